/** Figures that are due and not in, and who answers for them. */
import type { Books } from '../ledger/books.ts'
import { isSamePeriod, lastDayOfMonth, type Period, wholeYear } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import { excusedOf } from './excused.ts'
import { judge, judgeAll } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { expectedFigures } from './release.ts'
import { booksOf, lastYears } from './years.ts'

/** March: the month through which last year's plan is asked for beside this year's. */
const BOTH_UNTIL = 3

/** A figure that is due and not in. */
export interface Lacking {
  readonly indicator: string
  readonly period: Period
}

/** Figures that should be in and are not, by the first unit that answers for them. */
export interface MissingOf {
  readonly unit: string
  readonly items: readonly Lacking[]
}

/** Of each indicator the latest period that is due; of a period asked for, where its day is over and nothing stands. */
export function lacking(books: Books, judgements: readonly Judgement[], asked: Period | null): Lacking[] {
  const { plan } = booksOf(books, asked)
  return judgements.flatMap(({ indicator, missing }) => {
    if (asked === null) return missing === null ? [] : [{ indicator, period: missing }]
    const expected = expectedFigures(plan, plan.indicator(indicator))
    const due = expected.find((it) => it.period.to === asked.to)
    if (due === undefined || due.day >= books.today) return []
    if (excusedOf(books, plan.indicator(indicator), due.period, books.today) !== null) return []
    return judge(books, indicator, { period: due.period }).figure === null
      ? [{ indicator, period: due.period }]
      : []
  })
}

/**
 * Of last year's plan what is due and not in: all of it until the end of March, while both plans are asked for, and
 * after that what fell due this year, the annual figures, until they come.
 */
export function carriedOver(books: Books, within: (indicator: Indicator) => boolean): Lacking[] {
  const before = lastYears(books)
  if (before === null) return []
  const { year } = books.plan.plan
  const first = books.today <= lastDayOfMonth(year, BOTH_UNTIL) ? '' : wholeYear(year).from
  return lacking(before, judgeAll(before, within), null).filter(({ indicator, period }) => {
    const expected = expectedFigures(before.plan, before.plan.indicator(indicator))
    return expected.some((it) => isSamePeriod(it.period, period) && it.day >= first)
  })
}

/** Under the unit asked for, else under the first that answers for each; units in the plan's order. */
export function byUnit(books: Books, items: readonly Lacking[], unit: string | null): MissingOf[] {
  const groups = new Map<string, Lacking[]>()
  for (const item of items) {
    const owner = unit ?? books.plan.indicator(item.indicator).owner_units[0] ?? ''
    groups.set(owner, [...(groups.get(owner) ?? []), item])
  }
  const order = new Set([...books.plan.units.map((it) => it.name), ...groups.keys()])
  return [...order].flatMap((name) => {
    const own = groups.get(name)
    return own === undefined ? [] : [{ unit: name, items: own }]
  })
}
