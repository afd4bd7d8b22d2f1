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

/** The cells of a line; a bar at either end closes the line and opens no cell. */
export function cellsIn(words: string, { from, to }: Span): Row {
  const cells: Span[] = []
  const bars = words.slice(from, to).includes('|')
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && words.charAt(at) !== (bars ? '|' : '\t')) continue
    cells.push({ from: start, to: at })
    start = at + 1
  }
  const isBlank = (it: Span | undefined) => it !== undefined && words.slice(it.from, it.to).trim() === ''
  if (bars && isBlank(cells[0])) cells.shift()
  if (bars && isBlank(cells.at(-1))) cells.pop()
  return cells
}
