/**
 * How indicators stand, as every answer shows it: judged for those who may read figures, bare of figures for
 * those who may not; counted by light so that the counts sum to the whole.
 */
import { judge, judgeAll } from '../judging/judge.ts'
import type { Judgement } from '../judging/judgement.ts'
import { expectedFigures } from '../judging/release.ts'
import { isBehind } from '../judging/tally.ts'
import type { Books } from '../ledger/books.ts'
import type { Period } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import type { Reading } from '../understanding/reading.ts'
import type { Lag, MissingOf, NextDue, Scope, State } from './replies/query.ts'
import { may, relationsTo } from './rights.ts'
import type { Turn } from './turn.ts'

/** The state of one indicator for the asker; of a period where one was asked for. */
export function stateOf(turn: Turn, id: string, period: Period | null): State {
  const { books } = turn
  const relations = relationsTo(turn.sender, books.plan.indicator(id), books.plan)
  if (!may(turn, 'read', relations)) return { indicator: id, judgement: null, without: null }
  if (period === null) return judged(judge(books, id))
  const asked = judge(books, id, { period })
  if (asked.figure !== null) return judged(asked)
  const expected = expectedFigures(books.plan, books.plan.indicator(id)).find(
    (it) => it.period.to >= period.to,
  )
  return { indicator: id, judgement: judge(books, id), without: { period, day: expected?.day ?? null } }
}

/** Whether the asker may see figures at all: what lists and counts go by. */
export function readsFigures(turn: Turn): boolean {
  return may(turn, 'read', ['general'])
}

/**
 * Many at once, of a period where one was asked for: what has a figure of another period only is without data
 * for this one, what has none at all keeps its own light (未到统计时点, 无数据).
 */
export function judgementsOf(
  books: Books,
  filter: (indicator: Indicator) => boolean,
  period: Period | null,
): Judgement[] {
  if (period === null) return judgeAll(books, filter)
  return judgeAll(books, filter, { period }).map((asked) => {
    if (asked.figure !== null) return asked
    const now = judge(books, asked.indicator)
    return now.figure === null ? now : asked
  })
}

export function judged(judgement: Judgement): State {
  return { indicator: judgement.indicator, judgement, without: null }
}

/** Since the end of which data period it has been behind without a break; null for a milestone past its date. */
export function lagOf(books: Books, judgement: Judgement): Lag {
  const periods = books.standing
    .ofIndicator(judgement.indicator)
    .map((it) => it.figure.period)
    .filter((it) => judgement.period !== null && it.to <= judgement.period.to)
    .filter((it) => it.from.slice(0, 4) === String(books.plan.plan.year))
  let since = judgement.period
  for (const period of periods.toReversed()) {
    const before = judge(books, judgement.indicator, { period })
    if (before.reason === 'single_month') continue
    if (!isBehind(before)) break
    since = period
  }
  return { state: judged(judgement), since: judgement.figure === null ? null : since }
}

/** What a list is about. The sender's own unit is a unit that was named (我局), never assumed. */
export function scopeOf(reading: Reading): Scope {
  return { campaign: reading.campaign, unit: reading.unit, indicators: reading.indicators }
}

export function inScope(scope: Scope): (indicator: Indicator) => boolean {
  return (it) =>
    (scope.campaign === null || it.campaign === scope.campaign) &&
    (scope.unit === null || it.owner_units.includes(scope.unit)) &&
    (scope.indicators.length === 0 || scope.indicators.includes(it.id))
}

/** A figure that is due and not in. */
export interface Lacking {
  readonly indicator: string
  readonly period: Period
}

/** Of each indicator the latest period that is due; of a period asked for, where its day is over and nothing stands. */
export function lacking(books: Books, judgements: readonly Judgement[], asked: Period | null): Lacking[] {
  return judgements.flatMap(({ indicator, missing }) => {
    if (asked === null) return missing === null ? [] : [{ indicator, period: missing }]
    const expected = expectedFigures(books.plan, books.plan.indicator(indicator))
    const due = expected.find((it) => it.period.to === asked.to)
    if (due === undefined || due.day >= books.today) return []
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

/** The day on which the next figures are to be in, and which those are. */
export function nextDueOf(judgements: readonly Judgement[]): NextDue | null {
  const coming = judgements.flatMap(({ indicator, next }) => (next === null ? [] : [{ indicator, ...next }]))
  const first = coming.reduce<(typeof coming)[number] | null>(
    (soonest, it) => (soonest === null || it.day < soonest.day ? it : soonest),
    null,
  )
  if (first === null) return null
  const same = coming.filter((it) => it.day === first.day)
  return { period: first.period, day: first.day, indicators: same.map((it) => it.indicator) }
}
