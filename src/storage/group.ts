/**
 * Writes that come in the same round of the event loop share one transaction, since it is the flush to the disk that
 * takes the time, however many there are. Each is still all or nothing by itself, and resolves when it is on disk.
 */

/** Writes as one transaction; rejects where the engine refuses it, of which then nothing is kept. */
export type Transact = (work: () => boolean) => Promise<boolean>

interface Waiting {
  /** False: its condition does not hold, and it has written nothing. */
  readonly work: () => boolean
  readonly resolve: (done: boolean) => void
  readonly reject: (error: unknown) => void
}

export class Group {
  readonly #transact: Transact
  #waiting: Waiting[] = []

  constructor(transact: Transact) {
    this.#transact = transact
  }

  write(work: () => boolean): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject })
      if (this.#waiting.length === 1) setImmediate(() => void this.#flush())
    })
  }

  async #flush(): Promise<void> {
    const group = this.#waiting
    this.#waiting = []
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
