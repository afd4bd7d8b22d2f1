/** Data periods counted in months: the arithmetic that progress is judged by. */
import type { Day } from '../base/clock.ts'
import type { Period } from '../plan/period.ts'

const DAY_MS = 86_400_000

const SHORT_MONTHS: ReadonlySet<number> = new Set([4, 6, 9, 11])

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** The last day of a month; months past 12 run into the next years: `monthEnd(2025, 14)` is 2026-02-28. */
export function monthEnd(year: number, month: number): Day {
  // By arithmetic: an overview asks this a thousand times, and a Date for each would be most of its time.
  const years = Math.floor((month - 1) / 12)
  const [y, m] = [year + years, month - years * 12]
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const days = m === 2 ? (leap ? 29 : 28) : SHORT_MONTHS.has(m) ? 30 : 31
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${days}`
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one day to another, negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** 1—N月 of a year: `yearToMonth(2025, 3)` is 2025-01-01..2025-03-31. */
export function yearToMonth(year: number, month: number): Period {
  return { from: `${year}-01-01`, to: monthEnd(year, month) }
}

/** Whether a period counts from the year's first day (累计); 1月 alone and 一季度 do. */
export function isCumulative(period: Period): boolean {
  return period.from.endsWith('-01-01') && yearOf(period.from) === yearOf(period.to)
}

/** Whole months of the year over by the period's end: 3 for 1—3月, and 3 still for 1月1日—4月12日. */
export function monthsOf(period: Period): number {
  const month = Number(period.to.slice(5, 7))
  return period.to === monthEnd(yearOf(period.to), month) ? month : month - 1
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

/** The same days a year before; 29 February becomes 28, and a month's end stays one. */
export function yearBefore(period: Period): Period {
  const back = (day: Day): Day => {
    const [year, month] = [yearOf(day) - 1, Number(day.slice(5, 7))]
    return day === monthEnd(year + 1, month) ? monthEnd(year, month) : `${year}${day.slice(4)}`
  }
  return { from: back(period.from), to: back(period.to) }
}
