/** Lines and cells of a pasted table. */
import type { Span } from '../reading.ts'

export type Row = readonly Span[]

/** Lines with something in them. */
export function linesOf(words: string): Span[] {
  const lines: Span[] = []
  let from = 0
  for (let at = 0; at <= words.length; at++) {
    if (at < words.length && words.charAt(at) !== '\n') continue
    if (words.slice(from, at).trim() !== '') lines.push({ from, to: at })
    from = at + 1
  }
  return lines
}

/**
 * What parts the cells: bars or tabs wherever there are any; commas where two lines or more have the same number of them,
 * and at least two.
 */
export function separatorOf(words: string, lines: readonly Span[]): '|' | '\t' | ',' | null {
  const counts = (mark: string) => lines.map((it) => words.slice(it.from, it.to).split(mark).length - 1)
  if (counts('|').some((it) => it > 0)) return '|'
  if (counts('\t').some((it) => it > 0)) return '\t'
  const commas = counts(',').filter((it) => it > 1)
  return commas.length > 1 && new Set(commas).size === 1 ? ',' : null
}

/** The cells of a line; a bar at either end closes the line and opens no cell. */
export function cellsIn(words: string, { from, to }: Span, separator: string): Row {
  const cells: Span[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && words.charAt(at) !== separator) continue
    cells.push({ from: start, to: at })
    start = at + 1
  }
  const isBlank = (it: Span | undefined) => it !== undefined && words.slice(it.from, it.to).trim() === ''
  if (separator === '|' && isBlank(cells[0])) cells.shift()
  if (separator === '|' && isBlank(cells.at(-1))) cells.pop()
  return cells
}
