/**
 * What an indicator is judged by: the number that the plan prints, the one that the office ruled on, or, for
 * targets without a number of their own (不低于全省平均水平, 持续下降), the figure to compare with.
 */
import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { Ruling, StandingFigure } from '../ledger/standing.ts'
import { type Comparator, comparatorOf } from '../plan/comparator.ts'
import { judgedTarget } from '../plan/deadlines.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import type { Bar } from './case.ts'
import { minus } from './decimal.ts'
import { cityFigures, figureYearBefore, provinceFigure } from './evidence.ts'
import type { Judgement } from './judgement.ts'

/** The target with its number, or why there is none. */
export type Aim =
  | { readonly is: 'target'; readonly target: Target; readonly bar: Bar; readonly ruling: Ruling | null }
  | { readonly is: 'conflict' }
  | { readonly is: 'relative'; readonly target: Target }

/** By the target that is due on a day, the last of the figure's period. A ruling counts wherever it was given, also for a target that the province sets (达到省定目标). */
export function aimOf(books: Books, indicator: Indicator, on: Day): Aim {
  const printed = judgedTarget(indicator, on)
  const ruling = books.standing.ruling(indicator.id, books.plan.key)
  const oneDay = new Set(indicator.targets.map((it) => it.deadline)).size === 1
  if (ruling !== undefined && (printed === null || oneDay)) {
    const { value } = ruling
    const base = indicator.targets.find((it) => it.value === value) ?? firmest(indicator)
    return { is: 'target', target: { ...base, value }, bar: barOf(value, base), ruling }
  }
  if (printed !== null && printed.value !== null)
    return { is: 'target', target: printed, bar: barOf(printed.value, printed), ruling: null }
  if (indicator.targets.some((it) => it.value !== null)) return { is: 'conflict' }
  return { is: 'relative', target: firmest(indicator) }
}

export interface Compared {
  readonly bar: Bar
  readonly comparison: NonNullable<Judgement['comparison']>
  readonly rule: string
}

/** The number behind a relative target for the period of a figure: what stands in the ledger, else what was told with it; null until it is in. */
export function comparisonFor(
  books: Books,
  indicator: Indicator,
  target: Target,
  figure: StandingFigure,
): Compared | null {
  const comparator = comparatorOf(indicator)
  if (comparator === null) return null
  const value = reportedFor(books, indicator, comparator, figure) ?? toldWith(figure)
  if (value === null) return null
  const words = `${target.hedge ?? ''}${target.text ?? ''}`
  const strict = !/不低于|不高于|达到|不少于|按照/.test(words)
  const bar = { value, direction: target.direction, strict }
  return { bar, comparison: { value, from: comparator }, rule: RULES[comparator] }
}

const RULES: Readonly<Record<Comparator, string>> = {
  province: '与全省同期数据比',
  provincial_target: '与省定目标比',
  last_year: '与上年同期数据比',
  economy: '与同期经济增速比',
}

/** A figure of the ledger: the province's of the period, the city's own of a year ago. */
function reportedFor(
  books: Books,
  indicator: Indicator,
  comparator: Comparator,
  { figure: { period } }: StandingFigure,
): number | null {
  if (comparator === 'province') return provinceFigure(books, indicator.id, period)?.figure.value ?? null
  if (comparator !== 'last_year') return null
  return figureYearBefore(cityFigures(books, indicator.id), indicator, period)?.figure.value ?? null
}

/** 高于全省平均1.2个百分点 beside -4.5 % says that the province has -5.7 %. */
function toldWith({ figure: { value, comparison } }: StandingFigure): number | null {
  if (comparison === undefined) return null
  if (comparison.value !== null) return comparison.value
  return comparison.difference === null ? null : minus(value, comparison.difference)
}

function barOf(value: number, target: Target): Bar {
  return { value, direction: target.direction, strict: target.hedge === '高于' }
}

/** Where wordings differ, one without 力争 or 左右 stands for all. */
function firmest(indicator: Indicator): Target {
  const [first] = indicator.targets
  if (first === undefined) throw new Error(`indicator ${indicator.id} has no target`)
  return indicator.targets.find((it) => it.hedge === null) ?? first
}
