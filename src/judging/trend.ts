/**
 * 走势: an indicator's figures in their periods beside the target's path. Nothing is calculated across bases:
 * 同比 of amounts is the statistics office's to publish, so last year's figure stands beside, undivided.
 */
import type { Books } from '../ledger/books.ts'
import type { StandingFigure } from '../ledger/standing.ts'
import { lastDayOfMonth, monthsOf, type Period, wholeYear, yearOf } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import { aimOf } from './bar.ts'
import { dueAmount } from './counts.ts'
import { minus } from './decimal.ts'
import { cityFigures, figureOf, figureYearBefore, isJudged } from './evidence.ts'
import { expectedFigures, monthsUntil, releaseRule } from './release.ts'
import { booksFor } from './years.ts'

export interface TrendPoint {
  readonly figure: StandingFigure
  /** What was due by the period's end, in the indicator's unit; null where only the whole year has a number. */
  readonly due: number | null
  /** Against the point before: 个百分点 for rates and shares, else the indicator's unit; null for the first. */
  readonly change: number | null
  /** The same period's figure a year before. */
  readonly yearBefore: StandingFigure | null
}

export interface Trend {
  readonly indicator: string
  /** The yearly target, undisputed; null without one. */
  readonly target: number | null
  /** Cumulative figures (of what just stands: all), by period, one for each. */
  readonly points: readonly TrendPoint[]
  /** The plan year's periods that have no figure (yet), in order, and what is due by each. */
  readonly open: readonly { readonly period: Period; readonly due: number | null }[]
  /** Figures of single months and quarters, which are another series. */
  readonly singles: readonly StandingFigure[]
}

/** The figures of one year, the plan's unless another is asked for. */
export function trend(given: Books, id: string, year = given.plan.plan.year): Trend {
  const books = booksFor(given, id, wholeYear(year))
  const indicator = books.plan.indicator(id)
  const all = cityFigures(books, id)
  const figures = all.filter((it) => yearOf(it.figure.period.to) === year)
  const judged = figures.filter((it) => isJudged(indicator, it.figure.period))
  const chosen = [...new Set(judged.map((it) => it.figure.period.to))].flatMap((end) => {
    const first = judged.find((it) => it.figure.period.to === end)
    const best = first === undefined ? null : figureOf(judged, indicator, first.figure.period)
    return best === null ? [] : [best]
  })
  const aim = aimOf(books, indicator, lastDayOfMonth(year, 12))
  const target = aim.is === 'target' && year === books.plan.plan.year ? aim.bar.value : null
  return {
    indicator: id,
    target,
    points: chosen.map((figure, index) => {
      const { period, value } = figure.figure
      const before = chosen[index - 1]
      return {
        figure,
        due: target === null ? null : dueBy(books, indicator, period),
        change: before === undefined ? null : minus(value, before.figure.value),
        yearBefore: figureYearBefore(all, indicator, period),
      }
    }),
    open:
      target === null
        ? []
        : expectedFigures(books.plan, indicator)
            .filter((it) => chosen.every(({ figure }) => figure.period.to !== it.period.to))
            .map(({ period }) => ({ period, due: dueBy(books, indicator, period) })),
    singles: figures.filter((it) => !isJudged(indicator, it.figure.period)),
  }
}

/** By the target that is due at the period's end. */
function dueBy(books: Books, indicator: Indicator, period: Period): number | null {
  const { curve, path } = releaseRule(books.plan, indicator)
  const months = monthsOf(period)
  if (indicator.kind !== 'count') return months > 0 ? (path?.[months - 1] ?? null) : null
  const aim = aimOf(books, indicator, period.to)
  if (aim.is !== 'target') return null
  return dueAmount(aim.bar.value, months, monthsUntil(aim.target.deadline, yearOf(period.to)), curve)
}
