/**
 * What became of a promised day: by when a unit said that it would have caught up, and how its figures stand since.
 * Derived from the explanation and the judge, never stored. A later promise takes the place of an earlier one; a figure
 * that caught up settles the promise, and what falls behind again after that needs an explanation of its own.
 *
 * @example promiseOf(books, 'retail') // { day: '2025-06-30', state: 'lapsed', … }: the day is over, still behind
 */
import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { Period } from '../plan/period.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { behindSince } from './lag.ts'
import { expectedFigures } from './release.ts'
import { isBehind, isGood } from './tally.ts'

export interface Promised {
  readonly indicator: string
  /** Who promised it. */
  readonly unit: string
  readonly day: Day
  /** open: the day is not over. lapsed: it is, and the latest figure is behind. kept: a later figure caught up. */
  readonly state: 'open' | 'lapsed' | 'kept'
  /** Other days that were promised of this same lag before, oldest first. */
  readonly earlier: readonly Day[]
  /** Lapsed: the first figure that covers the promised day, where it cannot be in yet. */
  readonly awaits: { readonly period: Period; readonly day: Day } | null
}

/** The promise that counts, the latest; null where none was made, or where nothing can be said of it now. */
export function promiseOf(books: Books, indicator: string): Promised | null {
  const { backings } = books.standing
  const promise = backings.promise(indicator)
  if (promise === null) return null
  const { day, by } = promise
  const judgement = judge(books, indicator)
  const since = isBehind(judgement) ? behindSince(books, judgement) : null
  const common = { indicator, unit: by.unit, day }
  if (hasCaughtUp(judgement, since, by.period)) return { ...common, state: 'kept', earlier: [], awaits: null }
  if (!isBehind(judgement)) return null
  const before = backings
    .explanations(indicator)
    .filter((it) => it.period.to >= (since ?? it.period).to)
    .flatMap(({ promised }) => (promised === null || promised === day ? [] : [promised]))
  const earlier = [...new Set(before)]
  if (day >= books.today) return { ...common, state: 'open', earlier, awaits: null }
  return { ...common, state: 'lapsed', earlier, awaits: awaited(books, judgement, day) }
}

/** The promise as it binds now: what was kept says nothing of a lag that began after it. */
export function bindingPromiseOf(books: Books, indicator: string): Promised | null {
  const promised = promiseOf(books, indicator)
  return promised?.state === 'kept' ? null : promised
}

/** Of every indicator of which something was promised, in the plan's order. */
export function promisesOf(books: Books): Promised[] {
  return books.plan.indicators.flatMap(({ id }) => promiseOf(books, id) ?? [])
}

/** Good now, good until it fell silent, or good in between: the lag that there is has begun after the promise. */
function hasCaughtUp(judgement: Judgement, since: Period | null, period: Period): boolean {
  if (isGood(judgement) || judgement.reason === 'silent') return true
  return isBehind(judgement) && since !== null && since.to > period.to
}

/** Before its release day nobody can show by a figure that the promise was kept. */
function awaited({ plan, today }: Books, { indicator, period }: Judgement, day: Day): Promised['awaits'] {
  const covering = expectedFigures(plan, plan.indicator(indicator)).find((it) => it.period.to >= day)
  if (covering === undefined || covering.day < today) return null
  return (period?.to ?? '') < covering.period.to ? covering : null
}
