/** 一句话总结, 略滞后是什么意思, 社零和固投哪个更差, 哪些快到期, 跟上个月比哪些变差了: asked of more than one thing. */
import { judge } from '../../judging/judge.ts'
import { byNewest } from '../../judging/previous.ts'
import { isBehind, tally, worstFirst } from '../../judging/tally.ts'
import { limitsOf } from '../../judging/thresholds.ts'
import { CITY } from '../../plan/counties.ts'
import type { Act } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import type { BesideReply, Changed } from '../turn/replies/asked.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { briefOf } from './asked.ts'
import { inScope, judged, judgementsOf, nextDueOf, readsFigures, stateOf } from './states.ts'
import { returnsOf } from './tracing.ts'

/** How many of the worst a summary names. */
const WORST = 3

type Overall = Extract<
  Act,
  { act: 'ask.meaning' | 'ask.brief' | 'ask.compare' | 'ask.soon' | 'ask.changed' | 'ask.returned' }
>

export function overall(turn: Turn, act: Overall): Decision {
  if (act.act === 'ask.meaning') {
    const { growth, count } = limitsOf(turn.books.plan)
    const { today } = turn
    return { revisions: [], replies: [{ type: 'meaning', term: act.term, limits: { growth, count }, today }] }
  }
  if (!readsFigures(turn)) return stranger('read')
  switch (act.act) {
    case 'ask.brief':
      return act.indicators.length > 0 ? briefOf(turn, act.indicators, act.why) : brief(turn, act)
    case 'ask.compare':
      return besideEachOther(turn, act)
    case 'ask.soon':
      return soon(turn)
    case 'ask.changed':
      return changed(turn, act.way)
    case 'ask.returned':
      return returns(turn)
  }
}

function brief(
  turn: Turn,
  { campaign, unit, one }: Pick<Extract<Overall, { act: 'ask.brief' }>, 'campaign' | 'unit' | 'one'>,
): Decision {
  const scope = { campaign, unit, indicators: [] }
  const judgements = judgementsOf(turn.books, inScope(scope), null)
  const worst = worstFirst(judgements.filter(isBehind)).slice(0, WORST).map(judged)
  return {
    revisions: [],
    replies: [{ type: 'brief', today: turn.today, scope, one, total: tally(judgements), worst }],
    topic: { ...listing(worst.map(({ indicator }) => indicator)), campaign, unit },
  }
}

function besideEachOther(
  turn: Turn,
  { indicators, by, better }: Extract<Overall, { act: 'ask.compare' }>,
): Decision {
  const states = indicators.map((id) => stateOf(turn, id, null))
  const { plan } = turn.books
  const growing = states.every((it) => plan.indicator(it.indicator).kind === 'growth')
  const told = states.every(({ judgement }) => judgement?.figure != null)
  if (by === 'value' && growing && told) {
    const value = (it: (typeof states)[number]) => it.judgement?.figure?.figure.value ?? 0
    const sorted = states.toSorted((a, b) => (better ? value(b) - value(a) : value(a) - value(b)))
    return beside(indicators, { type: 'beside', states: sorted, by, better, comparable: true })
  }
  const against = new Set(states.map(({ judgement }) => judgement?.gap?.against ?? null))
  const measured = states.every(({ judgement }) => judgement?.points != null)
  const comparable = measured && against.size === 1
  const points = (it: (typeof states)[number]) => it.judgement?.points ?? 0
  const order = (a: number, b: number) => (better ? b - a : a - b)
  const sorted = comparable ? states.toSorted((a, b) => order(points(a), points(b))) : states
  return beside(indicators, { type: 'beside', states: sorted, by: 'stand', better, comparable })
}

function beside(indicators: readonly string[], reply: BesideReply): Decision {
  const topic = { ...listing(reply.states.map(({ indicator }) => indicator)), indicators }
  return { revisions: [], replies: [reply], topic }
}

/** 今年退回过哪些数: of the city's figures, the latest first. */
function returns(turn: Turn): Decision {
  const { books } = turn
  const { plan, standing } = books
  const items = plan.indicators.flatMap(({ id }) =>
    returnsOf(turn, id, null).map((step) => ({
      indicator: id,
      step,
      stands: standing.ofIndicator(id).some((it) => it.status === 'returned' && it.figure.scope === CITY),
    })),
  )
  const latest = items.toSorted((a, b) => (a.step.noted.recordedAt < b.step.noted.recordedAt ? 1 : -1))
  return {
    revisions: [],
    replies: [{ type: 'returns', items: latest }],
    topic: listing(latest.map(({ indicator }) => indicator)),
  }
}

function soon(turn: Turn): Decision {
  const next = nextDueOf(judgementsOf(turn.books, () => true, null))
  return { revisions: [], replies: [{ type: 'soon', next }], topic: listing(next?.indicators ?? []) }
}

function changed(turn: Turn, to: 'worse' | 'better' | 'either'): Decision {
  const { books } = turn
  const all = judgementsOf(books, () => true, null).flatMap((now): Changed[] => {
    const [period] = now.period === null ? [] : byNewest(books, now.indicator, now.period)
    if (period === undefined || now.points === null) return []
    const before = judge(books, now.indicator, { period })
    if (before.points === null) return []
    const by = Math.round((now.points - before.points) * 10) / 10
    return [{ state: judged(now), before: judged(before), by }]
  })
  const worse = to === 'better' ? [] : all.filter(({ by }) => by < 0).toSorted((a, b) => a.by - b.by)
  const better = to === 'worse' ? [] : all.filter(({ by }) => by > 0).toSorted((a, b) => b.by - a.by)
  return {
    revisions: [],
    replies: [{ type: 'changed', to, worse, better, of: all.length }],
    topic: listing([...worse, ...better].map(({ state }) => state.indicator)),
  }
}

/** What the numbers of the answer stand for. */
function listing(ids: readonly string[]): Topic {
  const opens = ids.map((indicator) => ({ indicator }))
  const about = { campaign: null, unit: null, task: null, period: null }
  return { intent: 'query.lagging', indicators: ids.length === 1 ? ids : [], ...about, opens }
}
