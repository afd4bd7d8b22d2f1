/** Which data periods of an indicator are in: what 上一期 and 再上个月 are relative to. */

import type { Books } from '../ledger/books.ts'
import { CITY } from '../plan/counties.ts'
import { isSamePeriod, type Period } from '../plan/period.ts'

/** The city's periods before `shown`, the newest first; null: before the newest of all. */
export function byNewest({ standing }: Books, indicator: string, shown: Period | null): Period[] {
  const all = standing
    .ofIndicator(indicator)
    .filter(({ figure, status }) => figure.scope === CITY && status !== 'returned')
    .map(({ figure }) => figure.period)
    .filter((it, at, every) => every.findIndex((other) => isSamePeriod(it, other)) === at)
    .reverse()
  const of = shown ?? all[0]
  const single = of !== undefined && !of.from.endsWith('-01-01')
  return of === undefined ? [] : all.filter((it) => it.to < of.to && single === !it.from.endsWith('-01-01'))
}
