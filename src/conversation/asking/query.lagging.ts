/** query.lagging: what is behind, worst first, with the gap, the unit, and since when. */
import { type Forecast, forecast } from '../../judging/forecast.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { isBehind, tally, worstFirst } from '../../judging/tally.ts'
import type { Books } from '../../ledger/books.ts'
import { countyOf } from '../../plan/counties.ts'
import { stranger } from '../access/strangers.ts'
import { asFile } from '../papers/papers.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { countyDuties } from './county.ts'
import { inScope, judgementsOf, lagOf, readsFigures, scopeOf } from './states.ts'

export function queryLagging(turn: Turn): Decision {
  const { books, reading } = turn
  if (!readsFigures(turn)) return stranger('read')
  const scope = scopeOf(reading)
  const county = scope.indicators.length > 0 ? null : countyOf(books.plan, reading.unit)
  // The city's targets are not a county's: nothing of it is judged.
  if (county !== null && books.plan.findUnit(county) === null) return countyDuties(turn, county)
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
    shortfalls: reading.sides?.pace === true ? shortfallsOf(books, judgements) : null,
  }
  const { campaign, unit } = scope
  return {
    revisions: [],
    replies: asFile(reading, reply),
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

/** 哪些完不成: at the pace so far, the farthest from its target first. */
function shortfallsOf(books: Books, judgements: readonly Judgement[]): { short: Forecast[]; of: number } {
  const reaches = (it: Forecast) => it.yearEnd / it.target
  const all = judgements.flatMap(({ indicator, figure }) =>
    figure === null ? [] : (forecast(books, indicator) ?? []),
  )
  const short = all
    .filter(({ outlook }) => outlook === 'short' || outlook === 'out_of_reach')
    .toSorted((a, b) => (a.ceiling || b.ceiling ? 0 : reaches(a) - reaches(b)))
  return { short, of: all.length }
}
