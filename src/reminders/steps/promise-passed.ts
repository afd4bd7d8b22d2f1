/** The first working day after a promised day that was not kept: the clerk, once. */
import type { Step } from '../step.ts'

export const promisePassed: Step = {
  name: 'promise_passed',
  to: 'clerk',
  dayFor: (due, workdays) => workdays.step(due, 1),
}
