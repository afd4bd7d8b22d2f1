/**
 * Figures, shares, periods and times as officials print them: `6.8%`, `24000万美元`, `第2位`, `下降5.4%`
 * (never `增长-5.4%`), `1—4月`, `5月19日09:12`. No sentence is made here, only the pieces of one.
 */
import { type Day, dayOf, timeOf } from '../base/clock.ts'
import type { Period } from '../plan/period.ts'

/** A number in plain decimals, without the dust of binary fractions: `0.1 + 0.2` is `0.3`. */
export function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 8 })
}

/** A figure with its unit: `6.8%`, `1008家`, and a place as `第2位`. */
export function quantity(value: number, unit: string): string {
  return unit === '位' ? `第${decimal(value)}位` : `${decimal(value)}${unit}`
}

/** A change in words that carry the sign: `增长6.8%`, `下降5.4%`, `持平`. */
export function change(value: number, unit: string, rise = '增长', fall = '下降'): string {
  if (value === 0) return '持平'
  return value > 0 ? `${rise}${quantity(value, unit)}` : `${fall}${quantity(-value, unit)}`
}

/** A share of 0…1 with one decimal: `37.5%`, `25%`. Shares are rounded singly and never forced to add up. */
export function share(part: number): string {
  return `${decimal(Math.round(part * 1000) / 10)}%`
}

/** `5月19日`; with the year where it is not the one that is spoken of. */
export function dayText(day: Day, year: number): string {
  const [y, m, d] = parts(day)
  return `${y === year ? '' : `${y}年`}${m}月${d}日`
}

/** `5月19日09:12` in Shanghai time, whatever offset the instant was written with. */
export function momentText(instant: string, year: number): string {
  const at = new Date(instant)
  return `${dayText(dayOf(at), year)}${timeOf(at)}`
}

/**
 * `3月`, `1—4月`, `一季度`, `上半年`, `前三季度`, `全年`; a span that begins on 1 January and ends within a month
 * is `截至4月12日`. The year is printed where it is not the one that is spoken of.
 */
export function periodText(period: Period, year: number): string {
  const [fromYear, fromMonth, fromDay] = parts(period.from)
  const [toYear, toMonth, toDay] = parts(period.to)
  if (fromYear !== toYear) return `${dayText(period.from, year)}—${dayText(period.to, year)}`
  const prefix = fromYear === year ? '' : `${fromYear}年`
  const whole = fromDay === 1 && toDay === lastDay(toYear, toMonth)
  if (!whole && fromMonth === 1 && fromDay === 1) return `截至${dayText(period.to, year)}`
  if (!whole) return `${dayText(period.from, year)}—${dayText(period.to, year)}`
  if (fromMonth === toMonth) return `${prefix}${fromMonth}月`
  return prefix + (NAMED_SPANS.get(`${fromMonth}-${toMonth}`) ?? `${fromMonth}—${toMonth}月`)
}

const NAMED_SPANS: ReadonlyMap<string, string> = new Map([
  ['1-3', '一季度'],
  ['4-6', '二季度'],
  ['7-9', '三季度'],
  ['10-12', '四季度'],
  ['1-6', '上半年'],
  ['7-12', '下半年'],
  ['1-9', '前三季度'],
  ['1-12', '全年'],
])

/** `今年` or `3月底前`: by when a target is to be met. */
export function deadlineText(deadline: Day, year: number): string {
  const [y, m, d] = parts(deadline)
  if (m === 12 && d === 31) return y === year ? '全年' : `${y}年`
  const prefix = y === year ? '' : `${y}年`
  return d === lastDay(y, m) ? `${prefix}${m}月底前` : `${prefix}${m}月${d}日前`
}

function parts(day: Day): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** a − b in decimals as written: `7 - 6.8` is `0.2`. */
export function remaining(target: number, done: number): number {
  return Number((target - done).toFixed(8))
}
