/**
 * Spans of days and their names. Everything is counted on the calendar itself, never on instants,
 * so no time zone can move a month's end.
 *
 *   describePeriod({ from: '2025-01-01', to: '2025-03-31' }, 2025)  // '一季度'
 */
import type { Day } from '../base/clock.ts'

/** A span of days, both ends included: `{ from: '2025-01-01', to: '2025-03-31' }` is 一季度 or 1—3月. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

const DAY_MS = 86_400_000
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const QUARTER_NAMES = ['一季度', '二季度', '三季度', '四季度'] as const

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** How many days a month has; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

export function isDate(year: number, month: number, date: number): boolean {
  return date >= 1 && date <= daysInMonth(year, month)
}

export function dayAt(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}
export function dateOf(day: Day): number {
  return Number(day.slice(8, 10))
}
/** 1 to 4. */
export function quarterOf(day: Day): number {
  return Math.ceil(monthOf(day) / 3)
}

/** Months past 12 run into the next years: `lastDayOfMonth(2025, 14)` is 2026-02-28. */
export function lastDayOfMonth(year: number, month: number): Day {
  const years = Math.floor((month - 1) / 12)
  const [itsYear, itsMonth] = [year + years, month - years * 12]
  return dayAt(itsYear, itsMonth, daysInMonth(itsYear, itsMonth))
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one day to another, negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

export function nextDay(day: Day): Day {
  const [year, month, date] = [yearOf(day), monthOf(day), dateOf(day)]
  if (date < daysInMonth(year, month)) return dayAt(year, month, date + 1)
  return month < 12 ? dayAt(year, month + 1, 1) : dayAt(year + 1, 1, 1)
}

export function previousDay(day: Day): Day {
  const [year, month, date] = [yearOf(day), monthOf(day), dateOf(day)]
  if (date > 1) return dayAt(year, month, date - 1)
  return month > 1 ? lastDayOfMonth(year, month - 1) : lastDayOfMonth(year - 1, 12)
}

export function months(year: number, first: number, last: number): Period {
  return { from: dayAt(year, first, 1), to: lastDayOfMonth(year, last) }
}

export function month(year: number, which: number): Period {
  return months(year, which, which)
}

/** The month so many months before or after the one that holds `day`. */
export function monthFrom(day: Day, steps: number): Period {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + steps
  return month(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1)
}

export function quarter(year: number, which: number): Period {
  return months(year, which * 3 - 2, which * 3)
}

/** The quarter so many quarters before or after the one that holds `day`. */
export function quarterFrom(day: Day, steps: number): Period {
  const count = yearOf(day) * 4 + quarterOf(day) - 1 + steps
  return quarter(Math.floor(count / 4), (((count % 4) + 4) % 4) + 1)
}

export function half(year: number, which: 1 | 2): Period {
  return which === 1 ? months(year, 1, 6) : months(year, 7, 12)
}

export function wholeYear(year: number): Period {
  return months(year, 1, 12)
}

/** From the first of January to that day. */
export function yearToDate(day: Day): Period {
  return { from: dayAt(yearOf(day), 1, 1), to: day }
}

/** 1—N月: from the first of January to the end of that month. */
export function throughMonth(year: number, last: number): Period {
  return months(year, 1, last)
}

/** Whether it counts from the year's first day (累计); 1月 alone and 一季度 do. */
export function isYearToDate(period: Period): boolean {
  return period.from.endsWith('-01-01') && yearOf(period.from) === yearOf(period.to)
}

/** Whole months of the year over by the period's end: 3 for 1—3月, and 3 still for 1月1日—4月12日. */
export function monthsOf(period: Period): number {
  const [year, last] = [yearOf(period.to), monthOf(period.to)]
  return period.to === lastDayOfMonth(year, last) ? last : last - 1
}

export function isSamePeriod(one: Period | null, other: Period | null): boolean {
  return one === other || (one !== null && other !== null && one.from === other.from && one.to === other.to)
}

/** The same stretch so many years later; the 29th of February becomes the 28th. */
export function shiftYears(period: Period, years: number): Period {
  const shift = (day: Day): Day => {
    const [year, which, date] = [yearOf(day) + years, monthOf(day), dateOf(day)]
    const wasLast = date === daysInMonth(yearOf(day), which)
    return wasLast
      ? lastDayOfMonth(year, which)
      : dayAt(year, which, Math.min(date, daysInMonth(year, which)))
  }
  return { from: shift(period.from), to: shift(period.to) }
}

/**
 * A period as officials print it: 1月, 1—2月, 一季度, 上半年, 前三季度, 全年; 3月, 二季度.
 * The year stands in front only where it is not `inYear`.
 */
export function describePeriod(period: Period, inYear: number): string {
  const year = yearOf(period.from)
  if (year !== yearOf(period.to)) return describeAcrossYears(period)
  const prefix = year === inYear ? '' : `${year}年`
  return prefix + (isWholeMonths(period) ? describeMonths(period) : describeDays(period))
}

function isWholeMonths(period: Period): boolean {
  return period.from.endsWith('-01') && period.to === lastDayOfMonth(yearOf(period.to), monthOf(period.to))
}

function describeMonths(period: Period): string {
  const [first, last] = [monthOf(period.from), monthOf(period.to)]
  if (first === 1 && last === 12) return '全年'
  if (first === 1 && last === 9) return '前三季度'
  if (first === 1 && last === 6) return '上半年'
  if (first === 7 && last === 12) return '下半年'
  if (last - first === 2 && last % 3 === 0) return QUARTER_NAMES[last / 3 - 1] as string
  return first === last ? `${first}月` : `${first}—${last}月`
}

function describeDays(period: Period): string {
  const { from, to } = period
  if (from === to) return `${monthOf(from)}月${dateOf(from)}日`
  if (isYearToDate(period)) return `截至${monthOf(to)}月${dateOf(to)}日`
  if (monthOf(from) === monthOf(to)) {
    const tenDays = [dateOf(from), dateOf(to)].join()
    if (tenDays === '1,10') return `${monthOf(from)}月上旬`
    if (tenDays === '11,20') return `${monthOf(from)}月中旬`
    if (dateOf(from) === 21 && to === lastDayOfMonth(yearOf(to), monthOf(to))) return `${monthOf(from)}月下旬`
  }
  return `${monthOf(from)}月${dateOf(from)}日—${monthOf(to)}月${dateOf(to)}日`
}

function describeAcrossYears({ from, to }: Period): string {
  const whole = isWholeMonths({ from, to })
  const name = (day: Day): string => `${yearOf(day)}年${monthOf(day)}月${whole ? '' : `${dateOf(day)}日`}`
  return `${name(from)}—${name(to)}`
}
