/** The answer about named indicators, led by the side that was asked about: shared by the intents that end here. */

import { otherStatuses } from '../../judging/evidence.ts'
import { forecast } from '../../judging/forecast.ts'
import { partsOf } from '../../judging/parts.ts'
import { promiseOf } from '../../judging/promise.ts'
import { isBehind } from '../../judging/tally.ts'
import type { Books } from '../../ledger/books.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Focus } from '../../understanding/reading.ts'
import type { IndicatorsReply, State } from '../turn/replies/query.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { countiesOf } from './counties.ts'
import { stateOf } from './states.ts'

/** How many are answered in one message; more of them are counted. */
const SHOWN = 5

/** `fits`: words of the message that all of them fit. */
export function answerAbout(
  turn: Turn,
  ids: readonly string[],
  fits: string | null = null,
  focus: Focus = turn.reading.sides?.of ?? 'state',
): Decision {
  const { reading, books } = turn
  const [first, ...others] = ids
  if (first !== undefined && others.length === 0 && reading.sides?.counties) return countiesOf(turn, first)
  const page = turn.page ?? 0
  const shown = ids.slice(page * SHOWN, (page + 1) * SHOWN)
  const states = shown.map((id) => stateOf(turn, id, reading.period))
  const only = states.length === 1 ? states[0] : undefined
  const reply: Reply = {
    type: 'indicators',
    focus,
    states,
    before: page * SHOWN,
    more: Math.max(0, ids.length - (page + 1) * SHOWN),
    fits: ids.length > 1 ? fits : null,
    forecast: only?.judgement?.figure == null ? null : forecast(books, only.indicator),
    statuses: only?.judgement?.figure == null ? [] : otherStatuses(books, only.judgement.figure.figure),
    explained: only?.judgement && isBehind(only.judgement) ? explainedOf(books, only.indicator) : null,
    county: countyIn(turn, states),
    parts: only?.judgement == null ? null : partsOf(books, only.indicator, reading.period),
  }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.indicator',
      indicators: ids,
      campaign: ids[0] === undefined ? null : books.plan.indicator(ids[0]).campaign,
      unit: null,
      task: null,
      period: reading.period,
    },
  }
}

/** What the county has of each indicator, of the period where one was asked for; nothing for who may not see figures. */
function countyIn({ books, reading }: Turn, states: readonly State[]): IndicatorsReply['county'] {
  const name = reading.county ?? null
  if (name === null) return null
  const { period } = reading
  const figures = states.flatMap(({ indicator, judgement }) => {
    if (judgement === null) return []
    const own = books.standing
      .ofIndicator(indicator)
      .filter(({ figure, status }) => figure.scope === name && status !== 'returned')
      .filter(({ figure }) => period === null || isSamePeriod(figure.period, period))
    return own.slice(-1)
  })
  return { name, figures }
}

/** What the unit said of it last; the latest promise counts, said for whichever period. */
export function explainedOf(books: Books, indicator: string): IndicatorsReply['explained'] {
  const explanation = books.standing.backings.explanations(indicator).at(-1)
  if (explanation === undefined) return null
  return { explanation, promised: promiseOf(books, indicator) }
}
