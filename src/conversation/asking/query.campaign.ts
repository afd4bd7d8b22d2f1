/** query.campaign: how one campaign stands: counts that add up, what is behind first, the headline indicators. */
import { isBehind, tally, worstFirst } from '../../judging/tally.ts'
import { stranger } from '../access/strangers.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { queryOverview } from './query.overview.ts'
import { judged, judgementsOf, lagOf, readsFigures } from './states.ts'

/** Campaigns answered in one message. */
const MOST = 3

/** 产业攻坚、科技攻坚分别怎么样: each of them. */
export function queryCampaign(turn: Turn): Decision {
  const { reading } = turn
  const named = reading.names.filter((it) => it.kind === 'campaign' && it.ids.length === 1)
  const campaigns = [...new Set([reading.campaign, ...named.flatMap((it) => it.ids)])].slice(0, MOST)
  const decisions = campaigns.map((campaign) => oneCampaign({ ...turn, reading: { ...reading, campaign } }))
  const [first] = decisions
  if (first === undefined || !readsFigures(turn)) return oneCampaign(turn)
  return { ...first, replies: decisions.flatMap((it) => it.replies) }
}

function oneCampaign(turn: Turn): Decision {
  const { books, reading } = turn
  const { campaign } = reading
  if (campaign === null) return queryOverview(turn)
  if (!readsFigures(turn)) return stranger('read')
  const judgements = judgementsOf(books, (it) => it.campaign === campaign, reading.period)
  const reply: Reply = {
    type: 'campaign',
    campaign,
    today: turn.today,
    counts: tally(judgements),
    behind: worstFirst(judgements.filter(isBehind)).map((it) => lagOf(books, it)),
    headline: judgements.filter((it) => books.plan.indicator(it.indicator).headline).map(judged),
  }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.campaign',
      indicators: [],
      campaign,
      unit: null,
      task: null,
      period: reading.period,
      opens: worstFirst(judgements.filter(isBehind)).map(({ indicator }) => ({ indicator })),
    },
  }
}
