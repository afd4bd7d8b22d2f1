/**
 * The rungs of the ladder that an unmet obligation climbs, one file each. A rung is a day counted from the due day and
 * an addressee; it is climbed once.
 */
import type { Day } from '../base/clock.ts'
import type { Reminding } from '../plan/reminding.ts'
import type { Workdays } from '../plan/workdays.ts'
import { beforeDue } from './steps/before-due.ts'
import { onTheDay } from './steps/on-the-day.ts'
import { overdueHead } from './steps/overdue-head.ts'
import { overdueOffice } from './steps/overdue-office.ts'

/** clerk: the unit's 填报员; head: its 负责人; office: the campaign's 专班办公室. */
export type Addressee = 'clerk' | 'head' | 'office'

export interface Step {
  readonly name: string
  readonly to: Addressee
  /** Null: the city does without this rung. */
  dayFor(due: Day, workdays: Workdays, reminding: Reminding): Day | null
}

export const STEPS: readonly Step[] = [beforeDue, onTheDay, overdueHead, overdueOffice]
