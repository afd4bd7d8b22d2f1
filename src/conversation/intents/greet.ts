/** greet: a greeting or thanks, answered in a line. */
import type { Decision, Turn } from '../turn.ts'

export function greet({ reading }: Turn): Decision {
  const thanks = /谢|感谢|辛苦|多谢|thank/i.test(reading.text)
  return { revisions: [], replies: [{ type: 'greeting', thanks }] }
}
