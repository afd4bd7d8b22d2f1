/**
 * When something is to begin or to end, as finely as an office says it: a day, a month or a year. Kept as `2025-03-15`,
 * `2025-03` or `2025`; nothing is made finer than it was written.
 *
 * @example momentIn('2025年3月底', 2025) // '2025-03', due by lastDayOf → '2025-03-31'
 */
import { z } from 'zod'
import type { Day } from '../../base/clock.ts'
import { parseNumeral } from '../numeral.ts'
import { dayAt, daysInMonth, isDate, lastDayOfMonth, monthOf, yearOf } from '../period.ts'

export const momentSchema = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
export type Moment = z.infer<typeof momentSchema>

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,2}'
const BY = '(?:前|之前|以前)?'
const SHAPES: readonly RegExp[] = [
  new RegExp(`^(?<y>\\d{4})[-./年](?<m>\\d{1,2})[-./月](?<d>\\d{1,2})[日号]?${BY}$`),
  new RegExp(`^(?:(?<y>\\d{4})年度?)?(?<m>${NUMBER})月份?(?<d>\\d{1,2})[日号]${BY}$`),
  /^(?<y>\d{4})[-./](?<m>\d{1,2})$/,
  /^(?<y>\d{4})(?<m>0[1-9]|1[0-2])$/,
  new RegExp(`^(?:(?<y>\\d{4})年度?)?(?<m>${NUMBER})月份?(?:[底末初中]|[上中下]旬)?${BY}$`),
  new RegExp(`^(?:(?<y>\\d{4})年?)?第?(?<q>[1-4一二三四])季度?(?:[底末初])?${BY}$`),
  /^(?:(?<y>\d{4})年?)?q(?<q>[1-4])$/i,
  new RegExp(`^(?:(?<y>\\d{4})年?)?(?<h>上半年|下半年)${BY}$`),
  new RegExp(`^(?:(?<y>\\d{4})年?|今年|本年)?(?:年?[底末]|年内)${BY}$`),
  /^(?<y>\d{4})年?度?$/,
]

/** Null: no moment. A month without a year is one of `year`. */
export function momentIn(written: string, year: number): Moment | null {
  const text = written.normalize('NFKC').replace(/\s/g, '')
  for (const shape of SHAPES) {
    const found = shape.exec(text)
    if (found === null) continue
    const { y, m, d, q, h } = found.groups ?? {}
    const own = y === undefined ? year : Number(y)
    if (own < 1990 || own > 2100) return null
    if (q !== undefined) return monthText(own, numberOf(q) * 3)
    if (h !== undefined) return monthText(own, h === '上半年' ? 6 : 12)
    if (m === undefined) return /[底末内]/.test(text) ? monthText(own, 12) : String(own)
    const month = numberOf(m)
    if (daysInMonth(own, month) === 0) return null
    if (d === undefined) return monthText(own, month)
    return isDate(own, month, Number(d)) ? dayAt(own, month, Number(d)) : null
  }
  return null
}

function numberOf(written: string): number {
  return /^\d+$/.test(written) ? Number(written) : (parseNumeral(written)?.value ?? 0)
}

function monthText(year: number, month: number): Moment {
  return `${year}-${String(month).padStart(2, '0')}`
}

export function lastDayOf(moment: Moment): Day {
  if (moment.length === 10) return moment
  if (moment.length === 4) return dayAt(Number(moment), 12, 31)
  return lastDayOfMonth(yearOf(moment), monthOf(moment))
}

/** `3月15日`, `3月`, `2026年10月`, `2026年`. */
export function momentText(moment: Moment, year: number): string {
  const own = yearOf(moment)
  const prefix = own === year ? '' : `${own}年`
  if (moment.length === 4) return `${own}年`
  const month = `${prefix}${monthOf(moment)}月`
  return moment.length === 7 ? month : `${month}${Number(moment.slice(8))}日`
}
