/** Some working days before it is due: the clerk, so that there is time. */
import type { Step } from '../step.ts'

export const beforeDue: Step = {
  name: 'before_due',
  to: 'clerk',
  dayFor: (due, workdays, { steps }) => (steps.before === null ? null : workdays.step(due, -steps.before)),
}
