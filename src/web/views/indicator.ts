/** One indicator: what is promised and where, how it stands, its figures by period, and what happened to each. */
import type { TrendView } from '../../conversation/turn/replies/query.ts'
import type { TrendPoint } from '../../judging/trend.ts'
import type { Indicator } from '../../plan/schema.ts'
import { periodText, quantity } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { forecastLines } from '../../rendering/words/forecast.ts'
import {
  basisText,
  comparedLines,
  leftText,
  ruledText,
  statusLines,
} from '../../rendering/words/indicator.ts'
import { explanationText } from '../../rendering/words/lag.ts'
import { ownerText } from '../../rendering/words/owner.ts'
import { promiseText } from '../../rendering/words/promise.ts'
import { STATUS_NAMES, valueText } from '../../rendering/words/standing.ts'
import { conflictText, placeText, promisedFor, targetsText } from '../../rendering/words/target.ts'
import { stepText } from '../../rendering/words/trail.ts'
import { changeText } from '../../rendering/words/trend.ts'
import type { AboutIndicator } from '../answers.ts'
import { type StateView, stateView } from './state.ts'

export interface PeriodView {
  readonly period: string
  readonly from: string
  readonly to: string
  readonly value: number
  readonly text: string
  /** What was due by then; null where only the whole year has a number. */
  readonly due: string | null
  /** Against the period before: `高0.3个百分点`. */
  readonly change: string | null
  readonly status: string
}

export interface IndicatorView extends StateView {
  readonly asOf: string
  readonly task: { readonly id: string; readonly title: string } | null
  readonly owner: string
  /** How it is measured and judged. */
  readonly definition: string
  readonly targets: {
    readonly text: string
    /** Every place where the plan prints it, verbatim. */
    readonly quotes: readonly string[]
    /** Where the places disagree; null where they do not. */
    readonly conflict: string | null
  }
  readonly remarks: readonly string[]
  readonly explanation: string | null
  readonly promised: string | null
  readonly periods: readonly PeriodView[]
  /** Of single months and quarters. */
  readonly singles: readonly PeriodView[]
  readonly trails: readonly { readonly period: string; readonly steps: readonly string[] }[]
}

export function indicatorView(
  { about, trend, trails }: AboutIndicator,
  today: string,
  words: WordsContext,
): IndicatorView {
  const [state] = about.states
  if (state === undefined) throw new Error('an answer about an indicator without its state')
  const { year } = words.plan.plan
  const { judgement } = state
  const { indicator, by } = promisedFor(state.indicator, judgement?.period ?? null, words)
  const [view] = trend.trends
  const left = judgement === null ? null : leftText(indicator, judgement)
  return {
    ...stateView(state, words),
    asOf: today,
    task:
      indicator.task === null ? null : { id: indicator.task, title: words.plan.task(indicator.task).title },
    owner: ownerText(indicator),
    definition: basisText(indicator, judgement),
    targets: {
      text: `${ruledText(indicator, judgement)}${targetsText(indicator, year)}`,
      quotes: indicator.targets.map(placeText),
      conflict: conflictText(indicator, by, judgement?.ruling),
    },
    remarks: [
      ...(left === null ? [] : [left]),
      ...comparedLines(indicator, judgement, year),
      ...forecastLines(about.forecast),
      ...statusLines(about, indicator),
    ],
    explanation:
      about.explained === null
        ? null
        : explanationText({ ...about.explained.explanation, promised: null }, year),
    promised: about.explained?.promised == null ? null : promiseText(about.explained.promised, words),
    periods: pointsOf(view).map((it, at, all) => pointView(it, all[at - 1], indicator, year)),
    singles: (view?.trend?.singles ?? []).map((figure) =>
      pointView({ figure, due: null, change: null, yearBefore: null }, undefined, indicator, year),
    ),
    trails: trails.map(({ period, steps }) => ({
      period: period === null ? '' : periodText(period, year),
      steps: steps.map((it) => stepText(it, indicator, year)),
    })),
  }
}

function pointsOf(view: TrendView | undefined): readonly TrendPoint[] {
  return view?.trend?.points ?? []
}

function pointView(
  { figure, due, change }: TrendPoint,
  before: TrendPoint | undefined,
  indicator: Indicator,
  year: number,
): PeriodView {
  const { period, value } = figure.figure
  return {
    period: periodText(period, year),
    from: period.from,
    to: period.to,
    value,
    text: valueText(indicator, figure.figure),
    due: due === null ? null : quantity(Math.round(due * 100) / 100, indicator.unit),
    change: change === null || before === undefined ? null : changeText(change, indicator),
    status: STATUS_NAMES[figure.status],
  }
}
