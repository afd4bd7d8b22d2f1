/** 走势: one indicator's figures by period, its target or what was due by then as a dashed line of its own. */
import type { Trend } from '../../judging/trend.ts'
import { decimal, periodText, quantity } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { figureText, STATUS_NAMES, valueText } from '../words/standing.ts'
import type { PathChart } from './chart.ts'

/** Null where there is not a single figure to draw. */
export function pathChart(trend: Trend, words: WordsContext): PathChart | null {
  const indicator = words.plan.indicator(trend.indicator)
  const { year } = words.plan.plan
  const { points, target } = trend
  if (points.length === 0 || indicator.kind === 'milestone') return null
  const unit = indicator.unit
  const waiting = points.filter((it) => it.figure.status !== 'approved').length
  // The whole of the plan's year: what is to come has its place, and the target's line runs through one figure, too.
  const told = points.map(({ figure, due }) => ({
    period: figure.figure.period,
    value: figure.figure.value,
    due,
  }))
  const open = trend.open.map((it) => ({ ...it, value: null }))
  const rows = [...told, ...open].toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))
  const due = rows.map((it) => it.due)
  const stepped = points.some((it) => it.due !== null)
  return {
    type: 'path',
    title: `${indicator.name}（${year}年${unit === '' ? '' : `，${unit}`}）`,
    note: [
      ...(target === null ? [] : [`全年目标${quantity(target, unit)}`]),
      `责任单位：${indicator.owner_units.join('、')}`,
      ...(waiting === 0 ? [] : [`含${STATUS_NAMES.pending}数据${waiting}期`]),
    ].join('；'),
    unit,
    periods: rows.map((it) => periodText(it.period, year)),
    values: rows.map((it) => it.value),
    labels: rows.map((it) => (it.value === null ? null : decimal(it.value))),
    fromZero: indicator.kind === 'count',
    path:
      target === null
        ? null
        : stepped
          ? { name: '序时应完成', values: due }
          : { name: `全年目标${quantity(target, unit)}`, values: rows.map(() => target) },
  }
}

export function pathAlt(trend: Trend, words: WordsContext): string {
  const indicator = words.plan.indicator(trend.indicator)
  const { year } = words.plan.plan
  const said = trend.points.map(
    ({ figure }) => `${periodText(figure.figure.period, year)}${valueText(indicator, figure.figure)}`,
  )
  const [only] = trend.points
  if (trend.points.length === 1 && only !== undefined)
    return `${indicator.name}走势：${figureText(indicator, only.figure.figure, year)}`
  return `${indicator.name}走势：${said.join('，')}`
}
