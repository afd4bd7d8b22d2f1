/** 滞后说明, as facts. */
import type { Day } from '../../base/clock.ts'
import type { Explanation } from '../../ledger/backings.ts'

export type LagReply =
  | {
      readonly type: 'lag.explained'
      readonly explanation: Explanation
      /** Words for the day that name none. */
      readonly unread: string | null
    }
  /** Behind are these; none: nothing is. */
  | { readonly type: 'lag.which'; readonly indicators: readonly string[] }
  | {
      readonly type: 'lag.cannot'
      readonly indicator: string
      readonly why: 'not_yours' | 'not_behind' | 'past'
      readonly day: Day | null
    }

/** What a unit has promised of an indicator that is still behind. */
export interface Promised {
  readonly indicator: string
  readonly day: Day
  /** The day is over. */
  readonly overdue: boolean
}
