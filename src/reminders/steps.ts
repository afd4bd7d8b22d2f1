/** The rungs of the ladder that an unmet obligation climbs, one file each; a rung is climbed once. */
import type { Step } from './step.ts'
import { beforeDue } from './steps/before-due.ts'
import { onTheDay } from './steps/on-the-day.ts'
import { overdueHead } from './steps/overdue-head.ts'
import { overdueOffice } from './steps/overdue-office.ts'

export const STEPS: readonly Step[] = [beforeDue, onTheDay, overdueHead, overdueOffice]
