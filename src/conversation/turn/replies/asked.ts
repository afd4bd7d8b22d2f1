/** What is answered to one question about one indicator. */
import type { Forecast } from '../../../judging/forecast.ts'
import type { Explanation } from '../../../ledger/backings.ts'
import type { NextDue, State } from './query.ts'

/** One thing about one indicator, in a line or four. */
export interface AskedReply {
  readonly type: 'asked'
  readonly question: 'reviewer' | 'due' | 'why' | 'outlook' | 'remainder'
  readonly state: State
  readonly office: string | null
  readonly next: NextDue | null
  /** What the unit gave as the reason; null: nothing is on file. */
  readonly explanation: Explanation | null
  readonly forecast: Forecast | null
}
