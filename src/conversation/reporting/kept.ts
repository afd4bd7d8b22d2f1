/** What a figure is recorded with beside its value: what its target is measured by, told in the same message or kept from before. */
import { minus } from '../../judging/decimal.ts'
import type { Comparison, Figure } from '../../ledger/revision.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { comparatorName, comparatorOf } from '../../plan/comparator.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Caution, Reading, ReportedFigure, Comparison as Said } from '../../understanding/reading.ts'

/** Rounding of either number may part them by this much. */
const ROUNDED = 0.051

/** What the message tells with one of its figures, and the doubt where the numbers contradict each other. */
export function toldWith(
  reading: Reading,
  figure: ReportedFigure,
  indicator: Indicator,
): { readonly comparison?: Comparison; readonly contradicted?: Caution } {
  const period = figure.period ?? reading.period
  const said = (reading.comparisons ?? []).filter(
    (it) =>
      it.indicator === indicator.id &&
      ownerOf(reading, it) === figure &&
      (it.period === null || period === null || isSamePeriod(it.period, period)),
  )
  const comparison = joined(said, indicator)
  if (comparison === null) return {}
  const text = said.map((it) => it.text).join('、')
  return contradicts(comparison, figure.value) ? { contradicted: { kind: 'compared', text } } : { comparison }
}

/** Of several figures of one indicator the one before it. */
function ownerOf({ figures }: Reading, said: Said): ReportedFigure | undefined {
  const own = figures.filter((it) => it.indicator === said.indicator)
  return own.findLast((it) => it.from < said.from) ?? own[0]
}

/** Null: the target needs none of it. */
export function joined(said: readonly Said[], indicator: Indicator): Comparison | null {
  const comparator = comparatorOf(indicator)
  const fitting = said.filter((it) => it.comparator === comparator)
  if (comparator === null || fitting.length === 0) return null
  const amount = (by: Said['by']) => fitting.find((it) => it.by === by)?.amount ?? null
  return {
    with: comparatorName(indicator, comparator),
    value: amount('value'),
    difference: amount('difference'),
  }
}

/** Numbers of others that stand beside the figures and are needed by none of them. */
export function companyIn(reading: Reading, plan: Catalogue): string[] {
  if (reading.figures.length === 0) return []
  const needed = (it: Said) =>
    it.indicator !== null &&
    it.comparator !== null &&
    comparatorOf(plan.indicator(it.indicator)) === it.comparator &&
    ownerOf(reading, it) !== undefined
  const left = (reading.comparisons ?? []).filter((it) => !needed(it))
  return [...new Set(left.map(wordsOf))]
}

/** 全省5.9%, as a person would say what was meant. */
export function wordsOf({ by, place, text, amount }: Said): string {
  if (by === 'difference') return text
  return `${place}${amount < 0 && !/^[-负]/.test(text) ? '-' : ''}${text}`
}

export function contradicts({ value, difference }: Comparison, own: number): boolean {
  return value !== null && difference !== null && Math.abs(own - value - difference) > ROUNDED
}

/** What a corrected figure keeps of what was told with the old one: the other's value, for that has not changed. */
export function keptFrom(
  old: Figure | undefined,
  now: Pick<Figure, 'indicator' | 'value' | 'period'>,
): Comparison | undefined {
  const kept = old?.comparison
  if (old === undefined || kept === undefined) return undefined
  if (old.indicator !== now.indicator || !isSamePeriod(old.period, now.period)) return undefined
  if (old.value === now.value) return kept
  const value = kept.value ?? (kept.difference === null ? null : minus(old.value, kept.difference))
  return value === null ? undefined : { with: kept.with, value, difference: null }
}
