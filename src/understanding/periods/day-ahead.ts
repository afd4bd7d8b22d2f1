/**
 * The day by which something is to be done, as people say it: 4月25日, 25号, 下周五, 三天后, 月底, 10月底, 二季度末, 7月中旬, 年底.
 * It lies ahead where the words leave that open; stretches are those of the one calendar, and the last day counts.
 */
import type { Day } from '../../base/clock.ts'
import {
  addDays,
  dayAt,
  isDate,
  lastDayOfMonth,
  monthFrom,
  monthOf,
  nextDay,
  shiftYears,
  yearOf,
} from '../../plan/period.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import { DATE, MONTH, smallNumber, yearAt } from './calendar-words.ts'
import { findPeriods } from './periods.ts'

/** What becomes of a day of this year that is over and has no year of its own: it is next year's, or stays what it is. */
export type Over = 'next_year' | 'stays'

/** `text`: half width, without blanks. Null where no day is said, or one that there is not. */
export function dayAhead(text: string, today: Day, over: Over = 'next_year'): Day | null {
  const said = text.replace('廿', '二十')
  const dated = datedIn(said, today, over)
  if (dated !== undefined) return dated
  return stretchIn(said, today, over) ?? nearIn(said, today)
}

const DATED = new RegExp(`(${MONTH})月份?(${DATE})(?:[日号]|(?!\\d))`)
const WRITTEN = /(20\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)/
const MONTH_ONLY = /(?<![年\d一二三四五六七八九十下本这个当上])(\d{1,2}|[一二三四五六七八九十]{1,3})月/

/** Undefined: no date stands there; null: one that there is not (2月30日). */
function datedIn(said: string, today: Day, over: Over): Day | null | undefined {
  const [, ...parts] = WRITTEN.exec(said) ?? []
  const [year = 0, month = 0, date = 0] = parts.map(Number)
  if (parts.length > 0) return isDate(year, month, date) ? dayAt(year, month, date) : null
  const found = DATED.exec(said)
  if (found === null) return impossible(said) ? null : undefined
  const [, m = '', d = ''] = found
  const own = yearBefore(said, found.index, today)
  return dayOf(own, smallNumber(m), smallNumber(d), today, over)
}

/** 13月底, 6月31日. */
function impossible(said: string): boolean {
  const [, month] = MONTH_ONLY.exec(said) ?? []
  if (month !== undefined && (smallNumber(month) > 12 || smallNumber(month) === 0)) return true
  return new RegExp(`${MONTH}月份?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]`).test(said)
}

/** 2026年, 明年 anywhere before. */
function yearBefore(said: string, to: number, today: Day): number | null {
  for (let at = 0; at < to; at++) {
    const year = yearAt(said, at, today)
    if (year !== null) return year.year
  }
  return null
}

function dayOf(year: number | null, month: number, date: number, today: Day, over: Over): Day | null {
  const own = year ?? yearOf(today)
  if (!isDate(own, month, date)) return null
  const day = dayAt(own, month, date)
  return year === null && day < today && over === 'next_year' ? dayAt(own + 1, month, date) : day
}

/** 10月底, 7月中旬, 二季度末, 上半年, 年底; a whole year (明年) names no day. */
function stretchIn(said: string, today: Day, over: Over): Day | null {
  for (const { text, period, role, from } of findPeriods(said, today, false)) {
    const whole = /(?:年度?|目前|现在|今|以来|为止)$/.test(text) && !/半年$/.test(text)
    if (period === null || whole || role === 'comparison') continue
    const written = yearAt(said, from, today) !== null || yearBefore(said, from, today) !== null
    const past = period.to < today && !written && over === 'next_year'
    return past ? shiftYears(period, 1).to : period.to
  }
  return null
}

const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const AFTER = new RegExp(`${NUMBER}个?(天|日|工作日|周|星期|礼拜)(?:以?后|之后)`)
const WEEKDAY = /(下下|下个?|这个?|本)?(?:周|星期|礼拜|拜)([一二三四五六日天1-7])/
const NUMBERED = [new RegExp(`${NUMBER}[号日](?!前)`), new RegExp(`${NUMBER}[号日]`)]
const AHEAD: readonly (readonly [RegExp, number])[] = [
  [/大后天/, 3],
  [/后天/, 2],
  [/明天|明日|明早|明晚|次日/, 1],
  [/今天|今日|今晚/, 0],
]

function nearIn(said: string, today: Day): Day | null {
  const after = AFTER.exec(said)
  if (after !== null)
    return addDays(today, smallNumber(after[1] ?? '') * (/天|日/.test(after[2] ?? '') ? 1 : 7))
  const near = AHEAD.find(([word]) => word.test(said))
  if (near !== undefined) return addDays(today, near[1])
  const weekday = WEEKDAY.exec(said)
  if (weekday !== null) return weekdayFrom(today, weekday[1] ?? '', weekday[2] ?? '')
  const next = /下个?月/.test(said)
  const base = next ? nextDay(lastDayOfMonth(yearOf(today), monthOf(today))) : today
  const number = NUMBERED.map((it) => it.exec(said)).find((it) => it !== null)
  if (number) return numbered(smallNumber(number[1] ?? ''), base, today)
  if (/月[底末内]/.test(said)) return monthFrom(base, 0).to
  return /下周/.test(said) ? addDays(today, 8 - weekdayOf(today)) : null
}

/** 1 to 7 of 一 to 日. */
export function weekdayIn(word: string): number {
  return /\d/.test(word) ? Number(word) : '一二三四五六'.indexOf(word) + 1 || 7
}

/** 周五 is the next to come; 下周五 that of the week after this. */
function weekdayFrom(today: Day, which: string, word: string): Day {
  const monday = addDays(today, 1 - weekdayOf(today))
  const weeks = which.startsWith('下下') ? 2 : which.startsWith('下') ? 1 : 0
  const day = addDays(monday, weeks * 7 + weekdayIn(word) - 1)
  return weeks === 0 && day < today ? addDays(day, 7) : day
}

/** 25号: of this month, or of the next where it is over. */
function numbered(date: number, base: Day, today: Day): Day | null {
  if (!isDate(yearOf(base), monthOf(base), date)) return null
  const found = dayAt(yearOf(base), monthOf(base), date)
  if (found >= today) return found
  const later = nextDay(lastDayOfMonth(yearOf(base), monthOf(base)))
  return isDate(yearOf(later), monthOf(later), date) ? dayAt(yearOf(later), monthOf(later), date) : null
}
