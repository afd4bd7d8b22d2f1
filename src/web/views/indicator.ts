/** One indicator: what is promised and where, how it stands, its figures by period, and what happened to each. */
import { z } from 'zod'
import type { TrendView } from '../../conversation/turn/replies/query.ts'
import type { TrendPoint } from '../../judging/trend.ts'
import type { Indicator } from '../../plan/schema.ts'
import { periodText, quantity } from '../../rendering/numbers.ts'
import { basisText, comparedLines, ruledText, statusLines } from '../../rendering/words/basis.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { forecastLines } from '../../rendering/words/forecast.ts'
import { leftText } from '../../rendering/words/indicator.ts'
import { explanationText } from '../../rendering/words/lag.ts'
import { ownerText } from '../../rendering/words/owner.ts'
import { promiseText } from '../../rendering/words/promise.ts'
import { STATUS_NAMES, valueText } from '../../rendering/words/standing.ts'
import { conflictText, placeText, promisedFor, targetsText } from '../../rendering/words/target.ts'
import { stepText } from '../../rendering/words/trail.ts'
import { changeText } from '../../rendering/words/trend.ts'
import type { AboutIndicator } from '../answers.ts'
import { stateSchema, stateView } from './state.ts'

const periodSchema = z.strictObject({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  value: z.number(),
  text: z.string(),
  /** What was due by then; null where only the whole year has a number. */
  due: z.string().nullable(),
  /** Against the period before: `高0.3个百分点`. */
  change: z.string().nullable(),
  status: z.string(),
})

export type PeriodView = z.infer<typeof periodSchema>

export const indicatorSchema = z.strictObject({
  ...stateSchema.shape,
  asOf: z.string(),
  task: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  owner: z.string(),
  /** How it is measured and judged. */
  definition: z.string(),
  targets: z.strictObject({
    text: z.string(),
    /** Every place where the plan prints it, verbatim. */
    quotes: z.array(z.string()).readonly(),
    /** Where the places disagree; null where they do not. */
    conflict: z.string().nullable(),
  }),
  remarks: z.array(z.string()).readonly(),
  explanation: z.string().nullable(),
  promised: z.string().nullable(),
  periods: z.array(periodSchema).readonly(),
  /** Of single months and quarters. */
  singles: z.array(periodSchema).readonly(),
  trails: z.array(z.strictObject({ period: z.string(), steps: z.array(z.string()).readonly() })).readonly(),
})

export type IndicatorView = z.infer<typeof indicatorSchema>

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
