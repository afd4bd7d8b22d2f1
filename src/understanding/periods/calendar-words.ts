/**
 * The small words of dates: numbers of months and days in digits and Chinese, and years.
 * Patterns are fragments for sticky expressions; none repeats what already repeats.
 */
import type { Day } from '../../base/clock.ts'
import { yearOf } from '../../plan/period.ts'

export const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])'
export const DATE =
  '(?:3[01]|[12]\\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])'
export const TO = '(?:-{1,2}|~|至|到|—)'
/** 份, and 分 where it is a slip for it: 3月分增长, but not 3月分别. */
export const MONTH_TAIL = '(?:份|分(?![别公布局解类配管行组钟批区数之析享]))?'
export const QUARTER_NUMBER = '(?:第?[一二三四1-4]个?)'
/** 季度 with the slips of a keyboard: 季渡, 季读; 季 alone where nothing else grows from it. */
export const QUARTER_WORD = '(?:季[度渡杜]|季(?![节稻度渡杜一二三四1-4候风军]))'
export const COUNT = '(?:1[01]|[1-9]|十一?|[一二两三四五六七八九])'

const CHINESE = '零一二三四五六七八九'

/** 1 to 99 in digits or Chinese; 元 is January, 两 is two. */
export function smallNumber(text: string): number {
  if (text === '元' || text === '首') return 1
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text]
  return digit(tens || '一') * 10 + digit(ones ?? '')
}

function digit(text: string): number {
  if (text === '两') return 2
  return Math.max(0, text === '' ? 0 : CHINESE.indexOf(text))
}

export interface YearWord {
  readonly year: number
  readonly to: number
  /** Written as a number, so that 2025.3 and 2025-03 may follow without 年. */
  readonly closed: boolean
}

const RELATIVE: readonly (readonly [string, number])[] = [
  ['上一年度', -1],
  ['大前年', -3],
  ['上年度', -1],
  ['去年度', -1],
  ['今年度', 0],
  ['本年度', 0],
  ['上一年', -1],
  ['今年', 0],
  ['本年', 0],
  ['去年', -1],
  ['上年', -1],
  ['昨年', -1],
  ['前年', -2],
  ['明年', 1],
  ['来年', 1],
]

const NUMERIC_YEAR = /(20[0-4]\d|[12]\d)(年度?)|(20[0-4]\d)(?![\d.]*[%万亿家个人元项场件])/y
const CHINESE_YEAR =
  /二[零〇]([一二三四])([零〇一二三四五六七八九])年度?|([二])([一二三四五六七八九零〇])年度?/y

/** A year at a place: 2025年, 25年, 二〇二五年, 今年, 去年; null where none stands there. */
export function yearAt(text: string, at: number, today: Day): YearWord | null {
  for (const [word, steps] of RELATIVE) {
    if (!text.startsWith(word, at)) continue
    return { year: yearOf(today) + steps, to: at + word.length, closed: true }
  }
  NUMERIC_YEAR.lastIndex = at
  const numeric = NUMERIC_YEAR.exec(text)
  if (numeric !== null) {
    const year = Number(numeric[1] ?? numeric[3])
    return {
      year: year < 100 ? 2000 + year : year,
      to: at + numeric[0].length,
      closed: numeric[2] !== undefined,
    }
  }
  CHINESE_YEAR.lastIndex = at
  const chinese = CHINESE_YEAR.exec(text)
  if (chinese === null) return null
  const [tens, ones] = [chinese[1] ?? chinese[3] ?? '', chinese[2] ?? chinese[4] ?? '']
  return {
    year: 2000 + digit(tens) * 10 + digit(ones.replace('〇', '零')),
    to: at + chinese[0].length,
    closed: true,
  }
}

/** A sticky expression made once: `sticky(MONTH, '月')`. */
export function sticky(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(''), 'y')
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
