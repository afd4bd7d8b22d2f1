/** Which periods to offer where a report names none: what should be in, what ended last, what ended before it. */
import { expectedFigures, latestDuePeriod } from '../../judging/release.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import {
  addDays,
  isSamePeriod,
  lastDayOfMonth,
  type Period,
  throughMonth,
  yearOf,
} from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Draft } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'

const OFFERED = 3

export function periodsFor(turn: Pick<Turn, 'books' | 'today'>, drafts: readonly Draft[]): Period[] {
  const { plan } = turn.books
  const [first] = drafts.flatMap((it) => (it.indicator === null ? [] : [plan.indicator(it.indicator)]))
  return first === undefined ? [] : offered(plan, first, turn.today)
}

function offered(plan: Catalogue, indicator: Indicator, today: string): Period[] {
  // In January what ended last is last year's.
  const all = plan.years.toReversed().flatMap((it) => expectedFigures(it, it.indicator(indicator.id)))
  const over = all
    .map((it) => it.period)
    .filter((it) => it.to < today)
    .reverse()
  const due = latestDuePeriod(plan, indicator, today)
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1)
  const month = Number(lastMonth.slice(5, 7))
  const wanted: Period[] = [
    ...over.slice(0, 2),
    ...(due === null ? [] : [due]),
    throughMonth(yearOf(lastMonth), month),
    { from: `${lastMonth.slice(0, 7)}-01`, to: lastDayOfMonth(yearOf(lastMonth), month) },
  ]
  const different = wanted.filter((it, at) => wanted.findIndex((other) => isSamePeriod(other, it)) === at)
  return different.slice(0, OFFERED)
}
