/** What stands on a printed page, in points from the top left. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The line that it stands on. */
  readonly base: number
  readonly size: number
}

/** A line across or down, or the edge of a box. */
export interface Rule {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
}

/** Words that stand on one line, from the left; lines from the top. */
export function rowsOf(words: readonly Word[]): Word[][] {
  const rows: Word[][] = []
  for (const word of words.toSorted((a, b) => a.base - b.base)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (
      row !== undefined &&
      first !== undefined &&
      word.base - first.base < Math.max(first.size, word.size) / 2
    )
      row.push(word)
    else rows.push([word])
  }
  return rows.map((row) => row.toSorted((a, b) => a.left - b.left))
}

export function linesOf(words: readonly Word[]): Line[] {
  return rowsOf(words).map((row) => {
    const size = Math.max(...row.map((it) => it.size))
    return {
      text: spaced(row),
      left: Math.min(...row.map((it) => it.left)),
      right: Math.max(...row.map((it) => it.right)),
      base: Math.max(...row.map((it) => it.base)),
      size,
    }
  })
}

/** Between Chinese characters a gap is no blank; between two words of letters or digits it is one. */
export function spaced(words: readonly Word[]): string {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const word of words) {
    const said = word.text.trim()
    const gap = word.left - right > word.size / 5
    text += gap && /[A-Za-z0-9.]$/.test(text) && /^[A-Za-z0-9]/.test(said) ? ` ${said}` : said
    right = word.right
  }
  return text.replace(
    /(?<=[\p{Script=Han}，。、；：（）“”《》])\s+|\s+(?=[\p{Script=Han}，。、；：（）“”《》])/gu,
    '',
  )
}
