/** query.lagging: what is behind, worst first, with the gap, the unit, and since when. */
import { isBehind, tally, worstFirst } from '../../judging/tally.ts'
import { answerAbout } from '../answering.ts'
import type { Reply } from '../reply.ts'
import { inScope, judgementsOf, lagOf, readsFigures, scopeOf } from '../states.ts'
import { stranger } from '../strangers.ts'
import type { Decision, Turn } from '../turn.ts'

export function queryLagging(turn: Turn): Decision {
  const { books, reading } = turn
  if (!readsFigures(turn)) return stranger('read')
  const scope = scopeOf(reading)
  // 社零滞后了吗: answered with its gap.
  if (scope.indicators.length > 0) return answerAbout(turn, scope.indicators)
  const judgements = judgementsOf(books, inScope(scope), reading.period)
  const lags = worstFirst(judgements.filter(isBehind)).map((it) => lagOf(books, it))
  const reply: Reply = {
    type: 'lagging',
    today: turn.today,
    page: turn.page ?? 0,
    scope,
    lags,
    counts: tally(judgements),
  }
  const { campaign, unit } = scope
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.lagging',
      indicators: lags.length === 1 ? lags.map((it) => it.state.indicator) : [],
      campaign,
      unit,
      task: null,
      period: reading.period,
      opens: lags.map(({ state: { indicator } }) => ({ indicator })),
    },
  }
}
