/**
 * Figures, shares, periods and times as officials print them: `6.8%`, `24000万美元`, `第2位`, `下降5.4%`
 * (never `增长-5.4%`), `1—4月`, `5月19日09:12`. No sentence is made here, only the pieces of one.
 */
import { type Day, dayOf, timeOf } from '../base/clock.ts'
import { dateOf, describePeriod, lastDayOfMonth, monthOf, yearOf } from '../plan/period.ts'
import { printNumber, significant } from '../plan/quantity.ts'

/** Plain decimals (`0.1 + 0.2` is `0.3`), and a period as `3月`, `1—4月`, `一季度`, `截至4月12日`: as the plan reads them back. */
export { describePeriod as periodText, printNumber as decimal }

/** A figure with its unit: `6.8%`, `1008家`, and a place as `第2位`. */
export function quantity(value: number, unit: string): string {
  return unit === '位' ? `第${printNumber(value)}位` : `${printNumber(value)}${unit}`
}

/** A change in words that carry the sign: `增长6.8%`, `下降5.4%`, `持平`. */
export function change(value: number, unit: string, rise = '增长', fall = '下降'): string {
  if (value === 0) return '持平'
  return value > 0 ? `${rise}${quantity(value, unit)}` : `${fall}${quantity(-value, unit)}`
}

/** A share of 0…1 with one decimal: `37.5%`, `25%`. Shares are rounded singly and never forced to add up. */
export function share(part: number): string {
  return `${printNumber(Math.round(part * 1000) / 10)}%`
}

/** `5月19日`; with the year where it is not the one that is spoken of. */
export function dayText(day: Day, year: number): string {
  const prefix = yearOf(day) === year ? '' : `${yearOf(day)}年`
  return `${prefix}${monthOf(day)}月${dateOf(day)}日`
}

/** `5月19日09:12` in Shanghai time, whatever offset the instant was written with. */
export function momentText(instant: string, year: number): string {
  const at = new Date(instant)
  return `${dayText(dayOf(at), year)}${timeOf(at)}`
}

/** `全年`, `2026年` or `3月底前`: by when a target is to be met. */
export function deadlineText(deadline: Day, year: number): string {
  const [own, month] = [yearOf(deadline), monthOf(deadline)]
  const prefix = own === year ? '' : `${own}年`
  if (month === 12 && dateOf(deadline) === 31) return prefix === '' ? '全年' : prefix
  return deadline === lastDayOfMonth(own, month) ? `${prefix}${month}月底前` : `${dayText(deadline, year)}前`
}

/** a − b in decimals as written: `7 - 6.8` is `0.2`. */
export function remaining(target: number, done: number): number {
  return significant(target - done)
}
