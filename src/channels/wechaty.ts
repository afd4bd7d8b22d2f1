/**
 * WeChat, and what else a Wechaty gateway serves: messages by gRPC from a gateway that runs elsewhere,
 * https://wechaty.js.org/docs/puppet-services/. For development and demonstrations: WeChat forbids its accounts
 * to be driven so. The gateway itself is not told that we come and go; a restart of the bot is no logout.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type {
  Abilities,
  Channel,
  ChannelState,
  IncomingHandler,
  IncomingKeeper,
  Outgoing,
  Sent,
} from './channel.ts'
import { Overdue } from './deadline.ts'
import { Intake, type Log } from './intake.ts'
import { Lanes } from './lanes.ts'
import { Lease, type LeaseShelf } from './lease.ts'
import { decode, encode, LONGEST_TEXT, type Part } from './wechaty-decode.ts'
import { type Gateway, type Line, openLine, type Timing } from './wechaty-line.ts'
import { noAnswer, notSendable, offline, problemOf, WECHATY } from './wechaty-problems.ts'
import { Supervisor } from './wechaty-supervisor.ts'

export { WECHATY }

export interface WechatyOptions {
  readonly gateway: Gateway
  /** Whether the puppet keeps account ids over a login; web puppets do not: their people may ask but not report. */
  readonly lastingIds: boolean
  readonly leases: LeaseShelf
  readonly clock: Clock
  readonly log: Log
  readonly timing?: Partial<WechatyTiming>
}

export interface WechatyTiming extends Timing {
  readonly pauseMs: readonly [first: number, longest: number]
  readonly steadyMs: number
  /** How long a stop waits for what was taken in. */
  readonly graceMs: number
  /** And then for each of: what is being sent, the line. */
  readonly closeMs: number
  readonly leaseMs: number
  /** How long the rest of a message waits for a new line after its first part. */
  readonly restMs: number
}

const TIMING: WechatyTiming = {
  openMs: 20_000,
  callMs: 10_000,
  dingMs: 8_000,
  silenceMs: 25_000,
  pauseMs: [500, 30_000],
  steadyMs: 60_000,
  graceMs: 2_000,
  closeMs: 900,
  leaseMs: 30_000,
  restMs: 20_000,
}

export class Wechaty implements Channel {
  readonly name = WECHATY
  readonly single = true
  readonly abilities: Abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: false,
    longestText: LONGEST_TEXT,
  }
  readonly #timing: WechatyTiming
  readonly #clock: Clock
  readonly #intake: Intake
  readonly #supervisor: Supervisor
  readonly #sending = new Lanes()
  #open = false

  constructor({ gateway, lastingIds, leases, clock, log, timing: given = {} }: WechatyOptions) {
    const timing = { ...TIMING, ...given }
    const decoding = { channel: this.name, fleeting: !lastingIds }
    const intake = new Intake(log)
    this.#timing = timing
    this.#clock = clock
    this.#intake = intake
    const key = `${WECHATY} ${createHash('sha256').update(`${gateway.endpoint} ${gateway.token}`).digest('hex')}`
    this.#supervisor = new Supervisor({
      ...timing,
      clock,
      lease: new Lease(leases, key, clock, timing.leaseMs),
      open: (listener) => openLine(gateway, timing, listener),
      heard: (heard) => {
        const incoming = decode(heard, decoding)
        intake.take(incoming).catch((error) => log(`${WECHATY}: message ${incoming.id} was not taken`, error))
      },
      missed: (id, error) => log(`${WECHATY}: message ${id} could not be looked up`, problemOf(error)),
    })
  }

  get state(): ChannelState {
    return this.#supervisor.state
  }

  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    this.#open = true
    this.#intake.open(handler, keep)
    await this.#supervisor.start()
  }

  /** In order for each recipient. */
  send(outgoing: Outgoing): Promise<Sent> {
    const to = outgoing.to.room ?? outgoing.to.person
    return this.#sending.run(to, () => this.#send(to, outgoing))
  }

  async stop(): Promise<void> {
    const { graceMs, closeMs } = this.#timing
    await this.#intake.close(graceMs)
    this.#open = false
    await this.#sending.idle(closeMs)
    await this.#supervisor.stop()
  }

  async #send(to: string, outgoing: Outgoing): Promise<Sent> {
    let line = this.#open ? this.#supervisor.line : null
    if (!line) return this.#later()
    const { mention } = outgoing
    const { room } = outgoing.to
    const calls = mention !== undefined && room !== undefined
    const { mention: _, ...uncalled } = outgoing
    const called = calls ? await line.nameOf(mention, room).catch(() => '') : ''
    const parts = encode(called === '' ? uncalled : outgoing, called)

    for (const [index, part] of parts.entries()) {
      for (;;) {
        const fate: Fate = line ? await this.#part(line, to, part) : 'not sent'
        if (fate === 'sent') break
        if (fate === 'perhaps') return { unknown: true, problem: noAnswer() }
        if (fate === 'refused')
          return index === 0
            ? { refused: true, problem: notSendable() }
            : { unknown: true, problem: notSendable() }
        if (index === 0) return this.#later()
        // A part that went out cannot be called back: the rest waits for the next line.
        line = await this.#supervisor.lineWithin(this.#timing.restMs)
        if (!line) return { unknown: true, problem: noAnswer() }
      }
    }
    return { ok: true }
  }

  async #part(line: Line, to: string, part: Part): Promise<Fate> {
    try {
      // On a line that is dead and does not know it, nobody could tell afterwards whether the message left.
      await line.probe()
    } catch (error) {
      if (!isAnswered(error)) {
        this.#supervisor.lost(line, error)
        return 'not sent'
      }
    }
    try {
      if ('text' in part) await line.text(to, part.text, part.mention)
      else await line.file(to, part.file.name, part.file.bytes)
      return 'sent'
    } catch (error) {
      const text = String(error)
      if (/not logged in|no grpc manager/i.test(text)) {
        this.#supervisor.lost(line, error)
        return 'not sent'
      }
      if (/UNAVAILABLE.*No connection established/.test(text)) return 'not sent'
      if (error instanceof Overdue) this.#supervisor.lost(line, error)
      return isAnswered(error) && !/timeout|deadline/i.test(text) ? 'refused' : 'perhaps'
    }
  }

  #later(): Sent {
    const { clock, supervisor } = { clock: this.#clock, supervisor: this.#supervisor }
    const soonest = clock.now().getTime() + this.#timing.pauseMs[0]
    const retryAt = new Date(Math.max(soonest, supervisor.again.getTime()))
    return { retryAt, problem: supervisor.state.problem ?? offline() }
  }
}

type Fate = 'sent' | 'not sent' | 'perhaps' | 'refused'

/** Errors that the gateway itself gave, after the call had come to its end there. */
function isAnswered(error: unknown): boolean {
  return (
    /\b(2 UNKNOWN|3 INVALID_ARGUMENT|5 NOT_FOUND|9 FAILED_PRECONDITION|12 UNIMPLEMENTED|13 INTERNAL)\b/.test(
      String(error),
    ) && !/RST_STREAM/.test(String(error))
  )
}
