/** greet: a greeting or thanks, answered in a line. */
import { isStranger } from '../access/strangers.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function greet({ reading, sender }: Turn): Decision {
  const { thanks, noted } = reading.courtesy ?? { thanks: false, noted: false }
  return { revisions: [], replies: [{ type: 'greeting', thanks, noted, stranger: isStranger(sender) }] }
}
