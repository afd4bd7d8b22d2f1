/** Many judgements of one period, and since when something has been behind. */
import type { Books } from '../ledger/books.ts'
import { type Period, yearOf } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import { judge, judgeAll } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { isBehind } from './tally.ts'
import { booksOf } from './years.ts'

/**
 * Of a period where one is given: what has a figure of another period only is without data for this one, what
 * has none at all keeps its own light (未到统计时点, 无数据).
 */
export function judgementsOf(
  books: Books,
  filter: (indicator: Indicator) => boolean,
  period: Period | null,
): Judgement[] {
  if (period === null) return judgeAll(books, filter)
  const there = booksOf(books, period)
  return judgeAll(books, filter, { period }).map((asked) => {
    if (asked.figure !== null) return asked
    const now = judge(there, asked.indicator)
    return now.figure === null ? now : asked
  })
}

/** The first data period since which it has been behind without a break; null for a milestone past its date. */
export function behindSince(books: Books, judgement: Judgement): Period | null {
  if (judgement.figure === null) return null
  const year = yearOf((judgement.period ?? judgement.figure.figure.period).to)
  const periods = books.standing
    .ofIndicator(judgement.indicator)
    .map((it) => it.figure.period)
    .filter((it) => judgement.period !== null && it.to <= judgement.period.to)
    .filter((it) => yearOf(it.to) === year)
  let since = judgement.period
  for (const period of periods.toReversed()) {
    const before = judge(books, judgement.indicator, { period })
    if (before.reason === 'single_month') continue
    if (!isBehind(before)) break
    since = period
  }
  return since
}
