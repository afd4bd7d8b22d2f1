/**
 * 滞后说明: 原因, 措施, 预计赶上日期, 需协调事项, in the unit's own words and kept verbatim. What is left out may follow in
 * a later message. The day is a commitment: it stands in every answer until the figure has caught up.
 *
 * @example 社零 原因：基数高 措施：办消费节 预计6月底赶上 需协调：专项资金
 */
import { judge } from '../../judging/judge.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { isBehind } from '../../judging/tally.ts'
import type { Explanation } from '../../ledger/backings.ts'
import { addDays } from '../../plan/period.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { filingUnit } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { originOf } from '../reporting/preview.ts'
import type { Decision, Turn } from '../turn/turn.ts'

type Note = Pick<Extract<Doing, { readonly act: 'lag.explain' }>, 'reason' | 'measures' | 'when' | 'needs'>

/** What lags, and what cannot be judged yet: a fall has its reason before the province's number is known. */
export function isExplainable(judgement: Judgement): boolean {
  return isBehind(judgement) || (judgement.light === 'not_judgeable' && judgement.figure !== null)
}

/** A promise may run on after the plan's year as long as its last figures do. */
const FARTHEST_DAYS = 120
/** The one indicator that a short message goes on about. */
function spokenOf({ reading, topic, message }: Turn): string | null {
  const named = [
    ...new Set(reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids.slice(0, 1))),
  ]
  const { promised = [] } = message
  const ids = named.length > 0 ? named : promised.length > 0 ? promised : (topic?.indicators ?? [])
  return ids.length === 1 ? (ids[0] ?? null) : null
}

export function explain(turn: Turn, said: Note): Decision {
  if (isStranger(turn.sender)) return stranger('report')
  const { books, today } = turn
  const own = books.plan.indicators.filter((it) => filingUnit(turn, it, books.plan) !== null)
  const behind = own.filter((it) => isBehind(judge(books, it.id)))
  const spoken = spokenOf(turn)
  const id = spoken ?? (behind.length === 1 ? (behind[0]?.id ?? null) : null)
  if (id === null)
    return { revisions: [], replies: [{ type: 'lag.which', indicators: behind.map((it) => it.id) }] }
  const indicator = books.plan.indicator(id)
  const filing = filingUnit(turn, indicator, books.plan)
  if (filing === null)
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'not_yours', day: null }] }
  const judgement = judge(books, id)
  if (!isExplainable(judgement))
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'not_behind', day: null }] }
  const promised = said.when?.day ?? null
  if (promised !== null && promised < today)
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'past', day: promised }] }
  if (promised !== null && promised > addDays(`${books.plan.plan.year}-12-31`, FARTHEST_DAYS))
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'too_far', day: promised }] }
  const period = judgement.period ?? { from: `${books.plan.plan.year}-01-01`, to: today }
  const before = books.standing.backings
    .explanations(id)
    .findLast((it) => it.period.to === period.to && it.unit === filing.unit)
  const explained = {
    indicator: id,
    period,
    unit: filing.unit,
    reason: said.reason ?? before?.reason ?? null,
    measures: said.measures ?? before?.measures ?? null,
    promised: promised ?? before?.promised ?? null,
    needs: said.needs ?? before?.needs ?? null,
  }
  const explanation: Explanation = {
    ...explained,
    id: `${books.standing.head + 1}.0`,
    origin: originOf(turn),
    recordedAt: turn.at.toISOString(),
  }
  return {
    revisions: [{ type: 'lag_explained', ...explained }],
    replies: [
      { type: 'lag.explained', explanation, unread: promised === null ? (said.when?.words ?? null) : null },
    ],
    topic: {
      intent: 'query.indicator',
      indicators: [id],
      campaign: null,
      unit: null,
      task: null,
      period: null,
    },
  }
}
