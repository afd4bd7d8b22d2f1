/**
 * A channel of which one process may have the connection, in a process of several: it stands by until it is its turn, and
 * lets go where it cannot be sure any more that it still is.
 *
 *     const channel = new InTurn(await open(), open, { clock, log })
 *     await channel.start(handler, keep)    // stands by
 *     channel.turn(true)                    // connects
 */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
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

/** Longer than an answer waits for its channel: another process has it. */
const NOT_HERE_MS = 10 * 60_000

export interface InTurnNeeds {
  readonly clock: Clock
  readonly log: (what: string, error: unknown) => void
}

export class InTurn implements Channel {
  readonly single = true
  readonly name: string
  readonly abilities: Abilities
  readonly #open: () => Promise<Channel>
  readonly #needs: InTurnNeeds
  #channel: Channel
  #isUsed = false
  #isOn = false
  #start: [IncomingHandler, IncomingKeeper | undefined] | null = null
  #problem: Problem | null = null
  #last: Promise<void> = Promise.resolve()

  /** `open`: another of it, since one that was stopped is done with. */
  constructor(first: Channel, open: () => Promise<Channel>, needs: InTurnNeeds) {
    this.name = first.name
    this.abilities = first.abilities
    this.#channel = first
    this.#open = open
    this.#needs = needs
  }

  get state(): ChannelState {
    if (this.#isOn) return this.#channel.state
    return this.#problem === null
      ? { live: false, problem: null, standby: true }
      : { live: false, problem: this.#problem }
  }

  /** Resolves at once where it is not its turn; where it is, as the channel's own. */
  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    this.#start = [handler, keep]
    await this.#last
    if (this.#problem !== null) throw this.#problem
  }

  /** Whether it is this process's turn; resolves when that is done. */
  turn(isOurs: boolean): Promise<void> {
    this.#last = this.#last
      .then(() => (isOurs ? this.#on() : this.#off()))
      .catch((error) => {
        this.#problem = error instanceof Problem ? error : null
        this.#needs.log(`channel ${this.name}: not started`, error)
      })
    return this.#last
  }

  async #on(): Promise<void> {
    if (this.#isOn || this.#start === null) return
    if (this.#isUsed) this.#channel = await this.#open()
    this.#isUsed = true
    this.#problem = null
    this.#isOn = true
    try {
      await this.#channel.start(...this.#start)
    } catch (error) {
      this.#isOn = false
      throw error
    }
  }

  async #off(): Promise<void> {
    if (!this.#isOn) return
    this.#isOn = false
    await this.#channel.stop()
  }

  async send(outgoing: Outgoing): Promise<Sent> {
    if (this.#isOn) return this.#channel.send(outgoing)
    const retryAt = new Date(this.#needs.clock.now().getTime() + NOT_HERE_MS)
    return { retryAt, problem: elsewhere(this.name) }
  }

  async fetch(incoming: Incoming): Promise<readonly IncomingFile[]> {
    return (await this.#channel.fetch?.(incoming)) ?? []
  }

  stop(): Promise<void> {
    this.#start = null
    return this.turn(false)
  }
}

function elsewhere(name: string): Problem {
  return new Problem(
    'channel.elsewhere',
    `渠道 ${name} 由另一个程序连着，本程序待命`,
    '无需处理：由连着的程序发送；它停了，本程序接着连。',
  )
}
