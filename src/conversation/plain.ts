/**
 * Bare words that only an open question or a list gives a meaning to: `1 3`, `第二个`, `改6.9`, `3月`.
 * Read strictly: a message that holds anything else is no bare answer.
 */
import type { Day } from '../base/clock.ts'
import type { Period } from '../plan/period.ts'
import { parseQuantity } from '../plan/quantity.ts'

/** One spelling: half width, no address (@…), no blanks at the ends, no closing marks. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/^(?:@\S+[\s\u2005]+)+/, '')
    .trim()
    .replace(/[。.!?~,;、\s]+$/, '')
}

const COUNTING = '一二三四五六七八九十'

/** `1`, `1 3`, `1、3和4`, `第二个`, `选2`, `1号`; null where anything else is said. Ranges as `1-3`. */
export function plainNumbers(text: string): number[] | null {
  const said = plain(text)
    .replace(/^(?:选择?|就|我选|要)/, '')
    .replace(/(?:吧|呀|啊)$/, '')
  if (said === '') return null
  const numbers: number[] = []
  for (const piece of said.split(/[\s,、;和及]+/)) {
    const range = /^(\d{1,2})[-—~至到](\d{1,2})$/.exec(piece)
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])]
      if (to < from) return null
      for (let at = from; at <= to; at++) numbers.push(at)
      continue
    }
    const one = /^第?(\d{1,2}|[一二三四五六七八九十])(?:个|条|项|号|种)?$/.exec(piece)?.[1]
    if (one === undefined) return null
    numbers.push(COUNTING.includes(one) ? COUNTING.indexOf(one) + 1 : Number(one))
  }
  return numbers.includes(0) ? null : [...new Set(numbers)]
}

export interface PlainValue {
  /** 改 2 6.9: which of several; null: not said. */
  readonly number: number | null
  /** Multiplied out by 万 and 亿, a fall negative. */
  readonly value: number
  readonly unit: string | null
  readonly text: string
}

const DENIED = /^(?:(?:不对|不是|错了|说错了|打错了|报错了)\s*,?\s*)?/
const WHICH = /^(?:改|第)\s*第?(\d{1,2})[条项个]?\s*[:为成]?\s+(?=\S)/
const CHANGE = /^(?:改为|改成|改|更正为|更正|应该[是为]|应[是为]|其?实际?是|是|为|就是|登记)?\s*/
const MOTION = /^(?:同比)?(下降|降|负增长|负|增长|增)?\s*/

/** `6.9`, `改6.9`, `是6.9%`, `不对，应为六点九`, `改 2 6.9`, `下降1.2%`, `2.4亿美元`. */
export function plainValue(text: string): PlainValue | null {
  let rest = plain(text).replace(DENIED, '')
  const which = WHICH.exec(rest)
  rest = (which === null ? rest : rest.slice(which[0].length)).replace(CHANGE, '')
  const motion = MOTION.exec(rest)
  const written = rest
  if (motion !== null) rest = rest.slice(motion[0].length)
  const quantity = parseQuantity(rest.replace(/(?<=\d),(?=\d{3})|\s/g, ''))
  if (quantity === null) return null
  const falls = /降|负/.test(motion?.[1] ?? '') && quantity.value > 0
  return {
    number: which === null ? null : Number(which[1]),
    value: falls ? -quantity.value : quantity.value,
    unit: quantity.unit,
    text: written,
  }
}

/** `一季度6.8`, `1-3月增长6.8%`: a time and a value and nothing else. */
export function plainPeriodValue(
  text: string,
  today: Day,
): { readonly period: Period; readonly value: PlainValue } | null {
  const said = plain(text)
  for (let at = said.length - 1; at > 0; at--) {
    const period = plainPeriod(said.slice(0, at), today)
    const value = period === null ? null : plainValue(said.slice(at).replace(/^[\s,:]+/, ''))
    if (period !== null && value !== null) return { period, value }
  }
  return null
}

const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const NAMED_SPANS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['一季度', [1, 3]],
  ['二季度', [4, 6]],
  ['三季度', [7, 9]],
  ['四季度', [10, 12]],
  ['上半年', [1, 6]],
  ['前三季度', [1, 9]],
  ['全年', [1, 12]],
])

/** `3月`, `1-3月`, `一季度`, `第二季度`, `截至3月底`, `上半年`, `截至目前`; of `today`'s year unless it has not begun. */
export function plainPeriod(text: string, today: Day): Period | null {
  const said = plain(text)
    .replace(/^(?:是|报的是|就是|按|填|选)/, '')
    .replace(/(?:的数?|吧|数据|累计)$/, '')
    .replace(/^第([一二三四1-4])季度?$/, '$1季度')
    .replace(/^([1-4])季度$/, (_, it: string) => `${COUNTING[Number(it) - 1]}季度`)
  const dated = /^(?:(20\d\d)年|今年|去年)?(.+)$/.exec(said)
  const rest = dated?.[2]
  if (rest === undefined) return null
  if (/^(?:截至)?(?:目前|今天|现在|今日)$/.test(rest))
    return { from: `${today.slice(0, 4)}-01-01`, to: today }
  const months = monthsIn(rest)
  if (months === null) return null
  const [first, last] = months
  const thisYear = Number(today.slice(0, 4))
  const begun = `${thisYear}-${String(first).padStart(2, '0')}-01` <= today
  const year =
    dated?.[1] !== undefined ? Number(dated[1]) : said.startsWith('去年') || !begun ? thisYear - 1 : thisYear
  const end = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10)
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: end }
}

function monthsIn(text: string): readonly [number, number] | null {
  const named = NAMED_SPANS.get(text)
  if (named !== undefined) return named
  const single = new RegExp(`^(当月|单月)?${MONTH}月份?(当月|单月)?$`).exec(text)
  if (single?.[2] !== undefined) return [monthOf(single[2]), monthOf(single[2])]
  const until = new RegExp(`^(?:截至|到|至)?${MONTH}月(?:底|末)$`).exec(text)
  if (until?.[1] !== undefined) return [1, monthOf(until[1])]
  const span = new RegExp(`^${MONTH}月?[-—–~至到]${MONTH}月份?$`).exec(text)
  if (span?.[1] === undefined || span[2] === undefined) return null
  const [from, to] = [monthOf(span[1]), monthOf(span[2])]
  return from <= to ? [from, to] : null
}

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (text.startsWith('十')) return text.length === 1 ? 10 : 11 + COUNTING.indexOf(text.charAt(1))
  return COUNTING.indexOf(text) + 1
}
