/** While a platform is out of reach, asks from time to time whether it is back. */
export class Watch {
  readonly #back: () => Promise<boolean>
  readonly #everyMs: number
  #timer: NodeJS.Timeout | null = null
  #ended = false

  /** `back` never rejects. */
  constructor(back: () => Promise<boolean>, everyMs: number) {
    this.#back = back
    this.#everyMs = everyMs
  }

  /** Asks until it is back; once begun, again means nothing. */
  begin(): void {
    if (this.#timer || this.#ended) return
    const timer = setTimeout(async () => {
      const back = await this.#back()
      if (this.#timer !== timer) return
      this.#timer = null
      if (!back) this.begin()
    }, this.#everyMs)
    this.#timer = timer.unref()
  }

  end(): void {
    this.#ended = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
