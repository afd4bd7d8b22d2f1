/**
 * One turn at a time in each dialogue, other dialogues beside it; and one turn begun in each round of the event loop, so
 * that what arrives meanwhile is kept and acknowledged before the next one is thought about.
 */
import { type Address, dialogueKey } from './base/address.ts'

export class Turns {
  readonly #last = new Map<string, Promise<void>>()
  #round: Promise<void> = Promise.resolve()

  /** Resolves when the work is done; rejects as it does. */
  take(address: Address, work: () => Promise<void>): Promise<void> {
    const key = dialogueKey(address)
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(() => this.#nextRound()).then(work)
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

  #nextRound(): Promise<void> {
    this.#round = this.#round.then(round)
    return this.#round
  }
}

function round(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
