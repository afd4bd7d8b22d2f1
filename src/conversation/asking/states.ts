/**
 * How indicators stand, as every answer shows it: judged for those who may read figures, bare of figures for
 * those who may not; counted by light so that the counts sum to the whole.
 */
import { judge } from '../../judging/judge.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { behindSince } from '../../judging/lag.ts'
import { bindingPromiseOf } from '../../judging/promise.ts'
import { expectedFigures } from '../../judging/release.ts'
import type { Books } from '../../ledger/books.ts'
import type { Period } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Reading } from '../../understanding/reading.ts'
import { may, relationsTo } from '../access/rights.ts'
import type { Lag, NextDue, Scope, State } from '../turn/replies/query.ts'
import type { Turn } from '../turn/turn.ts'

export { judgementsOf } from '../../judging/lag.ts'
export { byUnit, lacking } from '../../judging/missing.ts'

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

export function judged(judgement: Judgement): State {
  return { indicator: judgement.indicator, judgement, without: null }
}

export function lagOf(books: Books, judgement: Judgement): Lag {
  const since = behindSince(books, judgement)
  return { state: judged(judgement), since, promised: bindingPromiseOf(books, judgement.indicator) }
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
