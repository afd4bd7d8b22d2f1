/** Pieces of what indicators are called: 高价值 of 万人高价值发明专利拥有量. */
import type { Catalogue } from '../../plan/catalogue.ts'

/** 里数 is no piece of 公里数: two characters are one where words begin and end with them. */
export function holds(handle: string, piece: string): boolean {
  const at = handle.indexOf(piece)
  if (at < 0 || piece.length > 2) return at >= 0
  const ends = [...WORDS.segment(handle)].map(({ index }) => index)
  const isEnd = (place: number) => place === handle.length || ends.includes(place)
  return isEnd(at) && isEnd(at + piece.length)
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** By what an indicator is called; measure words and the like say nothing. */
export function handlesOf(indicator: string, plan: Catalogue): string[] {
  const { name, aliases, loose } = plan.indicator(indicator)
  return [name, ...aliases, ...loose].map((it) => it.toLowerCase().replace(/[、“”"《》（）()\s]/g, ''))
}
