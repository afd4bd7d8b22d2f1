/** remind.send: units are urged for what is due and not in, at once or after a leader's yes. */
import type { Decision, Turn } from '../turn/turn.ts'
import { urge } from './urging.ts'

export function remindSend(turn: Turn): Decision {
  return urge(turn)
}
