/** query.overview: all seven campaigns on one screen; the lines sum to the whole. */
import { tally } from '../../judging/tally.ts'
import { stranger } from '../access/strangers.ts'
import type { Enclosure } from '../turn/replies/enclosure.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { judgementsOf, readsFigures } from './states.ts'

export function queryOverview(turn: Turn): Decision {
  const { books, reading } = turn
  if (!readsFigures(turn)) return stranger('read')
  const judgements = judgementsOf(books, () => true, reading.period)
  const campaigns = books.plan.campaigns.map(({ name }) => ({
    campaign: name,
    counts: tally(judgements.filter((it) => books.plan.indicator(it.indicator).campaign === name)),
  }))
  const total = tally(judgements)
  const reply: Reply = { type: 'overview', today: turn.today, total, campaigns, enclosures: picture(turn) }
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
      opens: campaigns.map(({ campaign }) => ({ campaign })),
    },
  }
}

/** The same counts as a chart, where one was asked for. */
function picture({ reading, today, books }: Turn): Enclosure[] {
  if (reading.sides?.picture !== true) return []
  const { period } = reading
  const spec = { kind: 'bulletin', campaign: null, unit: null, period, today, pending: true } as const
  return [{ type: 'chart', of: 'campaigns', spec, head: books.standing.head }]
}
