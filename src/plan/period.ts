import type { Day } from '../base/clock.ts'

/** A span of days, both ends included: `{ from: '2025-01-01', to: '2025-03-31' }` is 一季度 or 1—3月. */
export interface Period {
  readonly from: Day
  readonly to: Day
}
