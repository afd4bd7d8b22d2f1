/**
 * Writes that come together share one transaction, since it is the flush to the disk that takes the time, however many
 * there are. Each is still all or nothing by itself, takes effect in its order, and resolves when it is on disk.
 *
 * A transaction is begun when no more come for a few rounds of the event loop, and in any case when they have been
 * gathered for twice as long as the last one took: whoever is alone does not wait, and in a crowd the disk is a third of
 * the time.
 */

/** Writes as one transaction; rejects where the engine refuses it, of which then nothing is kept. */
export type Transact = (work: () => boolean) => Promise<boolean>

interface Waiting {
  /** False: its condition does not hold, and it has written nothing. */
  readonly work: () => boolean
  readonly resolve: (done: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Rounds without another write after which nobody is waited for. */
const QUIET = 12
const LONGEST_MS = 50
const SHORTEST_MS = 3

export class Group {
  readonly #transact: Transact
  #waiting: Waiting[] = []
  #working = false
  #lastMs = 0

  constructor(transact: Transact) {
    this.#transact = transact
  }

  write(work: () => boolean): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject })
      if (!this.#working) void this.#work()
    })
  }

  /** One transaction after the other, so that nothing overtakes what came before it. */
  async #work(): Promise<void> {
    this.#working = true
    while (this.#waiting.length > 0) {
      await this.#gathered()
      const group = this.#waiting
      this.#waiting = []
      const began = performance.now()
      await this.#flush(group)
      this.#lastMs = performance.now() - began
    }
    this.#working = false
  }

  async #gathered(): Promise<void> {
    const until = performance.now() + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * this.#lastMs))
    for (let quiet = 0; quiet < QUIET && performance.now() < until; ) {
      const before = this.#waiting.length
      await new Promise((resolve) => setImmediate(resolve))
      quiet = this.#waiting.length === before ? quiet + 1 : 0
    }
  }

  async #flush(group: readonly Waiting[]): Promise<void> {
    const done: boolean[] = []
    try {
      await this.#transact(() => {
        // A busy file is tried again from the start.
        done.length = 0
        for (const { work } of group) done.push(work())
        return true
      })
      for (const [index, { resolve }] of group.entries()) resolve(done[index] === true)
    } catch (error) {
      // One that is too large for the disk must not take the others with it.
      if (group.length === 1) group[0]?.reject(error)
      else for (const it of group) await this.#alone(it)
    }
  }

  async #alone({ work, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await this.#transact(work))
    } catch (error) {
      reject(error)
    }
  }
}
