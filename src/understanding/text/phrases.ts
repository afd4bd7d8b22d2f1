/**
 * Finds every listed phrase in a text, whatever their number: a position costs one look-up of its first
 * two characters, which tell the lengths that a phrase starting so may have. Used on characters and,
 * for homophones, on syllables.
 */
export interface PhraseMatch<T> {
  readonly from: number
  readonly to: number
  readonly values: readonly T[]
}

export class Phrases<T> {
  readonly #values = new Map<string, T[]>()
  /** Lengths, longest first, by the first two characters. */
  readonly #lengths = new Map<string, number[]>()

  /** Phrases of one character are too ambiguous to be found anywhere and are refused. */
  add(phrase: string, value: T): void {
    if (phrase.length < 2) return
    const values = this.#values.get(phrase)
    if (values !== undefined) {
      values.push(value)
      return
    }
    this.#values.set(phrase, [value])
    const start = phrase.slice(0, 2)
    const lengths = this.#lengths.get(start)
    if (lengths === undefined) this.#lengths.set(start, [phrase.length])
    else if (!lengths.includes(phrase.length)) {
      lengths.push(phrase.length)
      lengths.sort((a, b) => b - a)
    }
  }

  has(phrase: string): boolean {
    return this.#values.has(phrase)
  }

  /** All matches, overlapping ones too, from left to right, the longer first at one place. */
  *matches(text: string): Generator<PhraseMatch<T>> {
    for (let from = 0; from + 2 <= text.length; from++) {
      const lengths = this.#lengths.get(text.slice(from, from + 2))
      if (lengths === undefined) continue
      for (const length of lengths) {
        if (from + length > text.length) continue
        const values = this.#values.get(text.slice(from, from + length))
        if (values !== undefined) yield { from, to: from + length, values }
      }
    }
  }
}
