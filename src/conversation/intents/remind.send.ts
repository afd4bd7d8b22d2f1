/** remind.send: who would be urged, from what is due and not in. Nothing is sent, and the answer says so. */

import { may } from '../rights.ts'
import { byUnit, inScope, judgementsOf, lacking, nextDueOf, readsFigures, scopeOf } from '../states.ts'
import { stranger } from '../strangers.ts'
import type { Decision, Turn } from '../turn.ts'

export function remindSend(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('urge')
  const { books, reading } = turn
  const scope = scopeOf(reading)
  const judgements = judgementsOf(books, inScope(scope), null)
  return {
    revisions: [],
    replies: [
      {
        type: 'remind',
        today: turn.today,
        scope,
        units: byUnit(books, lacking(books, judgements, null), scope.unit),
        next: nextDueOf(judgements),
        mayUrge: may(turn, 'urge', ['general', 'other']),
      },
    ],
    topic: {
      intent: 'remind.send',
      indicators: scope.indicators,
      campaign: scope.campaign,
      unit: scope.unit,
      task: null,
      period: null,
    },
  }
}
