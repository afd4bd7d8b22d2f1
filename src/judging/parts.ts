/**
 * What each county is to bring of a target, and what it has brought: the plan's own parts beside the counties' own
 * figures, added up where they add up. The city's figure is another one, and is never made of these.
 */
import type { Books } from '../ledger/books.ts'
import { dueTargets } from '../plan/deadlines.ts'
import { isSamePeriod, type Period } from '../plan/period.ts'
import { plus } from './decimal.ts'

export interface Part {
  readonly county: string
  readonly target: number
  /** The latest of the period; null: the county has not reported. */
  readonly value: number | null
}

export interface Parts {
  readonly period: Period | null
  readonly parts: readonly Part[]
  /** Of what adds up (累计总量, 存量), the sum of those that are in. */
  readonly sum: number | null
}

/** Null: the plan gives the counties no parts of it. `period`: absent, the latest that any county has. */
export function partsOf({ plan, standing, today }: Books, id: string, asked: Period | null): Parts | null {
  const indicator = plan.indicator(id)
  const own = standing
    .ofIndicator(id)
    .filter(({ status }) => status !== 'returned')
    .map((it) => it.figure)
  const [target] = dueTargets(indicator, asked?.to ?? today)
  const given = target?.counties ?? []
  if (given.length === 0) return null
  const named = new Set(given.map((it) => it.county))
  const period = asked ?? own.filter((it) => named.has(it.scope)).at(-1)?.period ?? null
  const parts = given.map(({ county, value }) => {
    const figure = own.findLast(
      (it) => it.scope === county && period !== null && isSamePeriod(it.period, period),
    )
    return { county, target: value, value: figure?.value ?? null }
  })
  const adds = indicator.kind === 'count' || indicator.kind === 'level'
  const values = parts.flatMap((it) => it.value ?? [])
  return { period, parts, sum: adds && values.length > 0 ? values.reduce(plus) : null }
}
