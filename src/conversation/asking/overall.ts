/** 一句话总结, 略滞后是什么意思, 社零和固投哪个更差, 哪些快到期, 跟上个月比哪些变差了: asked of more than one thing. */
import { judge } from '../../judging/judge.ts'
import { byNewest } from '../../judging/previous.ts'
import { isBehind, tally, worstFirst } from '../../judging/tally.ts'
import { limitsOf } from '../../judging/thresholds.ts'
import type { Act } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import type { Changed } from '../turn/replies/asked.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { judged, judgementsOf, nextDueOf, readsFigures, stateOf } from './states.ts'

/** How many of the worst a summary names. */
const WORST = 3

type Overall = Extract<Act, { act: 'ask.meaning' | 'ask.brief' | 'ask.compare' | 'ask.soon' | 'ask.changed' }>

export function overall(turn: Turn, act: Overall): Decision {
  if (act.act === 'ask.meaning') {
    const { growth, count } = limitsOf(turn.books.plan)
    return { revisions: [], replies: [{ type: 'meaning', term: act.term, limits: { growth, count } }] }
  }
  if (!readsFigures(turn)) return stranger('read')
  switch (act.act) {
    case 'ask.brief':
      return brief(turn)
    case 'ask.compare':
      return besideEachOther(turn, act.indicators)
    case 'ask.soon':
      return soon(turn)
    case 'ask.changed':
      return changed(turn, act.way)
  }
}

function brief(turn: Turn): Decision {
  const judgements = judgementsOf(turn.books, () => true, null)
  const worst = worstFirst(judgements.filter(isBehind)).slice(0, WORST).map(judged)
  return {
    revisions: [],
    replies: [{ type: 'brief', today: turn.today, total: tally(judgements), worst }],
    topic: listing(worst.map(({ indicator }) => indicator)),
  }
}

function besideEachOther(turn: Turn, indicators: readonly string[]): Decision {
  const states = indicators.map((id) => stateOf(turn, id, null))
  const against = new Set(states.map(({ judgement }) => judgement?.gap?.against ?? null))
  const measured = states.every(({ judgement }) => judgement?.points != null)
  const comparable = measured && against.size === 1
  const points = (it: (typeof states)[number]) => it.judgement?.points ?? 0
  const sorted = comparable ? states.toSorted((a, b) => points(a) - points(b)) : states
  return {
    revisions: [],
    replies: [{ type: 'beside', states: sorted, comparable }],
    topic: { ...listing(sorted.map(({ indicator }) => indicator)), indicators },
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
