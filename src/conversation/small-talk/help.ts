/** help: what this sender can do, with examples; or how one thing is done, where that was asked. */
import type { Decision, Turn } from '../turn/turn.ts'

export function help(turn: Turn): Decision {
  const topic = turn.reading.help ?? null
  const { role = 'none', unit = null } = turn.sender ?? {}
  return { revisions: [], replies: [{ type: 'help', topic, role, unit }] }
}
