import type { Day } from '../base/clock.ts'
import type { Reminding } from '../plan/reminding.ts'
import type { Workdays } from '../plan/workdays.ts'

/** clerk: the unit's 填报员; head: its 负责人; office: the campaign's 专班办公室. */
export type Addressee = 'clerk' | 'head' | 'office'

/** What an urging for a 滞后说明 is planned under, in place of a rung. */
export const EXPLAIN = 'explain'

/** A rung of the ladder that an unmet obligation climbs: a day counted from the due day, and an addressee. */
export interface Step {
  readonly name: string
  readonly to: Addressee
  /** The deputies of the unit's clerks are told as well. */
  readonly deputies?: true
  /** Null: the city does without this rung. */
  dayFor(due: Day, workdays: Workdays, reminding: Reminding): Day | null
}
