/** remind.schedule: a reminder for the sender, set, stopped or paused. */
import { schedule } from '../arranging.ts'
import type { Decision, Turn } from '../turn.ts'

export function remindSchedule(turn: Turn): Decision {
  return schedule(turn)
}
