/** Replies about where figures come from, and about what somebody has filed. */
import type { Day } from '../../../base/clock.ts'
import type { Due } from '../../../judging/punctuality.ts'
import type { Noted } from '../../../ledger/noted.ts'
import type { ProgressReport, StandingFigure } from '../../../ledger/standing.ts'
import type { Period } from '../../../plan/period.ts'
import type { Role } from '../../../plan/roster.ts'
import type { Scope } from './query.ts'

/** One thing that happened to a figure, and whose account it was then, in the role of then. */
export interface Step {
  readonly noted: Noted
  readonly by: { readonly name: string; readonly role: Role } | null
}

export type TrailReply =
  | LateReply
  /** Null: nothing was ever reported of it, of the period where one was asked for. */
  | {
      readonly type: 'trail'
      readonly indicator: string
      /** Whose: the city, or a county. */
      readonly scope: string
      readonly period: Period | null
      readonly steps: readonly Step[]
    }
  /** What came in from one day to another, both inclusive: figures by unit and then as they came. */
  | {
      readonly type: 'recent'
      readonly from: Day
      readonly to: Day
      readonly figures: readonly StandingFigure[]
      readonly progress: readonly ProgressReport[]
    }
  /** `unit`: of the whole unit; null: of the sender alone. The latest first. */
  | {
      readonly type: 'filed'
      readonly unit: string | null
      readonly figures: readonly StandingFigure[]
      /** Reports on tasks in words. */
      readonly progress: number
    }

/** What came after its day, or has not come. */
export interface LateReply {
  readonly type: 'late'
  readonly today: Day
  readonly scope: Scope
  /** Within which the figures fell due; null: from the beginning of the plan's year. */
  readonly period: Period | null
  /** By the day on which they were due. */
  readonly items: readonly Due[]
}
