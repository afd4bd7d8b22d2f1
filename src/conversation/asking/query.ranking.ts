/**
 * query.ranking: campaigns, units or indicators in the order of their targets' progress. A place in the
 * province is another thing: answered from the plan's own rank indicators, or honestly not at all.
 */
import { type Ranking, rankGroups, rankIndicators } from '../../judging/ranking.ts'
import type { Books } from '../../ledger/books.ts'
import { stranger } from '../access/strangers.ts'
import type { RankingReply, Scope } from '../turn/replies/query.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { besideEachOther, unitsNamed } from './query.unit.ts'
import { inScope, judgementsOf, readsFigures, stateOf } from './states.ts'

export function queryRanking(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, reading } = turn
  const { sides } = reading
  const order = sides?.order
  if (reading.indicators.length > 0 && sides?.counties) return answerAbout(turn, reading.indicators)
  // 社零跟进出口哪个好: each of them, and none is set above the other across kinds of targets.
  if (reading.indicators.length > 1 && !sides?.outside) return answerAbout(turn, reading.indicators)
  if (reading.indicators.length > 0 || sides?.outside) return placeOutside(turn)
  const units = unitsNamed(turn)
  if (units.length > 1) return besideEachOther(turn, units)
  const of = reading.unit !== null && order?.of !== 'indicators' ? 'units' : (order?.of ?? 'campaigns')
  const scope: Scope = {
    campaign: of === 'campaigns' ? null : reading.campaign,
    unit: of === 'indicators' ? reading.unit : null,
    indicators: [],
  }
  const { places, unjudged } = ranked(books, of, scope, reading.period)
  const reply: RankingReply = {
    type: 'ranking',
    page: turn.page ?? 0,
    of,
    today: turn.today,
    scope,
    from: order?.end ?? 'top',
    places,
    most: order?.most ?? null,
    unjudged,
    asked: of === 'campaigns' ? reading.campaign : of === 'units' ? reading.unit : null,
    speed: order?.speed === true,
  }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.ranking',
      indicators: [],
      campaign: reading.campaign,
      unit: reading.unit,
      task: null,
      period: reading.period,
    },
  }
}

function ranked(
  books: Books,
  of: RankingReply['of'],
  scope: Scope,
  period: Turn['reading']['period'],
): Ranking {
  const judgements = judgementsOf(books, inScope(scope), period)
  if (of === 'indicators') return rankIndicators(judgements)
  const { plan } = books
  if (of === 'campaigns') {
    return rankGroups(
      plan.campaigns.map(({ name }) => ({
        name,
        judgements: judgements.filter((it) => plan.indicator(it.indicator).campaign === name),
      })),
    )
  }
  const groups = plan.units.map(({ name }) => ({
    name,
    judgements: judgements.filter((it) => plan.indicator(it.indicator).owner_units.includes(name)),
  }))
  return rankGroups(groups.filter((it) => it.judgements.length > 0))
}

/** 社零在全省排第几: the plan sets one rank (进出口); of the others it holds no place, and the bot makes none up. */
function placeOutside(turn: Turn): Decision {
  const { books, reading } = turn
  const ranks = books.plan.indicators.filter((it) => it.kind === 'rank')
  const beside = reading.indicators.flatMap((id) => books.plan.ranksBeside(books.plan.indicator(id)))
  const named = reading.names.flatMap((it) => (it.kind === 'indicator' ? it.ids : []))
  const meant = ranks.filter(
    (it) => reading.indicators.includes(it.id) || beside.includes(it) || named.includes(it.id),
  )
  const without = meant.length > 0 ? [] : reading.indicators
  const shown = meant.length > 0 ? meant : ranks
  return {
    revisions: [],
    replies: [
      { type: 'rank', indicators: without, ranks: shown.map((it) => stateOf(turn, it.id, reading.period)) },
    ],
    topic: {
      intent: 'query.indicator',
      indicators: meant.length > 0 ? meant.map((it) => it.id) : reading.indicators,
      campaign: null,
      unit: null,
      task: null,
      period: reading.period,
    },
  }
}
