/** confirm: yes. What it says yes to is the open question, if there is one that a plain yes answers. */
import type { Decision, Turn } from '../turn.ts'
import { viewOf } from '../view.ts'

export function confirm(turn: Turn): Decision {
  const { question } = turn
  if (question === null) return { revisions: [], replies: [{ type: 'nothing_asked', word: 'confirm' }] }
  return { revisions: [], replies: [{ type: 'answer_unfit', question: viewOf(turn, question) }] }
}
