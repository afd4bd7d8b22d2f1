/** Figures that are due and not in, and who answers for them. */
import type { Books } from '../ledger/books.ts'
import type { Period } from '../plan/period.ts'
import { excusedOf } from './excused.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { expectedFigures } from './release.ts'

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
  return judgements.flatMap(({ indicator, missing }) => {
    if (asked === null) return missing === null ? [] : [{ indicator, period: missing }]
    const expected = expectedFigures(books.plan, books.plan.indicator(indicator))
    const due = expected.find((it) => it.period.to === asked.to)
    if (due === undefined || due.day >= books.today) return []
    if (excusedOf(books, books.plan.indicator(indicator), due.period, books.today) !== null) return []
    return judge(books, indicator, { period: due.period }).figure === null
      ? [{ indicator, period: due.period }]
      : []
  })
}

/** Under the unit asked for, else under the first that answers for each; units in the plan's order. */
export function byUnit(books: Books, items: readonly Lacking[], unit: string | null): MissingOf[] {
  const groups = new Map<string, Lacking[]>()
  for (const item of items) {
    const owner = unit ?? books.plan.indicator(item.indicator).owner_units[0] ?? ''
    groups.set(owner, [...(groups.get(owner) ?? []), item])
  }
  return books.plan.units.flatMap(({ name }) => {
    const own = groups.get(name)
    return own === undefined ? [] : [{ unit: name, items: own }]
  })
}
