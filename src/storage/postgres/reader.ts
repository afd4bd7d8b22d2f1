/**
 * Reads that are asked for while another is on its way go together: single rows in one question, and the same page once.
 * Each is asked after it was wanted, so that it shows what was committed until then.
 */
import type { Answer } from './line.ts'
import { READ } from './schema.ts'
import { placeOf } from './settled.ts'

type Ask = (text: string, values: readonly unknown[]) => Promise<Answer>

interface Wanted {
  readonly shelf: string
  readonly key: string
  readonly resolve: (text: string | undefined) => void
  readonly reject: (error: unknown) => void
}

/** As many rows as a question may ask for. */
const MOST = 500

export class Reader {
  readonly #ask: Ask
  #wanted: Wanted[] = []
  #isReading = false
  /** Pages that are to be asked for, by shelf and key. */
  readonly #pages = new Map<string, Promise<Answer>>()
  #before: Promise<unknown> = Promise.resolve()

  constructor(ask: Ask) {
    this.#ask = ask
  }

  one(shelf: string, key: string): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ shelf, key, resolve, reject })
      if (!this.#isReading) void this.#read()
    })
  }

  page(shelf: string, after: string, size: number): Promise<Answer> {
    const place = placeOf({ shelf, key: after })
    const waiting = this.#pages.get(place)
    if (waiting !== undefined) return waiting
    const page = this.#before.then(() => {
      // From now on it is on its way: whoever asks later asks anew.
      this.#pages.delete(place)
      return this.#ask(READ.page, [shelf, after, size])
    })
    this.#pages.set(place, page)
    this.#before = page.catch(() => {})
    return page
  }

  async #read(): Promise<void> {
    this.#isReading = true
    while (this.#wanted.length > 0) {
      const wanted = this.#wanted.splice(0, MOST)
      try {
        const { rows } = await this.#ask(READ.some, [
          wanted.map((it) => it.shelf),
          wanted.map((it) => it.key),
        ])
        const found = new Map(
          rows.map((it) => [placeOf({ shelf: String(it.shelf), key: String(it.key) }), String(it.value)]),
        )
        for (const it of wanted) it.resolve(found.get(placeOf(it)))
      } catch (error) {
        for (const { reject } of wanted) reject(error)
      }
    }
    this.#isReading = false
  }
}
