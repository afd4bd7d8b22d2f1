/** Still overdue: the campaign's office, once. What follows (提示函, 督办单, 约谈) is for a person to decide. */
import type { Step } from '../step.ts'

export const overdueOffice: Step = {
  name: 'overdue_office',
  to: 'office',
  dayFor: (due, workdays, { steps }) => (steps.office === null ? null : workdays.step(due, steps.office)),
}
