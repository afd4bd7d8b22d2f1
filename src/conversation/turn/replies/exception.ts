/** 补报 of approved figures of a closed period, as facts. */
import type { Exception } from '../../../ledger/backings.ts'
import type { StandingFigure } from '../../../ledger/standing.ts'
import type { Period } from '../../../plan/period.ts'

export type ExceptionReply =
  | {
      readonly type: 'exception.opened'
      readonly unit: string
      readonly period: Period
      readonly reason: string | null
      /** It was open already. */
      readonly again: boolean
    }
  | { readonly type: 'exception.closed'; readonly exception: Exception }
  | { readonly type: 'exception.none' | 'exception.list'; readonly open: readonly Exception[] }
  | { readonly type: 'exception.unclear'; readonly missing: 'unit' | 'period' }
  /** Taken back or changed it would be, if the period were open to the unit. */
  | { readonly type: 'exception.needed'; readonly figures: readonly StandingFigure[] }
