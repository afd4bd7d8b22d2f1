/** remind.schedule: a reminder for the sender, set, stopped or paused. */

import type { Decision, Turn } from '../turn/turn.ts'
import { schedule } from './arranging.ts'

export function remindSchedule(turn: Turn): Decision {
  return schedule(turn)
}
