/**
 * Reported, and reported in time: two measures, for a late figure is still a figure. Of every figure that was due so
 * far; the day is that of the first report of its period, whatever was corrected since or came in a later status.
 */
import { type Day, dayOf } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import { isSamePeriod, type Period } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import { cityFigures, isJudged } from './evidence.ts'
import { type Expected, expectedFigures } from './release.ts'
import { booksFor } from './years.ts'

export interface Punctuality {
  /** Figures whose day is over. */
  readonly due: number
  readonly reported: number
  /** Of these, by the end of their day. */
  readonly inTime: number
}

/** Of one period, where one is asked for. */
export function punctuality(
  books: Books,
  filter: (indicator: Indicator) => boolean,
  period: Period | null,
): Punctuality {
  const due = dueOf(books, filter).filter((it) => period === null || it.period.to === period.to)
  return {
    due: due.length,
    reported: due.filter((it) => it.said !== null).length,
    inTime: due.filter((it) => it.said !== null && it.said <= it.day).length,
  }
}

/** A figure whose day is over; `said`: the day of its first report, null while there is none. */
export interface Due {
  readonly indicator: string
  readonly period: Period
  readonly day: Day
  readonly said: Day | null
}

/**
 * Figures that fell due from one day to another, both inclusive, and were reported after their day, or not at all: of
 * what is open the latest period of each, for it takes the place of those before. Nothing is late of before the plan.
 */
export function late(books: Books, filter: (indicator: Indicator) => boolean, from: Day, to: Day): Due[] {
  const all = dueOf(books, filter).filter((it) => it.day >= books.plan.plan.issued)
  const isLast = (it: Due) =>
    !all.some((later) => later.indicator === it.indicator && later.period.to > it.period.to)
  return all
    .filter((it) => from <= it.day && it.day <= to)
    .filter((it) => (it.said === null ? isLast(it) : it.said > it.day))
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

function dueOf(books: Books, filter: (indicator: Indicator) => boolean): Due[] {
  return books.plan.indicators.filter(filter).flatMap((indicator) =>
    expectedFigures(books.plan, indicator)
      .map((it) => ({ period: it.period, day: dayFor(books, indicator.id, it), it }))
      .filter(({ day }) => day < books.today)
      .map(({ period, day, it }) => ({
        ...{ indicator: indicator.id, period, day },
        said: firstReport(books, indicator.id, it),
      })),
  )
}

/** The day that a figure said today is late against; null: it is in time, or due on no day. */
export function lateAgainst(given: Books, indicator: Indicator, period: Period, said: Day): Day | null {
  const books = booksFor(given, indicator.id, period)
  const expected = expectedFigures(books.plan, indicator).find((it) => isSamePeriod(it.period, period))
  if (expected === undefined) return null
  const day = dayFor(books, indicator.id, expected)
  return said > day ? day : null
}

/** Whether a later period's figure has been due: the period's approved figures are then not changed without an exception. */
export function isClosed({ plan, today }: Books, indicator: Indicator, period: Period): boolean {
  const all = plan.years.flatMap((it) => expectedFigures(it, it.indicator(indicator.id)))
  return all.some((it) => it.period.to > period.to && it.day < today)
}

/** As extended, where the office granted that. */
function dayFor({ standing }: Books, indicator: string, { period, day }: Expected): Day {
  return standing.arrangements.extendedTo({ indicator, period }) ?? day
}

function firstReport(books: Books, indicator: string, { period }: Expected): Day | null {
  const days = cityFigures(books, indicator)
    .filter(
      ({ figure }) =>
        figure.period.to === period.to && isJudged(books.plan.indicator(indicator), figure.period),
    )
    .map((it) => dayOf(new Date(it.reportedAt)))
  return days.sort()[0] ?? null
}
