/** On the due day itself: the clerk, if nothing has come in yet. */
import type { Step } from '../step.ts'

export const onTheDay: Step = {
  name: 'on_day',
  to: 'clerk',
  dayFor: (due, workdays, { steps }) => (steps.on_day ? workdays.roll(due, 'back') : null),
}
