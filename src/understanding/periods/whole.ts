/** A text that is a time and nothing else: a cell of a table, the words of a short answer. What it names lies behind. */
import type { Day } from '../../base/clock.ts'
import type { Period } from '../../plan/period.ts'
import { normalise } from '../text/normalise.ts'
import { findPeriods } from './periods.ts'

/** Null: it is none, or says more: 1—3月, 截至3月底, 一季度累计. */
export function wholePeriod(text: string, today: Day): Period | null {
  const said = normalise(text).text.trim()
  const [only, ...more] = findPeriods(said, today, true)
  if (only === undefined || more.length > 0 || only.from > 0) return null
  return BEHIND.includes(said.slice(only.to)) ? only.period : null
}

const BEHIND: readonly string[] = ['', '的', '数', '的数', '数据', '累计', '累计数']
