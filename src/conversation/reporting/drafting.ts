/** From what a message says to figures on their way into the ledger. Nothing is decided here. */

import type { Fact } from '../../ledger/revision.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { CITY } from '../../plan/counties.ts'
import type { Period } from '../../plan/period.ts'
import { convert } from '../../plan/quantity.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Reading, ReportedFigure } from '../../understanding/reading.ts'
import type { Draft, Stage } from '../turn/question.ts'
import { WRITE_MARGIN } from '../turn/thresholds.ts'
import { toldWith } from './kept.ts'
import { unitSaid } from './whose.ts'

/** A value that was said by itself: nothing more is known of it than is given. */
export function draftOf(
  given: Pick<Draft, 'indicator' | 'value' | 'unit' | 'text' | 'period'> & Partial<Draft>,
): Draft {
  return {
    options: [],
    converted: null,
    bound: 'exact',
    stage: null,
    scope: CITY,
    corrects: null,
    reason: null,
    unexplained: [],
    unsure: false,
    shown: [],
    accepted: [],
    ...given,
  }
}

export function draftsOf(reading: Reading, plan: Catalogue): Draft[] {
  const unexplained = reading.unexplained.map((it) => it.text)
  const unsure =
    reading.intent === 'report.figure' && reading.margin < WRITE_MARGIN && !isWhole(reading, plan)
  return reading.figures.map((figure) => {
    const options = rivals(reading, figure, plan)
    const behalf = unitSaid(reading, plan.indicator(figure.indicator))
    const { comparison, contradicted } = toldWith(reading, figure, plan.indicator(figure.indicator))
    return {
      indicator: options.length > 1 ? null : figure.indicator,
      options: options.length > 1 ? options : [],
      value: figure.value,
      unit: figure.unit,
      text: figure.text,
      converted: figure.converted,
      bound: figure.bound,
      period: figure.period ?? reading.period,
      stage: figure.stage ?? null,
      scope: figure.county ?? CITY,
      corrects: null,
      reason: null,
      ...(comparison === undefined ? {} : { comparison }),
      ...(behalf === null ? {} : { behalf }),
      cautions: [...(figure.cautions ?? []), ...(contradicted === undefined ? [] : [contradicted])],
      unexplained,
      unsure,
      shown: [],
      accepted: [],
    }
  })
}

/** Every figure has its name in full, its time and its unit, and nothing is left over: what else it might be is no matter. */
function isWhole(
  { figures, period, unexplained, ambiguous, names, rest }: Reading,
  plan: Catalogue,
): boolean {
  const ofTask = (task: string) => plan.indicators.filter((it) => it.task === task).map((it) => it.id)
  const named = (id: string) =>
    names.some(({ kind, how, ids }) => {
      const meant = kind === 'task' ? ids.flatMap(ofTask) : kind === 'indicator' ? ids : []
      return how === 'exact' && meant.length === 1 && meant[0] === id
    })
  return (
    unexplained.length + ambiguous.length + rest.length === 0 &&
    figures.every(
      (it) => named(it.indicator) && (it.period ?? period) !== null && (it.cautions ?? []).length === 0,
    )
  )
}

/** Indicators that the figure's name fits as well, as far as they are measured in the same unit. */
function rivals(reading: Reading, figure: ReportedFigure, plan: Catalogue): readonly string[] {
  if (figure.options !== undefined) return figure.options
  const name = reading.ambiguous
    .filter((it) => it.kind === 'indicator' && it.ids.includes(figure.indicator))
    .sort((a, b) => Math.abs(a.to - figure.from) - Math.abs(b.to - figure.from))[0]
  if (name === undefined) return []
  return name.ids.filter((id) => plan.indicator(id).unit === figure.unit)
}

/** 原因:…, 因为…: what a correction or a withdrawal gives as its reason. */
export function reasonOf(text: string): string | null {
  return /(?:原因|理由|说明)(?:是|为)?[:\uff1a,\uff0c\s]*([^\n]{2,120})$/.exec(text)?.[1]?.trim() ?? null
}

export function factOf(indicator: string, period: Period, stage: Stage, scope: string): Fact {
  const cumulative = period.from.endsWith('-01-01') && period.from.slice(0, 4) === period.to.slice(0, 4)
  return { indicator, period, basis: cumulative ? 'cumulative' : 'single', scope, stage }
}

/** Measure words that only count: 35个 of 家 is 35家. */
const COUNTING = /^(?:个|家|项|处|条|件|场|户|座|所|名|人|宗|份|起|次)$/

/** A bare value in the indicator's own unit; null: it is no value of this indicator. */
export function valueFor(indicator: Indicator, value: number, unit: string | null): number | null {
  if (indicator.kind === 'milestone') return null
  if (unit === null || unit === indicator.unit) return value
  if (indicator.unit === '%') return /^(?:%|个?百?分?点)$/.test(unit) ? value : null
  if (indicator.unit === '个百分点') return /^(?:%|个点)$/.test(unit) ? value : null
  const converted = convert(value, unit, indicator.unit)
  if (converted !== null) return converted
  return COUNTING.test(unit) && COUNTING.test(indicator.unit) ? value : null
}
