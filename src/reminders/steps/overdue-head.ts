/** Overdue for some working days: the unit's head, once, and the deputy of a clerk who has not answered. */
import type { Step } from '../step.ts'

export const overdueHead: Step = {
  name: 'overdue_head',
  to: 'head',
  deputies: true,
  dayFor: (due, workdays, { steps }) => (steps.lead === null ? null : workdays.step(due, steps.lead)),
}
