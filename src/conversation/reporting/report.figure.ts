/**
 * report.figure: one or more figures reported. A complete and plausible one from a unit that answers for the
 * indicator is recorded at once; every other one is asked about or refused, for itself.
 *
 * @example 社零一季度增长6.8% → recorded, 待审核
 */

import { convert } from '../../plan/quantity.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { FigureHit } from '../../understanding/reading.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { nearestOf } from '../asking/nearest.ts'
import type { Draft } from '../turn/question.ts'
import { CHOICES } from '../turn/thresholds.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf, draftsOf } from './drafting.ts'
import { withReason } from './remarks.ts'
import { report } from './reporting.ts'

export function reportFigure(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('report')
  const drafts = draftsOf(turn.reading, turn.books.plan)
  return drafts.length === 0 ? withoutFigure(turn) : withReason(turn, report(turn, drafts))
}

/** One number without its indicator, or with a name that several share: it waits until it is said which. */
function waitingFor(turn: Turn): Draft | null {
  const { reading, books, sender } = turn
  const [said, ...more] = reading.unbound
  if (said === undefined || more.length > 0 || reading.leftOut.length > 0) return null
  const named = reading.ambiguous.flatMap((it) => it.ids)
  // An indicator that is named and whose unit does not fit is told, not asked about.
  if (named.length === 0 && reading.indicators.length > 0) return ofTheOnly(turn, said)
  const filed = books.plan.indicators.filter((it) => it.owner_units.includes(sender?.unit ?? ''))
  const own = filed.filter((it) => (named.length === 0 ? fits(said, it) : named.includes(it.id)))
  const [only] = filed
  if (named.length === 0 && only !== undefined && filed.length === 1 && own.length === 1)
    return ofTheOnly(turn, said, only.id)
  const options = own.map((it) => it.id)
  return draftOf({
    indicator: null,
    options: options.length > 0 && options.length <= CHOICES ? options : named,
    said,
    value: said.value,
    unit: said.unit ?? '',
    text: said.text,
    period: reading.period,
  })
}

function fits({ value, unit }: FigureHit, indicator: Indicator): boolean {
  return unit !== null && convert(value, unit, indicator.unit) !== null
}

/**
 * 医疗救助，1—10月共救助31.2万人次: of the one that is named, in its own measure, and not said in so many words: asked about.
 * 1-8月27.3万人次 of a unit that files this one alone: so, too.
 */
function ofTheOnly({ reading, books }: Turn, said: FigureHit, only?: string): Draft | null {
  const [id, ...more] = only === undefined ? reading.indicators : [only]
  const indicator = id === undefined || more.length > 0 ? null : books.plan.indicator(id)
  const value =
    said.unit === null || indicator === null ? null : convert(said.value, said.unit, indicator.unit)
  if (indicator === null || value === null) return null
  return draftOf({
    indicator: indicator.id,
    value,
    unit: indicator.unit,
    text: said.text,
    period: reading.period,
    unsure: true,
  })
}

/** Numbers that fit no indicator, or an indicator without its number. */
function withoutFigure(turn: Turn): Decision {
  const { reading } = turn
  const waiting = waitingFor(turn)
  if (waiting !== null) return report(turn, [waiting])
  const texts = reading.unexplained.map((it) => it.text)
  const named = reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids.slice(0, 1))
  const indicators = [...new Set([...reading.indicators, ...named])]
  const nearest = indicators.length > 0 ? [] : nearestOf(reading).indicators
  const places = [...new Set(reading.leftOut.flatMap((it) => it.place ?? []))]
  const changes = reading.leftOut.flatMap(({ text, changeOf }) =>
    changeOf === undefined ? [] : [{ text, indicator: changeOf }],
  )
  const said = changes.length > 0 ? { changes } : {}
  return { revisions: [], replies: [{ type: 'no_figure', indicators, texts, nearest, places, ...said }] }
}
