/**
 * Microsoft's Bot Framework: Teams, Web Chat, the Agents Playground,
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-overview. A service posts activities to
 * us and is answered at once; what we say goes to the address that the conversation came from, kept on a shelf.
 * Without an app id anybody could post, therefore then for this machine alone.
 */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import { type Adapter, openAdapter } from './bot-framework-adapter.ts'
import { Book, type KnownShelf } from './bot-framework-book.ts'
import { type Activity, activityIdOf, decode, fetchables } from './bot-framework-decode.ts'
import { encode, LONGEST_TEXT } from './bot-framework-encode.ts'
import { fetchFile } from './bot-framework-files.ts'
import { isAllowed, isLoopback } from './bot-framework-hosts.ts'
import { ActivityServer } from './bot-framework-server.ts'
import {
  type AppIdentity,
  AppToken,
  BOT_FRAMEWORK,
  exposed,
  problem,
  ServiceFault,
  unreachable,
} from './bot-framework-service.ts'
import type {
  Abilities,
  Channel,
  ChannelState,
  Incoming,
  IncomingFile,
  IncomingHandler,
  IncomingKeeper,
  Outgoing,
  Sent,
} from './channel.ts'
import { fetchAll } from './fetching.ts'
import { Intake, type Log } from './intake.ts'
import { Lanes } from './lanes.ts'
import type { Listen } from './listener.ts'
import { Watch } from './watch.ts'

export { BOT_FRAMEWORK }

export interface BotFrameworkOptions {
  /** Null: without, for trying out on this machine. */
  readonly identity: AppIdentity | null
  readonly listen: Listen
  /** Where answers may go; without an identity to this machine alone. */
  readonly hosts: readonly string[]
  readonly conversations: KnownShelf
  readonly clock: Clock
  readonly log: Log
  readonly deadlineMs?: number
  readonly againMs?: number
  readonly watchMs?: number
  readonly graceMs?: number
}

/** Teams proves who writes; a page with Web Chat may say so itself. */
const PROVED = ['msteams']
const LIVE: ChannelState = { live: true, problem: null }

export class BotFramework implements Channel {
  readonly name = BOT_FRAMEWORK
  readonly abilities: Abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: LONGEST_TEXT,
  }
  readonly #options: Required<BotFrameworkOptions>
  readonly #server: ActivityServer
  readonly #intake: Intake
  readonly #book: Book
  readonly #sends = new Lanes()
  readonly #watch: Watch
  readonly #token: AppToken | null
  readonly #hosts: readonly string[]
  #adapter: Adapter | null = null
  #state: ChannelState = { live: false, problem: null }
  #open = false
  /** The service that did not answer last. */
  #gone = ''

  constructor(given: BotFrameworkOptions) {
    const options = { deadlineMs: 10_000, againMs: 5_000, watchMs: 30_000, graceMs: 2_000, ...given }
    this.#options = options
    this.#hosts = options.identity ? options.hosts : []
    this.#token = options.identity ? new AppToken(options.identity, options.deadlineMs) : null
    this.#server = new ActivityServer(options.listen, this.#hosts)
    this.#book = new Book(options.conversations)
    this.#intake = new Intake(options.log, (it) => this.fetch(it))
    this.#watch = new Watch(() => this.#isBack(), options.watchMs)
  }

  get state(): ChannelState {
    return this.#state
  }

  get port(): number {
    return this.#server.port
  }

  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    const { identity, listen, clock, deadlineMs } = this.#options
    if (!identity && !isLoopback(listen.host)) throw exposed()
    this.#state = LIVE
    await this.#token?.get(clock.now().getTime()).catch((error: unknown) => {
      const refused = error instanceof Problem && error.code === `${this.name}.credential`
      if (refused) throw error
      this.#state = { live: false, problem: unreachable('登录服务没有应答') }
    })
    const token = this.#token
    this.#adapter = await openAdapter({
      appId: identity?.appId ?? '',
      token,
      hosts: this.#hosts,
      deadlineMs,
      clock,
    })
    this.#intake.open(handler, keep)
    await this.#server.open((body, activity, authorization) => this.#receive(body, activity, authorization))
    this.#open = true
    if (!this.#state.live) this.#watch.begin()
  }

  async stop(): Promise<void> {
    this.#watch.end()
    await this.#server.close()
    await this.#intake.close(this.#options.graceMs)
    this.#open = false
    await this.#sends.idle(this.#options.graceMs)
    this.#state = { live: false, problem: null }
  }

  async #receive(body: Record<string, unknown>, activity: Activity, authorization: string): Promise<number> {
    const adapter = this.#adapter
    if (!adapter) return 503
    const proved = this.#options.identity ? PROVED : null
    return adapter.receive({ body, authorization }, async (reference) => {
      const incoming = decode(activity, { channel: this.name, now: this.#options.clock.now(), proved })
      if (!incoming) return
      // Before the acknowledgement: where it fails, the platform posts again.
      await this.#book.remember(incoming, reference)
      await this.#intake.take(incoming)
    })
  }

  fetch({ enclosed = [] }: Incoming): Promise<readonly IncomingFile[]> {
    const { deadlineMs, clock } = this.#options
    const own = this.#token
    const token = own && (() => own.get(clock.now().getTime()))
    const fetching = { hosts: this.#hosts, token, deadlineMs }
    return fetchAll(fetchables(enclosed), (it) => fetchFile(it, fetching))
  }

  send(outgoing: Outgoing): Promise<Sent> {
    const { room, person } = outgoing.to
    return this.#sends.run(room === undefined ? `person ${person}` : `room ${room}`, async () => {
      const sent = await this.#send(outgoing)
      if (!this.#open) return sent
      if ('ok' in sent) this.#state = LIVE
      else if (sent.problem.code === `${this.name}.unreachable`) {
        this.#state = { live: false, problem: sent.problem }
        this.#watch.begin()
      } else this.#state = { ...this.#state, problem: sent.problem }
      return sent
    })
  }

  async #send(outgoing: Outgoing): Promise<Sent> {
    const { to, mention, answers } = outgoing
    const adapter = this.#adapter
    if (!this.#open || !adapter) return { retryAt: this.#later(), problem: stopped() }
    let parts = 0
    try {
      const known = await (to.room === undefined ? this.#book.person(to.person) : this.#book.room(to.room))
      const reference = known?.reference
      if (!reference) return { refused: true, problem: noConversation() }
      const called = mention === undefined ? '' : (await this.#book.person(mention))?.name
      const client = { platform: reference.channelId ?? '', trial: this.#options.identity === null }
      const activities = encode(outgoing, client, called || (mention ?? ''))
      this.#gone = reference.serviceUrl ?? ''
      const answered = answers === undefined ? null : activityIdOf(answers)
      await adapter.send(reference, activities, answered, () => {
        parts += 1
      })
      return { ok: true }
    } catch (error) {
      return this.#fate(error, parts)
    }
  }

  /** A part that went out cannot be called back, and the whole would repeat it. */
  #fate(error: unknown, parts: number): Sent {
    // A Problem came before the call: no token, or nothing to be read from the shelf.
    const before = error instanceof Problem
    const fault = error instanceof ServiceFault ? error : new ServiceFault('E', before ? 'no' : 'perhaps')
    const said = before ? error : fault.status === null ? unreachable(fault.message) : refusal(fault.status)
    if (parts > 0 || fault.sent === 'perhaps') return { unknown: true, problem: said }
    if (fault.sent === 'refused') return { refused: true, problem: said }
    return { retryAt: this.#later(fault.waitMs), problem: said }
  }

  /** Any answer of the service will do. */
  async #isBack(): Promise<boolean> {
    const { deadlineMs, clock } = this.#options
    try {
      await this.#token?.get(clock.now().getTime())
      const signal = AbortSignal.timeout(deadlineMs)
      if (isAllowed(this.#gone, this.#hosts))
        await fetch(this.#gone, {
          method: 'HEAD',
          redirect: 'manual',
          signal,
          headers: { connection: 'close' },
        })
      if (this.#open) this.#state = LIVE
      return true
    } catch {
      return false
    }
  }

  #later(waitMs: number | null = null): Date {
    return new Date(this.#options.clock.now().getTime() + (waitMs ?? this.#options.againMs))
  }
}

function refusal(status: number) {
  return problem(
    'refused',
    `Bot Framework 的服务拒绝了消息（HTTP ${status}）`,
    '请确认机器人仍在该会话中，应用密码没有过期。',
  )
}

function noConversation() {
  return problem('no_conversation', '对方还没有和机器人说过话，无处可发', '请对方先给机器人发一条消息。')
}

function stopped() {
  return problem('stopped', '渠道没有启动', '启动后会自动再发。')
}
