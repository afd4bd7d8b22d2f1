/**
 * One turn at a time in each dialogue, other dialogues beside it; and arrivals before turns: none begins while messages
 * come in, since a platform waits seconds for its receipt and people are patient. A round of the event loop accepts one
 * connection, and a message takes a few rounds from there to the disk.
 */
import { type Address, dialogueKey } from './base/address.ts'

/** Rounds without an arrival after which a turn begins, and rounds after which it begins in any case. */
const QUIET = 4
const MOST = 400

export class Turns {
  readonly #last = new Map<string, Promise<void>>()
  #next: Promise<void> = Promise.resolve()
  #arrived = 0

  /** A message has come in. */
  arrival(): void {
    this.#arrived += 1
  }

  /** Resolves when the work is done; rejects as it does. */
  take(address: Address, work: () => Promise<void>): Promise<void> {
    const key = dialogueKey(address)
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(() => this.#quiet()).then(work)
    this.#last.set(key, turn)
    return turn.finally(() => this.#last.get(key) === turn && this.#last.delete(key))
  }

  /** Resolves when nothing is in work. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) {
      await Promise.all(this.#last.values())
      // Whoever waited for one of them may bring the next.
      await round()
    }
  }

  /** One after the other: each turn waits for rounds of its own. */
  #quiet(): Promise<void> {
    this.#next = this.#next.then(async () => {
      let quiet = 0
      for (let rounds = 0; quiet < QUIET && rounds < MOST; rounds++) {
        const before = this.#arrived
        await round()
        quiet = this.#arrived === before ? quiet + 1 : 0
      }
    })
    return this.#next
  }
}

function round(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
