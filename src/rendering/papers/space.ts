/**
 * How much of a page words take, in lines of the body: 28 characters to a line, 22 lines to a page (GB/T 9704-2012). A
 * body is planned by it before it is set, so that it keeps to its three pages however much lags.
 */
import { type Block, text } from './paper.ts'

const CHARACTERS = 28
const LINES = 22
const PAGES = 3
/** Title, mark, 主送, the list of annexes and the signature; and what is left empty where a heading goes over with its text. */
const AROUND = 23

/** Lines that the blocks of a body may take. */
export const BODY_LINES = PAGES * LINES - AROUND

/** In characters of the body: figures and Latin letters are half as wide. */
export function widthOf(words: string): number {
  return [...words].reduce((sum, it) => sum + (/[\x20-\x7e]/.test(it) ? 0.5 : 1), 0)
}

/** With the two characters by which the first line stands in. */
export function linesOf(words: string): number {
  return Math.max(1, Math.ceil((widthOf(words) + 2) / CHARACTERS))
}

export function linesIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, it) => sum + linesOf(it.text), 0)
}

/** The first of the blocks that `lines` hold, one at the least, and what is said of the others. */
export function within(blocks: readonly Block[], lines: number, rest: (left: number) => string): Block[] {
  if (linesIn(blocks) <= lines) return [...blocks]
  // The last line is for the others.
  let left = lines - 1
  const kept = blocks.filter((it, at) => {
    left -= linesOf(it.text)
    return at === 0 || left >= 0
  })
  return [...kept, text(rest(blocks.length - kept.length))]
}

/** `受要素保障影响，部分项目开工推迟…`: what is longer stands whole in an annex. */
export function clipped(words: string, characters: number): string {
  const all = [...words]
  return all.length <= characters ? words : `${all.slice(0, characters - 1).join('')}…`
}

/** `市商务局、市发改委等23个单位`. */
export function named(names: readonly string[], most: number, unit: string): string {
  const shown = names.slice(0, most).join('、')
  return names.length <= most ? shown : `${shown}等${names.length}${unit}`
}
