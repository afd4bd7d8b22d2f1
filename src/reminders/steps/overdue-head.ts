/** Overdue for some working days: the unit's head, once. */
import type { Step } from '../step.ts'

export const overdueHead: Step = {
  name: 'overdue_head',
  to: 'head',
  dayFor: (due, workdays, { steps }) => (steps.lead === null ? null : workdays.step(due, steps.lead)),
}
