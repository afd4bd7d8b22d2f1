/**
 * A chat in the browser of this machine, to try the bot out: whoever sits there is whom he chooses to be. Nobody is
 * vouched for, therefore it is served on loopback alone (app.ts), and only where no other channel is set up.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../base/clock.ts'
import { Problem } from '../../base/problem.ts'
import type { Shelf } from '../../base/store.ts'
import type {
  Abilities,
  Channel,
  ChannelState,
  Incoming,
  IncomingHandler,
  IncomingKeeper,
  Outgoing,
  Sent,
} from '../channel.ts'
import { Intake, type Log } from '../intake.ts'
import { Lanes } from '../lanes.ts'
import { neutralised } from '../markup.ts'
import { split } from '../plain.ts'
import { type Said, Transcript } from './transcript.ts'

export const WEB_CHAT = 'web-chat'
const STOP_MS = 4_000
const RETRY_MS = 500

export interface WebChatOptions {
  readonly shelf: Shelf<Said>
  readonly clock: Clock
  readonly log: Log
  /** How long a message may take to reach the disk. */
  readonly deadlineMs?: number
}

export class WebChat implements Channel {
  readonly name = WEB_CHAT
  readonly abilities: Abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 4_000,
  }
  state: ChannelState = { live: false, problem: null }
  readonly transcript: Transcript
  readonly #clock: Clock
  readonly #deadlineMs: number
  readonly #intake: Intake
  readonly #sends = new Lanes()
  /** Messages in work, by their id. */
  readonly #work = new Map<string, Work>()
  #open = false

  constructor({ shelf, clock, log, deadlineMs = 5_000 }: WebChatOptions) {
    this.transcript = new Transcript(shelf)
    this.#clock = clock
    this.#deadlineMs = deadlineMs
    this.#intake = new Intake(log)
  }

  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    await this.transcript.load()
    this.#intake.open(async (incoming) => {
      try {
        await handler(incoming)
      } finally {
        this.#work.get(incoming.id)?.over()
        this.#work.delete(incoming.id)
      }
    }, keep)
    this.#open = true
    this.state = { live: true, problem: null }
  }

  /** Resolves when it is kept: the browser may be told so. Rejects where it is not. */
  async take(incoming: Incoming): Promise<void> {
    if (!this.#work.has(incoming.id)) this.#work.set(incoming.id, begun())
    try {
      await this.#intake.take(incoming)
    } catch (error) {
      this.#work.delete(incoming.id)
      throw error
    }
  }

  /** It stands in the transcript: sent again, it is not shown again. */
  isSaid(id: string): boolean {
    return this.transcript.has(id)
  }

  /** Resolves when the message is handled, and in any case after `ms`. */
  async answered(id: string, ms: number): Promise<void> {
    const enough = new AbortController()
    const late = sleep(ms, undefined, { signal: enough.signal, ref: false }).catch(() => {})
    await Promise.race([this.#work.get(id)?.done, late])
    enough.abort()
  }

  /** A link is drawn as one, not put below the text. */
  send({ link, ...outgoing }: Outgoing): Promise<Sent> {
    if (!this.#open) return Promise.resolve(this.#later(closed()))
    const { person, room } = outgoing.to
    return this.#sends.run(room ?? person, () => this.#deliver(neutralised(outgoing, WEB_CHAT), link))
  }

  async #deliver(outgoing: Outgoing, link: string | undefined): Promise<Sent> {
    const { to, text, picture, file, choices, mention } = outgoing
    const parts = split(text, this.abilities.longestText)
    for (const [at, part] of parts.entries()) {
      const last = at === parts.length - 1
      const said: Said = {
        person: to.person,
        ...(to.room === undefined ? {} : { room: to.room }),
        bot: true,
        text: part,
        at: this.#clock.now().toISOString(),
        ...(mention === undefined || to.room === undefined ? {} : { mention }),
        ...(last && link !== undefined ? { link } : {}),
        ...(last && picture ? { picture: { base64: base64(picture.png), alt: picture.alt } } : {}),
        ...(last && file ? { file: { base64: base64(file.bytes), name: file.name, type: file.type } } : {}),
        ...(last && choices && choices.length > 0 ? { choices } : {}),
      }
      const failed = await this.#kept(said, at > 0)
      if (failed !== null) return failed
    }
    this.state = { live: true, problem: null }
    return { ok: true }
  }

  /** Null: it stands. `begun`: a part of the same message stands already. */
  async #kept(said: Said, begun: boolean): Promise<Sent | null> {
    const slow = new AbortController()
    const late = sleep(this.#deadlineMs, 'late' as const, { signal: slow.signal }).catch(() => null)
    try {
      const done = await Promise.race([this.transcript.add(said).then(() => null), late])
      if (done === null) return null
      return { unknown: true, problem: this.#down(unwritten()) }
    } catch (error) {
      const problem = this.#down(unwritten(error))
      return begun ? { unknown: true, problem } : this.#later(problem)
    } finally {
      slow.abort()
    }
  }

  #down(problem: Problem): Problem {
    this.state = { live: false, problem }
    return problem
  }

  #later(problem: Problem): Sent {
    return { retryAt: new Date(this.#clock.now().getTime() + RETRY_MS), problem }
  }

  async stop(): Promise<void> {
    this.#open = false
    await this.#intake.close(STOP_MS)
    await this.#sends.idle(STOP_MS)
    this.state = { live: false, problem: null }
  }
}

interface Work {
  readonly done: Promise<void>
  readonly over: () => void
}

function begun(): Work {
  let over = () => {}
  const done = new Promise<void>((resolve) => {
    over = resolve
  })
  return { done, over }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function closed(): Problem {
  return new Problem('web-chat.closed', '试聊页面已关闭', '请重新启动。')
}

function unwritten(cause?: unknown): Problem {
  return new Problem('web-chat.unwritten', '试聊的消息没有存下', '请检查数据文件所在的磁盘。', cause)
}
