/**
 * What an indicator is judged by: the number that the plan prints, the one that the office ruled on, or, for
 * targets without a number of their own (不低于全省平均水平, 持续下降), the figure to compare with.
 */
import type { Books } from '../ledger/books.ts'
import type { Ruling, StandingFigure } from '../ledger/standing.ts'
import { judgedTarget } from '../plan/catalogue.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import type { Bar } from './case.ts'
import { cityFigures, figureYearBefore, provinceFigure } from './evidence.ts'
import type { Judgement } from './judgement.ts'

/** The target with its number, or why there is none. */
export type Aim =
  | { readonly is: 'target'; readonly target: Target; readonly bar: Bar; readonly ruling: Ruling | null }
  | { readonly is: 'conflict' }
  | { readonly is: 'relative'; readonly target: Target }

/** A ruling counts wherever it was given, also for a target that the province sets (达到省定目标). */
export function aimOf(books: Books, indicator: Indicator): Aim {
  const printed = judgedTarget(indicator)
  const ruling = books.standing.ruling(indicator.id)
  if (ruling !== undefined) {
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

/** The number behind a relative target for the period of a figure; null until it is in. */
export function comparisonFor(
  books: Books,
  indicator: Indicator,
  target: Target,
  figure: StandingFigure,
): Compared | null {
  const words = `${target.hedge ?? ''}${target.text ?? ''}`
  const strict = !/不低于|不高于|达到|不少于/.test(words)
  const { period } = figure.figure
  if (words.includes('全省')) {
    const province = provinceFigure(books, indicator.id, period)
    if (province === null) return null
    const { value } = province.figure
    const bar = { value, direction: target.direction, strict }
    return { bar, comparison: { value, from: 'province' }, rule: '与全省同期数据比' }
  }
  if (/下降|有降|提高|上升/.test(words)) {
    const before = figureYearBefore(cityFigures(books, indicator.id), indicator, period)
    if (before === null) return null
    const { value } = before.figure
    const bar = { value, direction: target.direction, strict }
    return { bar, comparison: { value, from: 'last_year' }, rule: '与上年同期数据比' }
  }
  return null
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
