/** query.overview: all seven campaigns on one screen; the lines sum to the whole. */
import { tally } from '../../judging/tally.ts'
import type { Reply } from '../reply.ts'
import { judgementsOf, readsFigures } from '../states.ts'
import { stranger } from '../strangers.ts'
import type { Decision, Turn } from '../turn.ts'

export function queryOverview(turn: Turn): Decision {
  const { books, reading } = turn
  if (!readsFigures(turn)) return stranger('read')
  const judgements = judgementsOf(books, () => true, reading.period)
  const campaigns = books.plan.campaigns.map(({ name }) => ({
    campaign: name,
    counts: tally(judgements.filter((it) => books.plan.indicator(it.indicator).campaign === name)),
  }))
  const reply: Reply = { type: 'overview', today: turn.today, total: tally(judgements), campaigns }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.overview',
      indicators: [],
      campaign: null,
      unit: null,
      task: null,
      period: reading.period,
    },
  }
}
