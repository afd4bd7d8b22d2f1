/** remind.schedule: a reminder for the sender, where it is the intent that says so. */
import type { Decision, Turn } from '../turn/turn.ts'
import { setReminder, unclear } from './arranging.ts'

export function remindSchedule(turn: Turn): Decision {
  const order = turn.reading.orders?.find((it) => it.act === 'reminder.set')
  return order === undefined ? unclear(turn, null) : setReminder(turn, order)
}
