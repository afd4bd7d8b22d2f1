/**
 * query.missing: who has not reported. Only figures that are due count (release calendar): before that
 * nobody is missing. Named indicators are answered one by one: reported, or not.
 */
import { obligationsFor, owedIn } from '../../bulletins/owed.ts'
import { judgeAll } from '../../judging/judge.ts'
import { carriedOver } from '../../judging/missing.ts'
import { tally } from '../../judging/tally.ts'
import { booksOf } from '../../judging/years.ts'
import { countyOf } from '../../plan/counties.ts'
import { stranger } from '../access/strangers.ts'
import { asFile } from '../papers/papers.ts'
import type { Scope } from '../turn/replies/query.ts'
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
  const units = byUnit(books, items, unit)
  const reply: Reply = {
    type: 'missing',
    page: turn.page ?? 0,
    today: turn.today,
    scope,
    period: reading.period,
    counts: tally(judgements),
    count: items.length,
    told: toldOf(turn, scope),
    units,
    next: nextDueOf(judgements),
  }
  const lines = items.length > 0 ? items.map((it) => it.indicator) : (reply.next?.indicators ?? [])
  const [only, ...more] = lines
  // Of one unit the numbers stand for indicators: 渠系建筑物那一条先报 is of one of them.
  const numbered = unit === null ? {} : { opens: lines.map((indicator) => ({ indicator })) }
  const about = unit === null || only === undefined || more.length > 0 ? [] : [only]
  return {
    revisions: [],
    replies: asFile(reading, reply),
    topic: { ...topic, ...numbered, indicators: about },
  }
}

/** The same obligations as a bulletin counts: tasks whose progress is due in words and not in. */
function toldOf({ books, reading: { period }, today }: Turn, { campaign, unit }: Scope): number {
  const spec = { kind: 'bulletin', campaign, unit, period, today, pending: true } as const
  const { owed } = owedIn(books, obligationsFor(books, spec), spec)
  return owed.flatMap((it) => it.items).filter(({ duty }) => 'task' in duty).length
}
