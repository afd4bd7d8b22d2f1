/** cancel: no, or stop. Nothing stored is taken back by it: that is 撤回. */

import { unclear } from '../reporting/amend.ts'
import { viewOf } from '../reporting/view.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function cancel(turn: Turn): Decision {
  const { question } = turn
  if (turn.reading.disturbs) return unclear(turn)
  if (question === null || question.matter.type === 'review')
    return { revisions: [], replies: [{ type: 'nothing_asked', word: 'cancel' }] }
  return {
    revisions: [],
    replies: [{ type: 'cancelled', what: viewOf(turn, question) }],
    ask: question.below,
  }
}
