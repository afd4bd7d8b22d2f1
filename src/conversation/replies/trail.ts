/** Replies about where figures come from, and about what somebody has filed. */
import type { Noted } from '../../ledger/noted.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import type { Period } from '../../plan/period.ts'
import type { Role } from '../../plan/roster.ts'

/** One thing that happened to a figure, and whose account it was then, in the role of then. */
export interface Step {
  readonly noted: Noted
  readonly by: { readonly name: string; readonly role: Role } | null
}

export type TrailReply =
  /** Null: nothing was ever reported of it, of the period where one was asked for. */
  | {
      readonly type: 'trail'
      readonly indicator: string
      readonly period: Period | null
      readonly steps: readonly Step[]
    }
  /** `unit`: of the whole unit; null: of the sender alone. The latest first. */
  | {
      readonly type: 'filed'
      readonly unit: string | null
      readonly figures: readonly StandingFigure[]
      /** Reports on tasks in words. */
      readonly progress: number
    }
