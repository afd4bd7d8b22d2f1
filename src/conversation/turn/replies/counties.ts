/** What is answered about counties: one indicator across all of them, and all of one. */
import type { StandingFigure } from '../../../ledger/standing.ts'
import type { Period } from '../../../plan/period.ts'

/** What the counties have of one indicator, the highest first. */
export interface CountiesReply {
  readonly type: 'counties'
  readonly indicator: string
  /** Null: no county has a figure. */
  readonly period: Period | null
  readonly figures: readonly StandingFigure[]
  /** Counties that have none of that period. */
  readonly without: readonly string[]
}

/** What the plan gives to one county, and what it has reported. */
export interface CountyReply {
  readonly type: 'county'
  readonly county: string
  /** Asked of each county; what is asked of this one by name is told as of any unit. */
  readonly indicators: readonly string[]
  readonly leads: readonly string[]
  readonly joins: readonly string[]
  /** Tasks of others whose text names the county. */
  readonly named: readonly string[]
  /** The latest of its own of each indicator; null: the asker may not see figures, or not here. */
  readonly figures: readonly StandingFigure[] | null
}
