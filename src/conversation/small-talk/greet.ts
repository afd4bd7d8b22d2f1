/** greet: a greeting or thanks, answered in a line. */
import { isStranger } from '../access/strangers.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function greet({ reading, sender }: Turn): Decision {
  const thanks = /谢|感谢|辛苦|多谢|thank/i.test(reading.text)
  const noted = /收到|知道了|明白|了解|已阅/.test(reading.text)
  return { revisions: [], replies: [{ type: 'greeting', thanks, noted, stranger: isStranger(sender) }] }
}
