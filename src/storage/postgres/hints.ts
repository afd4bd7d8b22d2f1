/**
 * What processes tell each other through the database (LISTEN and NOTIFY), on a connection of its own. It is a hint and no
 * more: an engine that knows neither, a line that is lost, and the others find out when they look the next time. What is
 * told within a moment goes together.
 */
import { createHash } from 'node:crypto'
import type { DatabaseAddress } from './address.ts'
import { Line } from './line.ts'

/** Between two tellings; a line that was lost is made anew after as long. */
const PAUSE_MS = 10
const AGAIN_MS = 2_000

export class Hints {
  readonly #line: Line
  readonly #channel: string
  #hear: (said: string) => void = () => {}
  #again: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  readonly #waiting = new Set<string>()
  #isClosed = false

  constructor(address: DatabaseAddress) {
    this.#channel = `diaodu_${createHash('sha256').update(address.schema).digest('hex').slice(0, 16)}`
    this.#line = new Line(address, undefined, {
      told: (said) => this.#hear(said),
      lost: () => this.#later(),
    })
  }

  listen(hear: (said: string) => void): void {
    this.#hear = hear
    void this.#listen()
  }

  tell(what: string): void {
    if (this.#isClosed) return
    this.#waiting.add(what)
    this.#soon ??= setTimeout(() => void this.#told(), PAUSE_MS)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    await this.#told()
    this.#isClosed = true
    clearTimeout(this.#again)
    await this.#line.close()
  }

  async #told(): Promise<void> {
    clearTimeout(this.#soon)
    this.#soon = undefined
    const all = [...this.#waiting]
    this.#waiting.clear()
    for (const it of all)
      await this.#line.ask('SELECT pg_notify($1, $2)', [this.#channel, it]).catch(() => {})
  }

  async #listen(): Promise<void> {
    try {
      await this.#line.ask(`LISTEN ${this.#channel}`)
    } catch {
      this.#later()
    }
  }

  #later(): void {
    if (this.#isClosed || this.#again !== undefined) return
    this.#again = setTimeout(() => {
      this.#again = undefined
      void this.#listen()
    }, AGAIN_MS)
    this.#again.unref()
  }
}
