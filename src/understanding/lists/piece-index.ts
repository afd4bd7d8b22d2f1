/**
 * Items by any piece of their names, wherever it stands in a message: 虞公港, 七里山电厂, 芯片封装. A place costs one
 * look-up of its first two characters, however many items there are.
 */
import type { Span } from '../reading.ts'
import { Phrases } from '../text/phrases.ts'

export interface PieceHit<T> extends Span {
  readonly entries: ReadonlySet<T>
}

/** Longer pieces are found by the pieces that they begin with. */
const LONGEST = 10
/** A shorter one is one only where a name begins with it: 紫光, 华电. */
const SHORTEST = 3
/** What stands in more names than a question may offer tells none of them apart. */
const MOST = 6

export class PieceIndex<T> {
  readonly #phrases = new Phrases<T>()

  /** `starts`: the forms of the name that may be begun with two characters. */
  add(name: string, starts: readonly string[], entry: T): void {
    const pieces = new Set<string>()
    for (const start of starts) if (/^[\p{Script=Han}a-z]{2}/u.test(start)) pieces.add(start.slice(0, 2))
    for (let from = 0; from < name.length; from++)
      for (let size = SHORTEST; size <= LONGEST && from + size <= name.length; size++)
        pieces.add(name.slice(from, from + size))
    for (const it of pieces) this.#phrases.add(it, entry)
  }

  touches(text: string): boolean {
    for (const _ of this.#phrases.matches(text)) return true
    return false
  }

  /** The longest piece at each place, from left to right, those that run on in one and the same name joined. */
  hits(text: string, isPlain: (from: number, to: number) => boolean): PieceHit<T>[] {
    const found: PieceHit<T>[] = []
    let taken = 0
    for (const { from, to, values } of this.#phrases.matches(text)) {
      if (from < taken || isPlain(from, to)) continue
      const entries = new Set(values)
      const last = found.at(-1)
      const both = last?.to === from ? new Set([...last.entries].filter((it) => entries.has(it))) : null
      if (last !== undefined && both !== null && both.size > 0)
        found[found.length - 1] = { from: last.from, to, entries: both }
      else if (entries.size <= MOST) found.push({ from, to, entries })
      else continue
      taken = to
    }
    return found
  }
}
