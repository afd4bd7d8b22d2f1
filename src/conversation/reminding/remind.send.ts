/** remind.send: units are urged for what is due and not in, at once or after a yes, where it is the intent that says so. */
import type { Decision, Turn } from '../turn/turn.ts'
import { urge } from './urging.ts'

export function remindSend(turn: Turn): Decision {
  const order = turn.reading.orders?.find((it) => it.act === 'urge.send')
  return urge(
    turn,
    order ?? { act: 'urge.send', wants: 'figures', clear: false, until: null, lines: [], behind: false },
  )
}
