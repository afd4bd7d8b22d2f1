/** confirm: yes. What it says yes to is the open question, if there is one that a plain yes answers. */

import { unclear } from '../reporting/amend.ts'
import { viewOf } from '../reporting/view.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function confirm(turn: Turn): Decision {
  const { question } = turn
  if (turn.reading.disturbs) return unclear(turn)
  if (question === null) return { revisions: [], replies: [{ type: 'nothing_asked', word: 'confirm' }] }
  if (question.matter.type === 'review') {
    const { ids } = question.matter
    const open = ids.some((id) => turn.books.standing.byId(id)?.status === 'pending')
    return {
      revisions: [],
      replies: [
        open ? { type: 'review.which', most: ids.length } : { type: 'nothing_asked', word: 'confirm' },
      ],
    }
  }
  return { revisions: [], replies: [{ type: 'answer_unfit', question: viewOf(turn, question) }] }
}
