/**
 * What a target without a number of its own is measured by: 不低于全省平均水平, 达到省定目标, 稳中有降, 高于经济增速. Read from
 * the target's words, and shared by the reader (which of a message's numbers is the one to compare with) and the judges.
 */
import type { Indicator } from './schema.ts'

export type Comparator = 'province' | 'provincial_target' | 'last_year' | 'economy'

/** In this order: 全省 within 达到全省目标 is not the province's own figure. */
const WORDS: readonly (readonly [Comparator, RegExp])[] = [
  ['provincial_target', /省定|省级(?:目标|要求|任务)|省下达/],
  ['province', /全省|[高低]于全市|全市(?:平均|水平)/],
  ['economy', /经济增速|经济增长/],
  ['last_year', /下降|有降|降低|提高|上升/],
]

/** Null: the plan prints a number, or a deed, or nothing to compare with. */
export function comparatorOf(indicator: Indicator): Comparator | null {
  if (indicator.kind === 'milestone' || indicator.targets.some((it) => it.value !== null)) return null
  const text = targetWords(indicator)
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null
}

/** The targets in their own words: 高于高于全省农村居民收入增速. */
export function targetWords({ targets }: Indicator): string {
  return targets.map((it) => `${it.hedge ?? ''}${it.text ?? ''}`).join(' ')
}

/** What it is called in answers and in the dump. */
export function comparatorName(indicator: Indicator, comparator: Comparator): string {
  switch (comparator) {
    case 'province':
      return widerName(targetWords(indicator))
    case 'provincial_target':
      return '省定目标'
    case 'last_year':
      return '上年同期'
    case 'economy':
      return '经济增速'
  }
}

/** What is wider than a county is its city. */
function widerName(words: string): string {
  if (words.includes('全省农村')) return '全省农村'
  return words.includes('全省') ? '全省平均' : '全市平均'
}
