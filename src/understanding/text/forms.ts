/**
 * Numbers that are no figure by their form alone: telephone and document numbers, dates and times of day,
 * versions, rooms and roads, codes with letters.
 */
import { matchAt } from '../periods/calendar-words.ts'

/** Reasons that a number's own form gives. */
export const FORM = {
  programme: '名称里的数字',
  identifier: '编号或型号',
  phone: '电话号码',
  document: '文号',
  ordinal: '次序',
  version: '版本',
  date: '日期',
  time: '时间',
  duration: '时长',
  place: '地点编号',
  range: '区间',
  fraction: '日期或分数',
  size: '分档',
  age: '年龄',
  talk: '泛指',
} as const

export interface Form {
  readonly to: number
  readonly noise: string
}

const LETTERS = /[a-z][a-z0-9._+-]{0,60}/y
const PHONE = /(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)/y
const DATED = /(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)/y
const CLOCK = /(?:2[0-4]|1\d|0?\d):[0-5]\d(?::[0-5]\d)?(?![\d.%])/y
const FRACTION = /(?:\d{1,2}|(?:19|20)\d\d)\/\d{1,2}(?:\/\d{1,4})?(?![\d.])/y
const DOTTED = /\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?![\d%])/y
const MIXED = /\d{1,12}[a-z][a-z0-9]{0,20}/y
const UNIT_LETTERS = /\d(?:km|m2|m3|kg|kw|mw|kv|teu|usd|ug)/y
const LONG = /\d{16,}/y
const ZEROS = /0\d+(?![\d.])/y
const DOCUMENT = /[〔[(](?:19|20)\d\d[〕\])]\d{0,4}号?/y
const NUMBERED =
  /\d{1,5}(?:号(?:文|线|楼|机组?|院|公告|令|门|路|会议|厂|井|地块|仓|泊位|通知)|路(?:公交|车)|国道|省道|室|会议室|单元|楼(?:\d{3,4}(?![\d.%])(?:室|房)?|(?!盘|宇|市))|幢楼|房间|弄)/y
const VERSION = /\d{1,3}(?:\.\d{1,3})?(?:版(?!块|面|图|权)|\.0(?!\d|%))/y

/** Forms that are never a figure whatever stands around them. */
export function formAt(text: string, at: number): Form | null {
  if (text.charAt(at) >= 'a') {
    const letters = matchAt(LETTERS, text, at)
    const end = at + (letters?.[0].length ?? 1)
    // ppp+5, gdp-3.2: letters and a sign that opens a number are two things.
    return letters !== null && /\d/.test(letters[0]) && !/^[a-z]+[+-]\d/.test(letters[0])
      ? { to: end, noise: FORM.identifier }
      : null
  }
  if (/[a-z]/.test(text.charAt(at - 1))) return null
  const forms: readonly (readonly [RegExp, string])[] = [
    [PHONE, FORM.phone],
    [LONG, FORM.identifier],
    [DATED, FORM.date],
    [CLOCK, FORM.time],
    [DOTTED, FORM.version],
    [FRACTION, FORM.fraction],
    [NUMBERED, FORM.place],
    [ZEROS, FORM.identifier],
  ]
  for (const [pattern, noise] of forms) {
    const m = matchAt(pattern, text, at)
    if (m !== null) return { to: at + m[0].length, noise }
  }
  const version = matchAt(VERSION, text, at)
  if (version !== null && (version[0].endsWith('版') || text.charAt(at - 1) === 'v')) {
    return { to: at + version[0].length, noise: FORM.version }
  }
  if (matchAt(UNIT_LETTERS, text, at + (matchAt(/\d*\.?\d*(?=\d)/y, text, at)?.[0].length ?? 0)) === null) {
    const mixed = matchAt(MIXED, text, at)
    if (mixed !== null) return { to: at + mixed[0].length, noise: FORM.identifier }
  }
  const opening = at - 1
  if (/[〔[(]/.test(text.charAt(opening))) {
    const document = matchAt(DOCUMENT, text, opening)
    if (document !== null && document[0].length > 6)
      return { to: opening + document[0].length, noise: FORM.document }
  }
  return null
}
