/** The way in, the same for every channel: kept first, then in order within a dialogue, faults caught, and a stop that waits. */
import { dialogueKey } from '../base/address.ts'
import { Problem } from '../base/problem.ts'
import type { Incoming, IncomingFile, IncomingHandler, IncomingKeeper } from './channel.ts'
import { Lanes } from './lanes.ts'

/** The store's Problem that says: others have gone on without this process. */
const FENCED = 'store.fenced'

/** The operator's log. */
export type Log = (what: string, error: unknown) => void

/** The files that the platform still has. */
export type Fetch = (incoming: Incoming) => Promise<readonly IncomingFile[]>

export class Intake {
  readonly #lanes = new Lanes()
  readonly #log: Log
  readonly #fetch: Fetch
  #handler: IncomingHandler | null = null
  #keep: IncomingKeeper = async () => {}

  constructor(log: Log, fetch: Fetch = async () => []) {
    this.#log = log
    this.#fetch = fetch
  }

  open(handler: IncomingHandler, keep: IncomingKeeper = async () => {}): void {
    this.#handler = handler
    this.#keep = keep
  }

  /**
   * Resolves when the message is on disk: then its platform may be told so. Where it cannot be kept it resolves once the
   * message is handled, whose sender has then been told. Rejects where neither came to pass: the platform is to bring it
   * again. Its files are fetched after that, and the next message of the dialogue comes after them.
   */
  async take(incoming: Incoming): Promise<void> {
    const handler = this.#handler
    if (!handler) throw new Error('nothing is taken in any more')
    const { id, from } = incoming
    const kept = this.#keep(incoming).then(
      () => true,
      (error) => {
        this.#log(`${from.channel}: message ${id} was not kept`, error)
        // Nothing is said here any more: the platform is to bring it to whoever goes on.
        if (error instanceof Problem && error.code === FENCED) throw error
        return false
      },
    )
    // Its place in the dialogue is that of its arrival.
    const handled = this.#lanes.run(dialogueKey(from), async () => {
      await kept
      await handler(await this.#whole(incoming))
    })
    handled.catch((error) => this.#log(`${from.channel}: message ${id} was not handled`, error))
    if (!(await kept)) await handled
  }

  async #whole(incoming: Incoming): Promise<Incoming> {
    return incoming.enclosed === undefined ? incoming : { ...incoming, files: await this.#fetch(incoming) }
  }

  /** Takes nothing more; resolves when what was taken is handled, or after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.#handler = null
    await this.#lanes.idle(graceMs)
  }
}
