/**
 * query.missing: who has not reported. Only figures that are due count (release calendar): before that
 * nobody is missing. Named indicators are answered one by one: reported, or not.
 */
import { judgeAll } from '../../judging/judge.ts'
import { carriedOver } from '../../judging/missing.ts'
import { punctuality } from '../../judging/punctuality.ts'
import { tally } from '../../judging/tally.ts'
import { booksOf } from '../../judging/years.ts'
import { countyOf } from '../../plan/counties.ts'
import { stranger } from '../access/strangers.ts'
import { asFile } from '../papers/papers.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { countyDuties } from './county.ts'
import { byUnit, inScope, lacking, nextDueOf, readsFigures, scopeOf, stateOf } from './states.ts'

export function queryMissing(turn: Turn): Decision {
  const { books, reading } = turn
  if (!readsFigures(turn)) return stranger('read')
  const county = reading.indicators.length > 0 ? null : countyOf(books.plan, reading.unit)
  if (county !== null) return countyDuties(turn, county)
  const scope = scopeOf(reading)
  const { campaign, unit, indicators } = scope
  const topic = {
    intent: 'query.missing',
    indicators,
    campaign,
    unit,
    task: null,
    period: reading.period,
  } as const
  if (indicators.length > 0) {
    const states = indicators.map((id) => stateOf(turn, id, reading.period))
    return { revisions: [], replies: [{ type: 'reported', today: turn.today, states }], topic }
  }
  const { period } = reading
  const judgements = judgeAll(booksOf(books, period), inScope(scope))
  const before = period === null ? carriedOver(books, inScope(scope)) : []
  const items = [...lacking(books, judgements, period), ...before]
  const reply: Reply = {
    type: 'missing',
    page: turn.page ?? 0,
    today: turn.today,
    scope,
    period: reading.period,
    counts: tally(judgements),
    count: items.length,
    units: byUnit(books, items, unit),
    next: nextDueOf(judgements),
    punctual: punctuality(books, inScope(scope), reading.period),
  }
  return { revisions: [], replies: asFile(reading, reply), topic }
}
