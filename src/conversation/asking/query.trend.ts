/** query.trend: an indicator's figures in their periods with the target's path; last year's beside, if there is any. */
import { forecast } from '../../judging/forecast.ts'
import { trend } from '../../judging/trend.ts'
import { shiftYears, yearOf } from '../../plan/period.ts'
import type { Enclosure } from '../turn/replies/enclosure.ts'
import type { TrendView } from '../turn/replies/query.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { nearestOf } from './nearest.ts'
import { stateOf } from './states.ts'

/** Series shown in one message. */
const SHOWN = 3

export function queryTrend(turn: Turn): Decision {
  const { reading } = turn
  const indicators = asked(turn)
  if (indicators.length === 0) {
    const near = nearestOf(reading).indicators
    return { revisions: [], replies: [{ type: 'unknown', wanted: 'indicator', indicators: near, tasks: [] }] }
  }
  const trends = indicators.slice(0, SHOWN).map((id) => view(turn, id))
  const replies: Decision['replies'] = [
    {
      type: 'trend',
      trends,
      asked: reading.sides?.against ?? 'history',
      picture: reading.sides?.picture === true,
      enclosures: trends.flatMap((it) => pictureOf(turn, it)),
    },
  ]
  return {
    revisions: [],
    replies,
    topic: {
      intent: 'query.trend',
      indicators,
      campaign: null,
      unit: null,
      task: null,
      period: reading.period,
    },
  }
}

/** Of a campaign without a named indicator, its headline ones. */
function asked({ reading, books }: Turn): string[] {
  const { indicators, campaign } = reading
  if (indicators.length > 0 || campaign === null) return [...indicators]
  return books.plan
    .indicatorsOf(campaign)
    .filter((it) => it.headline)
    .map((it) => it.id)
}

function view(turn: Turn, id: string): TrendView {
  const { books, reading } = turn
  const { year } = books.plan.plan
  const state = stateOf(turn, id, null)
  if (state.judgement === null) return { trend: null, state, forecast: null, yearBefore: null }
  const spoken = reading.period === null ? year : yearOf(reading.period.to)
  const found = trend(books, id, spoken)
  const last = found.points.at(-1)
  return {
    trend: found,
    state,
    forecast: spoken === year ? forecast(books, id) : null,
    yearBefore:
      last === undefined
        ? null
        : { period: shiftYears(last.figure.figure.period, -1), figure: last.yearBefore },
  }
}

/** A picture beside the figures, where there are enough of them for one, or where one was asked for. */
function pictureOf({ books, today, reading }: Turn, { trend: found, state }: TrendView): Enclosure[] {
  const points = found?.points.length ?? 0
  const { kind } = books.plan.indicator(state.indicator)
  if (kind === 'milestone' || points === 0 || (points < 2 && reading.sides?.picture !== true)) return []
  const { year } = books.plan.plan
  const spoken = reading.period === null ? year : yearOf(reading.period.to)
  const { head } = books.standing
  return [{ type: 'chart', of: 'trend', indicator: state.indicator, year: spoken, today, head }]
}
