/**
 * Stretches of the calendar by name: 1-3月, 一季度, 上半年, 前8个月, 3月末, 四月上旬. Each pattern says what
 * days it means in a year that is given; which year, and what part the stretch plays, is decided elsewhere.
 */
import {
  dayAt,
  half,
  isDate,
  lastDayOfMonth,
  month,
  months,
  type Period,
  quarter,
  throughMonth,
  wholeYear,
} from '../../plan/period.ts'
import {
  COUNT,
  DATE,
  MONTH,
  MONTH_TAIL,
  matchAt,
  QUARTER_NUMBER,
  QUARTER_WORD,
  smallNumber,
  sticky,
  TO,
} from './calendar-words.ts'

export interface Stretch {
  readonly to: number
  readonly period: Period
  readonly shape: 'day' | 'days' | 'month' | 'quarter' | 'other'
  /** Ends with 底 or 末: everything since the first of January. */
  readonly atEnd: boolean
  /** The month or quarter it ends in, as first day, to know whether that has begun. */
  readonly lastBegins: string
}

type Make = (m: readonly (string | undefined)[], year: number) => Omit<Stretch, 'to'> | null

interface Pattern {
  readonly expression: RegExp
  readonly make: Make
}

const END = '(月?[底末])?'

function ofMonths(
  year: number,
  first: number,
  last: number,
  end: string | undefined,
): Omit<Stretch, 'to'> | null {
  if (first < 1 || last > 12 || first > last) return null
  const atEnd = end !== undefined && end !== ''
  const period = atEnd ? throughMonth(year, last) : months(year, first, last)
  const shape = first === last ? 'month' : 'other'
  return { period, shape, atEnd, lastBegins: dayAt(year, last, 1) }
}

function ofQuarters(year: number, first: number, last: number, end?: string): Omit<Stretch, 'to'> | null {
  if (first < 1 || last > 4 || first > last) return null
  const atEnd = end !== undefined && end !== ''
  const period = atEnd ? throughMonth(year, last * 3) : months(year, first * 3 - 2, last * 3)
  return { period, shape: first === last ? 'quarter' : 'other', atEnd, lastBegins: quarter(year, last).from }
}

function ofDays(year: number, parts: readonly (string | undefined)[]): Omit<Stretch, 'to'> | null {
  const [m1, d1, m2, d2] = parts.map((it) => (it === undefined ? 0 : smallNumber(it))) as [
    number,
    number,
    number,
    number,
  ]
  const last = m2 === 0 ? m1 : m2
  if (!isDate(year, m1, d1) || !isDate(year, last, d2)) return null
  const period = { from: dayAt(year, m1, d1), to: dayAt(year, last, d2) }
  return period.from > period.to ? null : { period, shape: 'days', atEnd: false, lastBegins: period.to }
}

const ASCENDING = '一二三四五六七八九'

/** Longest first where one begins like another; the scan takes the longest match in any case. */
const PATTERNS: readonly Pattern[] = [
  {
    expression: sticky(`(${MONTH})月(${DATE})[日号]?${TO}(?:(${MONTH})月)?(${DATE})[日号]`),
    make: (m, year) => ofDays(year, m.slice(1)),
  },
  {
    expression: sticky(`(${MONTH})月(${DATE})(?:[日号]|(?=前|之前|以前|早|晚|上午|下午)(?!前[期述三十]))`),
    make: (m, year) => {
      const day = ofDays(year, [m[1], m[2], undefined, m[2]])
      return day === null ? null : { ...day, shape: 'day' }
    },
  },
  {
    expression: sticky(`(${MONTH})(?:月${MONTH_TAIL})?${TO}(${MONTH})个?月${MONTH_TAIL}${END}`),
    make: (m, year) => ofMonths(year, smallNumber(m[1] ?? ''), smallNumber(m[2] ?? ''), m[3]),
  },
  {
    expression: sticky(
      `(${MONTH})(?:月${MONTH_TAIL})?(?:、|和|及|与)(?:(${MONTH})(?:月${MONTH_TAIL})?(?:、|和|及|与))?(${MONTH})月${MONTH_TAIL}${END}`,
    ),
    make: (m, year) => {
      const list = [m[1], m[2], m[3]].flatMap((it) => (it === undefined ? [] : [smallNumber(it)]))
      const consecutive = list.every((it, at) => at === 0 || it === (list[at - 1] ?? 0) + 1)
      return consecutive ? ofMonths(year, list[0] ?? 0, list.at(-1) ?? 0, m[4]) : null
    },
  },
  {
    expression: sticky(`([一二三四五六七八九]{2,4})月${MONTH_TAIL}${END}`),
    make: (m, year) => {
      const run = m[1] ?? ''
      const first = ASCENDING.indexOf(run)
      return first < 0 ? null : ofMonths(year, first + 1, first + run.length, m[2])
    },
  },
  {
    expression: sticky(`(${MONTH})月${MONTH_TAIL}的?([上中下])旬`),
    make: (m, year) => {
      const which = smallNumber(m[1] ?? '')
      const first = m[2] === '上' ? 1 : m[2] === '中' ? 11 : 21
      const to = first === 21 ? lastDayOfMonth(year, which) : dayAt(year, which, first + 9)
      return {
        period: { from: dayAt(year, which, first), to },
        shape: 'days',
        atEnd: false,
        lastBegins: dayAt(year, which, first),
      }
    },
  },
  {
    expression: sticky(`(${MONTH})月${MONTH_TAIL}(?:当月|单月)?${END}(?![嫂饼])`),
    make: (m, year) => ofMonths(year, smallNumber(m[1] ?? ''), smallNumber(m[1] ?? ''), m[2]),
  },
  {
    expression: sticky(`第?([一1])(?:季[度渡杜]?)?(?:${TO}|、)第?([二三四2-4])个?季[度渡杜]${END}`),
    make: (m, year) => ofQuarters(year, 1, smallNumber(m[2] ?? ''), m[3]),
  },
  {
    expression: sticky(`(一二三?四?)季[度渡杜]${END}`),
    make: (m, year) => ofQuarters(year, 1, (m[1] ?? '').length, m[2]),
  },
  {
    expression: sticky(`(${QUARTER_NUMBER}|首个?|头一?个?|开局)${QUARTER_WORD}(?:当季)?${END}`),
    make: (m, year) => {
      const which = /[一二三四1-4]/.exec(m[1] ?? '')?.[0] ?? '一'
      return ofQuarters(year, smallNumber(which), smallNumber(which), m[2])
    },
  },
  {
    expression: sticky('q([1-4])(?![\\d.a-z])|([1-4])q(?![a-z])'),
    make: (m, year) => ofQuarters(year, Number(m[1] ?? m[2]), Number(m[1] ?? m[2])),
  },
  {
    expression: sticky(`[前头](${COUNT})个?月${MONTH_TAIL}${END}`),
    make: (m, year) => ofMonths(year, 1, smallNumber(m[1] ?? ''), m[2]),
  },
  {
    expression: sticky('[前头]([一二两三1-3])个?季[度渡杜](末|底)?'),
    make: (m, year) => ofQuarters(year, 1, smallNumber(m[1] ?? ''), m[2]),
  },
  {
    expression: sticky('(上半年|头半年|前半年|下半年|后半年|h1|h2)(?:度)?(?:末|底)?'),
    make: (m, year) => {
      const which = /[下后2]/.test(m[1] ?? '') ? 2 : 1
      const period = half(year, which)
      return { period, shape: 'other', atEnd: false, lastBegins: period.from }
    },
  },
  {
    expression: sticky('(?:全年度?|整年|一整年)'),
    make: (_, year) => ({
      period: wholeYear(year),
      shape: 'other',
      atEnd: false,
      lastBegins: dayAt(year, 1, 1),
    }),
  },
]

const DAY = sticky(`(${MONTH})月(\\d{1,2})[日号]`)

/** Where a day ends that the calendar does not have (2月30日); the same place where none stands. */
export function impossibleAt(text: string, at: number, year: number): number {
  const m = matchAt(DAY, text, at)
  return m === null || isDate(year, smallNumber(m[1] ?? ''), Number(m[2])) ? at : at + m[0].length
}

/** The longest stretch that starts at a place, read in a given year. */
export function stretchAt(text: string, at: number, year: number): Stretch | null {
  if (impossibleAt(text, at, year) > at) return null
  let best: Stretch | null = null
  for (const { expression, make } of PATTERNS) {
    const m = matchAt(expression, text, at)
    if (m === null || (best !== null && best.to >= at + m[0].length)) continue
    const found = make(m, year)
    if (found !== null) best = { ...found, to: at + m[0].length }
  }
  return best
}

const COMPACT_RANGE = sticky(`[-./](0?[1-9]|1[0-2])(?:${TO})(0?[1-9]|1[0-2])(?:月${MONTH_TAIL})?(?![\\d.%])`)
const COMPACT_DAY =
  /[-./](0?[1-9]|1[0-2])[-./](3[01]|[12]\d|0?[1-9])(?!\d)|(0[1-9]|1[0-2])(3[01]|[12]\d|0[1-9])(?!\d)/y
const COMPACT_MONTH = /[-./](0?[1-9]|1[0-2])月?(?![\d.%])|(0[1-9]|1[0-2])(?![\d.%万亿家个人元项场件])/y

/** What may follow a year in digits without 年: 2025-03, 2025.1-3, 202503, 2025-03-31. */
export function compactAt(text: string, at: number, year: number): Stretch | null {
  const range = matchAt(COMPACT_RANGE, text, at)
  if (range !== null) {
    const found = ofMonths(year, Number(range[1]), Number(range[2]), undefined)
    if (found !== null) return { ...found, to: at + range[0].length }
  }
  const day = matchAt(COMPACT_DAY, text, at)
  if (day !== null) {
    const [which, date] = [Number(day[1] ?? day[3]), Number(day[2] ?? day[4])]
    if (!isDate(year, which, date)) return null
    const on = dayAt(year, which, date)
    return {
      to: at + day[0].length,
      period: { from: on, to: on },
      shape: 'day',
      atEnd: false,
      lastBegins: on,
    }
  }
  const single = matchAt(COMPACT_MONTH, text, at)
  if (single === null) return null
  const period = month(year, Number(single[1] ?? single[2]))
  return { to: at + single[0].length, period, shape: 'month', atEnd: false, lastBegins: period.from }
}

const BARE_RANGE = sticky(`(0?[1-9]|1[0-2])${TO}(0?[1-9]|1[0-2])(?![\\d.%万亿家个人元项场件月季])`)

/** 2025年1-3: only behind a year. */
export function bareRangeAt(text: string, at: number, year: number): Stretch | null {
  const m = matchAt(BARE_RANGE, text, at)
  const found = m === null ? null : ofMonths(year, Number(m[1]), Number(m[2]), undefined)
  return m === null || found === null ? null : { ...found, to: at + m[0].length }
}
