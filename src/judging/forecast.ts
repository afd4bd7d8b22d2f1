/**
 * 预测 and 余下月均, for what adds up over the year: where this pace leads by the deadline, and what the
 * remaining months need on average. The numbers of the formula stand beside its result. For answers only:
 * a request to a unit never carries them (统计法 2024).
 *
 * @example 120 家 a year, 48 by the end of April: 48 ÷ 4 × 12 = 144; 余下8个月月均需 9 家（前4个月月均 12 家）
 */
import type { Books } from '../ledger/books.ts'
import { monthsOf, type Period } from '../plan/period.ts'
import { compare, divide, minus, times } from './decimal.ts'
import { judge } from './judge.ts'
import { isYearly, monthsUntil, releaseRule } from './release.ts'

/** Places after the point of what is calculated. */
const PLACES = 2

export interface Forecast {
  readonly indicator: string
  readonly period: Period
  readonly unit: string
  readonly target: number
  /** The target is a ceiling: the remaining months may have `rest.average` at most. */
  readonly ceiling: boolean
  readonly soFar: number
  /** Months of the data period, and until the deadline. */
  readonly months: number
  readonly monthsInAll: number
  /** months: soFar ÷ months × monthsInAll. curve: soFar ÷ the share of the year's work due by now. */
  readonly formula: { readonly by: 'months' } | { readonly by: 'curve'; readonly share: number }
  /** What the formula gives, to two places. */
  readonly yearEnd: number
  /** 前N个月月均, to two places. */
  readonly average: number
  /** What is left for the months left, the average rounded so that it does suffice; null: nothing left, or no month. */
  readonly rest: { readonly amount: number; readonly months: number; readonly average: number } | null
  /**
   * reached: the yearly total is there (a ceiling: the time is over and it was kept); on_pace, short: what this
   * pace leads to; out_of_reach: no month is left, or the ceiling is exceeded, which nothing undoes.
   */
  readonly outlook: 'reached' | 'on_pace' | 'short' | 'out_of_reach'
}

/** Null for all but cumulative counts with a figure and an undisputed number; a harvest counted once a year has no pace. */
export function forecast(books: Books, id: string): Forecast | null {
  const indicator = books.plan.indicator(id)
  const { figure, target } = judge(books, id)
  if (indicator.kind !== 'count' || figure === null || target === null || target.value === null) return null
  const { period, value: soFar } = figure.figure
  const release = releaseRule(books.plan, indicator)
  if (isYearly(release)) return null
  const monthsInAll = monthsUntil(target.deadline, books.plan.plan.year)
  const months = Math.min(monthsOf(period), monthsInAll)
  const share = release.curve?.[months - 1]
  if (months <= 0 || share === 0) return null
  const goal = target.value
  const yearEnd =
    share === undefined ? divide(times(soFar, monthsInAll), months, PLACES) : divide(soFar, share, PLACES)
  const ceiling =
    target.direction === 'at_most' || (target.direction !== 'at_least' && indicator.better === 'lower')
  const left = minus(goal, soFar)
  const rest = monthsInAll - months
  const over = ceiling ? compare(left, 0) < 0 : compare(left, 0) <= 0
  const paces = ceiling ? compare(yearEnd, goal) <= 0 : compare(yearEnd, goal) >= 0
  const outlook = (): Forecast['outlook'] => {
    if (ceiling) return over ? 'out_of_reach' : rest === 0 ? 'reached' : paces ? 'on_pace' : 'short'
    return over ? 'reached' : rest === 0 ? 'out_of_reach' : paces ? 'on_pace' : 'short'
  }
  return {
    indicator: id,
    period,
    unit: indicator.unit,
    target: goal,
    ceiling,
    soFar,
    months,
    monthsInAll,
    formula: share === undefined ? { by: 'months' } : { by: 'curve', share },
    yearEnd,
    average: divide(soFar, months, PLACES),
    rest:
      over || rest === 0
        ? null
        : { amount: left, months: rest, average: divide(left, rest, PLACES, ceiling ? 'down' : 'up') },
    outlook: outlook(),
  }
}
