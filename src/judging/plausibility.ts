/**
 * What is odd about a figure before it is stored. A doubt is asked about first; a flag is for the office to see.
 * Neither accuses, and neither says what the figure ought to be: references stand in the facts for the office,
 * and a question to the unit may not show the target or the gap (统计法 2024, practice §1).
 *
 * @example plausibility(books, '1-retail-growth', 68, q1) // [{ code: 'out_of_range', severity: 'doubt', … }]
 */

import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { StandingFigure } from '../ledger/standing.ts'
import { dueTargets } from '../plan/deadlines.ts'
import { isYearToDate, monthsOf, type Period, yearOf } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import { aimOf } from './bar.ts'
import { dueAmount } from './counts.ts'
import { compare, divide, times } from './decimal.ts'
import { cityFigures, isJudged } from './evidence.ts'
import type { Oddity, OddityCode } from './oddity.ts'
import { isFarAhead, isFarBelow, TARGETS_OVER } from './pace.ts'
import { monthsUntil, releaseRule } from './release.ts'
import { booksFor } from './years.ts'

export type { Oddity, OddityCode } from './oddity.ts'

export interface Sent {
  /** The message verbatim. */
  readonly text?: string | undefined
  /** That of the last figure (`standing` names its entry), where its words were not deleted. */
  readonly lastText?: string | undefined
}

const FACTORS = [10, 100, 10_000, 100_000_000] as const
/** Growth further from zero than this, and than three times the target, is asked about. */
const USUAL_GROWTH = 30
/** Times the target, from where on a rate may be one whose decimal point was left out. */
const SLIP_FROM = 8
const LEVELS_OFF = 5
const USUAL_GAIN = 5
const AMOUNT_FROM = 100
/** Units of things that come whole. */
const WHOLE = ['家', '个', '项', '场', '条', '人', '处', '起', '辆', '位', '件']

/** Against the target of the period's own year. The figure itself need not be stored. */
export function plausibility(
  given: Books,
  id: string,
  value: number,
  period: Period,
  sent: Sent = {},
): Oddity[] {
  const books = booksFor(given, id, period)
  const indicator = books.plan.indicator(id)
  const figures = cityFigures(books, id).filter(
    ({ figure }) => isJudged(indicator, figure.period) && yearOf(figure.period.to) === yearOf(period.to),
  )
  const look: Look = {
    books,
    indicator,
    value,
    period,
    target: targetOf(books, indicator, period.to),
    last: isJudged(indicator, period)
      ? (figures.findLast((it) => it.figure.period.to < period.to) ?? null)
      : null,
    later: isJudged(indicator, period)
      ? (figures.find((it) => it.figure.period.to > period.to) ?? null)
      : null,
  }
  return [...ofTime(look), ...(indicator.kind === 'milestone' ? [] : ofValue(look)), ...ofText(look, sent)]
}

interface Look {
  readonly books: Books
  readonly indicator: Indicator
  readonly value: number
  readonly period: Period
  readonly target: number | null
  /** The figure of the period before, in the same year. */
  readonly last: StandingFigure | null
  readonly later: StandingFigure | null
}

function* ofValue(look: Look): Generator<Oddity> {
  const { indicator, target, value } = look
  const [lowest, highest] = indicator.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (value < lowest) yield doubt('out_of_range', { reference: lowest, referenceIs: 'lowest' })
  if (value > highest) yield doubt('out_of_range', { reference: highest, referenceIs: 'highest' })
  if (target !== null && value === target && ['growth', 'delta', 'share'].includes(indicator.kind))
    yield flag('exactly_on_target', { reference: target, referenceIs: 'target' })
  switch (indicator.kind) {
    case 'growth':
      yield* ofRate(look, USUAL_GROWTH)
      break
    case 'delta':
      yield* ofRate(look, USUAL_GAIN)
      break
    case 'share':
    case 'coverage':
      if (indicator.unit === '%') {
        if (value < 0 || value > 100) yield doubt('share_out_of_range', {})
      } else yield* ofLevel(look)
      break
    case 'level':
      yield* ofLevel(look)
      break
    case 'count':
      yield* ofCount(look)
      break
    case 'rank':
      if (!Number.isInteger(value) || value < 1) yield doubt('not_a_rank', {})
      break
    case 'milestone':
      break
  }
}

function* ofRate({ indicator, target, value, last }: Look, usual: number): Generator<Oddity> {
  const limit = Math.max(usual, times(TARGETS_OVER, Math.abs(target ?? 0)))
  if (indicator.plausible === undefined && compare(Math.abs(value), limit) > 0) {
    yield doubt('out_of_range', {
      reference: value < 0 ? -limit : limit,
      referenceIs: value < 0 ? 'lowest' : 'highest',
    })
    if (Math.abs(value) >= AMOUNT_FROM) yield doubt('amount_for_rate', {})
  } else if (indicator.plausible === undefined && target !== null && isSlip(value, target)) {
    yield doubt('far_from_target', { reference: target, referenceIs: 'target' })
  }
  if (last !== null) yield* ofMagnitude(value, last.figure.value, 'last', 'flag', last.figure.period)
}

/** 25 where 2.5 is aimed at: a decimal point that was left out looks like a rate that may be. */
function isSlip(value: number, target: number): boolean {
  return target > 0 && compare(value, times(SLIP_FROM, target)) >= 0
}

function* ofLevel({ indicator, target, value, last }: Look): Generator<Oddity> {
  if (value < 0 && indicator.plausible === undefined) yield doubt('negative', {})
  if (last !== null && farOff(value, last.figure.value)) {
    yield doubt('far_from_last', {
      reference: last.figure.value,
      referenceIs: 'last',
      referencePeriod: last.figure.period,
    })
    yield* ofMagnitude(value, last.figure.value, 'last', 'doubt', last.figure.period)
  }
  if (indicator.plausible === undefined && target !== null && farOff(value, target)) {
    yield doubt('far_from_target', { reference: target, referenceIs: 'target' })
    if (last === null) yield* ofMagnitude(value, target, 'target', 'doubt')
  }
}

function* ofCount(look: Look): Generator<Oddity> {
  const { books, indicator, period, target, value, last, later } = look
  if (value < 0 && indicator.plausible === undefined) yield doubt('negative', {})
  if (WHOLE.includes(indicator.unit) && !Number.isInteger(value)) yield doubt('not_whole', {})
  if (!isYearToDate(period)) return
  if (target !== null && target > 0 && compare(value, times(TARGETS_OVER, target)) > 0)
    yield doubt('far_over_target', { reference: target, referenceIs: 'target' })
  const months = monthsOf(period)
  const scheduled =
    target === null
      ? null
      : dueAmount(target, months, monthsDue(look), releaseRule(books.plan, indicator).curve)
  if (scheduled !== null && last === null && value > 0) {
    const scaled = [...ofScale(indicator, value, scheduled)]
    yield* scaled
    if (scaled.length === 0 && isFarBelow(value, scheduled, WHOLE.includes(indicator.unit)))
      yield doubt('far_below_schedule', { reference: scheduled, referenceIs: 'scheduled' })
  }
  if (target !== null && isFarAhead(value, target, scheduled, last))
    yield doubt('far_over_schedule', { reference: scheduled ?? target, referenceIs: 'scheduled' })
  if (last !== null) {
    const before = last.figure.value
    const facts = { reference: before, referenceIs: 'last' as const, referencePeriod: last.figure.period }
    // Ten times the last figure is ordinary while a count is small against what the year holds by now.
    const early = scheduled !== null && compare(value, times(TARGETS_OVER, scheduled)) <= 0
    if (before > 0 && compare(value, times(10, before)) >= 0 && !early) {
      yield doubt('far_from_last', facts)
      yield* ofMagnitude(value, before, 'last', 'doubt', last.figure.period)
    }
    if (compare(value, before) < 0) {
      yield doubt('below_earlier', facts)
      const average = divide(before, Math.max(1, monthsOf(last.figure.period)), 6)
      if (value > 0 && compare(value, times(2, average)) <= 0 && monthsOf(last.figure.period) > 1)
        yield flag('single_month', facts)
    }
  }
  if (later !== null && compare(value, later.figure.value) > 0)
    yield doubt('above_later', {
      reference: later.figure.value,
      referenceIs: 'later',
      referencePeriod: later.figure.period,
    })
}

/** 万元 and 亿元 mixed up, either way: amounts of money and areas, not things counted one by one. */
function* ofScale(indicator: Indicator, value: number, scheduled: number): Generator<Oddity> {
  if (WHOLE.includes(indicator.unit) || scheduled <= 0) return
  const [small, large] = value < scheduled ? [value, scheduled] : [scheduled, value]
  for (const factor of [10_000, 100_000_000]) {
    const scaled = times(small, factor)
    if (compare(scaled, times(large, 0.2)) >= 0 && compare(scaled, times(large, 5)) <= 0)
      yield doubt('magnitude', { factor, reference: scheduled, referenceIs: 'scheduled' })
  }
}

/** Within a third of exactly 10, 100, 1万 or 1亿 times more or less. */
function* ofMagnitude(
  value: number,
  reference: number,
  referenceIs: 'target' | 'last',
  severity: Oddity['severity'],
  referencePeriod?: Period,
): Generator<Oddity> {
  const [small, large] = [Math.abs(value), Math.abs(reference)].sort((a, b) => a - b)
  if (!small || !large) return
  const factor = FACTORS.find((it) => {
    const scaled = times(small, it)
    return compare(scaled, times(large, 0.67)) >= 0 && compare(scaled, times(large, 1.5)) <= 0
  })
  if (factor === undefined) return
  const detail = { factor, reference, referenceIs }
  yield { code: 'magnitude', severity, detail: referencePeriod ? { ...detail, referencePeriod } : detail }
}

function* ofTime({ books, indicator, period }: Look): Generator<Oddity> {
  if (period.to > books.today) yield flag('period_not_over', {})
  const january = period.from.endsWith('-01-01') && period.to.endsWith('-01-31')
  if (january && indicator.kind !== 'milestone' && !releaseRule(books.plan, indicator).january)
    yield flag('not_published_alone', {})
}

function* ofText({ last }: Look, { text, lastText }: Sent): Generator<Oddity> {
  if (text === undefined || lastText === undefined || last === null) return
  if (bare(text) === bare(lastText)) yield flag('same_text', { referencePeriod: last.figure.period })
}

/** A text without its period words and spaces: what is left should change from month to month. */
function bare(text: string): string {
  return text.replace(
    /\s|\d{4}年|\d{1,2}\s*[-—~至到]\s*\d{1,2}月|截至|\d{1,2}月(?:份|底|末)?|[一二三四]季度/gu,
    '',
  )
}

function farOff(value: number, reference: number): boolean {
  if (reference <= 0) return false
  return compare(value, times(reference, LEVELS_OFF)) > 0 || compare(times(value, LEVELS_OFF), reference) < 0
}

/** The yearly number, whichever is larger where the plan prints two: an oddity is not judged by the smaller. */
function targetOf(books: Books, indicator: Indicator, on: Day): number | null {
  const aim = aimOf(books, indicator, on)
  if (aim.is === 'target') return aim.bar.value
  const printed = dueTargets(indicator, on).flatMap((it) => it.value ?? [])
  return printed.length > 0 ? Math.max(...printed) : null
}

/** Months until the target is due that the period runs towards. */
function monthsDue({ indicator, period }: Look): number {
  const [due] = dueTargets(indicator, period.to)
  return due === undefined ? 12 : monthsUntil(due.deadline, yearOf(period.to))
}

function doubt(code: OddityCode, detail: Oddity['detail']): Oddity {
  return { code, severity: 'doubt', detail }
}

function flag(code: OddityCode, detail: Oddity['detail']): Oddity {
  return { code, severity: 'flag', detail }
}
