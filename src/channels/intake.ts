/** The way in, the same for every channel: in order within a dialogue, faults caught, and a stop that waits. */
import { type Address, dialogueKey } from '../base/address.ts'
import type { Incoming, IncomingHandler } from './channel.ts'
import { Lanes } from './lanes.ts'

/** The operator's log. */
export type Log = (what: string, error: unknown) => void

export class Intake {
  readonly #lanes = new Lanes()
  readonly #log: Log
  #handler: IncomingHandler | null = null

  constructor(log: Log) {
    this.#log = log
  }

  open(handler: IncomingHandler): void {
    this.#handler = handler
  }

  /**
   * Takes a message in without waiting for it. `incoming` may fetch what belongs to it, files for instance; the
   * next message of the dialogue comes after it.
   */
  take(from: Address, id: string, incoming: () => Incoming | Promise<Incoming>): void {
    const handler = this.#handler
    if (!handler) return
    void this.#lanes.run(dialogueKey(from), async () => {
      try {
        await handler(await incoming())
      } catch (error) {
        this.#log(`${from.channel}: message ${id} was not handled`, error)
      }
    })
  }

  /** Takes nothing more; resolves when what was taken is handled, or after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.#handler = null
    await this.#lanes.idle(graceMs)
  }
}
