/**
 * Every number of a text with its unit, its sign and its place; not yet whether it is a figure at all.
 */
import { type Numeral, opensWithPoint, scanNumeral } from '../../plan/numeral.ts'
import { big, chineseDigit, isArabic, small } from '../../plan/numeral-characters.ts'
import { preferredName, scanUnit } from '../../plan/units.ts'
import { matchAt } from '../periods/calendar-words.ts'
import type { FigureHit, Span } from '../reading.ts'
import { FORM, formAt } from '../text/forms.ts'
import { boundAfter } from './motion.ts'
import { programmeAt } from './programmes.ts'

export interface Candidate extends Span {
  readonly value: number
  readonly unit: string | null
  readonly kind: 'number' | 'rank' | 'steady' | 'doubling'
  readonly sign: -1 | 0 | 1
  readonly bound: FigureHit['bound'] | null
  /** Known from its form alone: a telephone number, a version, an ordinal of something else. */
  readonly noise: string | null
  /** Where the number itself begins, behind a sign or 第. */
  readonly number: number
  readonly script: Numeral['script']
}

export function candidatesOf(text: string): Candidate[] {
  const found: Candidate[] = []
  for (let at = 0; at < text.length; ) {
    const programme = programmeAt(text, at)
    if (programme > at) {
      if (/\d/.test(text.slice(at, programme))) found.push(formal(text, at, programme, FORM.programme))
      at = programme
      continue
    }
    const candidate = candidateAt(text, at)
    if (candidate !== null) found.push(candidate)
    at = candidate === null ? at + 1 : candidate.to
  }
  return found
}

function formal(text: string, from: number, to: number, noise: string): Candidate {
  const value = Number.parseFloat(text.slice(from).replace(/^[^\d]{0,3}/, '')) || 0
  return {
    from,
    to,
    value,
    unit: null,
    kind: 'number',
    sign: 0,
    bound: null,
    noise,
    number: from,
    script: 'arabic',
  }
}

function candidateAt(text: string, at: number): Candidate | null {
  const char = text.charAt(at)
  if (char === '持' || char === '打' || char === '基' || char === '零' || char === '翻' || char === '0') {
    const word = wordAt(text, at)
    if (word !== null) return word
  }
  if (char === '第' || char === '倒' || char === '前') {
    const ordinal = ordinalAt(text, at)
    if (ordinal !== null) return ordinal
  }
  if (isArabic(char) || (char >= 'a' && char <= 'z')) {
    const form = formAt(text, at)
    if (form !== null) return formal(text, at, form.to, form.noise)
  }
  if (char === '俩') {
    return { ...formal(text, at, at + 1, ''), value: 2, noise: null, script: 'chinese' }
  }
  const sign = signAt(text, at)
  const number = sign === 0 ? at : at + 1
  const numeral = startsNumber(text, number) ? scanNumeral(text, number) : null
  return numeral === null ? null : withUnit(text, at, sign, numeral)
}

/** 持平 and 零增长 are 0 %, 翻番 is +100 %. */
const STEADY = /基本持平|持平|打平|[零0]增长/y
const DOUBLING = /翻(?:了)?([一两二三四])?(番|倍)|翻了?番/y
const TIMES: Readonly<Record<string, number>> = { 一: 100, 两: 300, 二: 300, 三: 700, 四: 1500 }

function wordAt(text: string, from: number): Candidate | null {
  const base = {
    from,
    number: from,
    sign: 0,
    bound: null,
    noise: null,
    unit: '%',
    script: 'chinese',
  } as const
  const steady = matchAt(STEADY, text, from)
  if (steady !== null) return { ...base, to: from + steady[0].length, value: 0, kind: 'steady' }
  const doubling = matchAt(DOUBLING, text, from)
  if (doubling === null) return null
  const times = doubling[1] ?? '一'
  const value = doubling[2] === '倍' ? 100 * (chineseDigit(times) ?? 1) : (TIMES[times] ?? 100)
  return { ...base, to: from + doubling[0].length, value, kind: 'doubling' }
}

const RANK_AFTER =
  /^(?:[位名](?![次列置])|(?=$|[,。;!?、)|\s\ue000-\ue00f了没且但比增低高,不是呢吧啊和与及跟]))/

/** 第二位, 全省第2: ranks. 第四届, 第三批, 第二条, 前三: not. */
function ordinalAt(text: string, from: number): Candidate | null {
  const last = text.startsWith('倒数第', from)
  const first = text.charAt(from) === '前'
  const number = from + (last ? 3 : 1)
  if (text.charAt(from) === '倒' && !last) return null
  const numeral = scanNumeral(text, number)
  if (numeral === null || !Number.isInteger(numeral.value) || numeral.unit !== null) return null
  const word = RANK_AFTER.exec(text.slice(numeral.to, numeral.to + 2))
  if (first) {
    const named =
      /^[位名强列]/.test(text.slice(numeral.to, numeral.to + 1)) ||
      '列入进至到'.includes(text.charAt(from - 1) || '。')
    return named ? { ...formal(text, from, numeral.to, FORM.ordinal), value: numeral.value } : null
  }
  const named = word !== null && word[0] !== ''
  // "第一,要…" opens a clause; a rank has something before it, or speaks of ranks.
  const opening = from === 0 || ',。;:!?、\n( '.includes(text.charAt(from - 1))
  const ranked =
    word !== null && (named || !opening || /排|位次|名次/.test(text.slice(Math.max(0, from - 16), from)))
  const to = numeral.to + (ranked && named ? 1 : 0)
  const isRank = ranked && !last
  const shared = {
    from,
    to,
    number,
    value: numeral.value,
    sign: 0,
    bound: null,
    script: numeral.script,
  } as const
  if (isRank) return { ...shared, unit: '位', kind: 'rank', noise: null }
  return { ...shared, unit: null, kind: 'number', noise: FORM.ordinal }
}

/** A minus is a sign where it opens a number, not between two, nor as one of a pair of dashes. */
function signAt(text: string, at: number): -1 | 0 | 1 {
  const char = text.charAt(at)
  const before = text.charAt(at - 1)
  if (char === '负') return startsNumber(text, at + 1) && !'担正抱肩'.includes(before || '。') ? -1 : 0
  if (char === '正') return startsNumber(text, at + 1) && '的报是为(增'.includes(before || '。') ? 1 : 0
  if (char !== '-' && char !== '+') return 0
  const arabic = isArabic(text.charAt(at + 1)) || opensWithPoint(text, at + 1)
  if (!arabic && !text.startsWith('百分之', at + 1)) return 0
  if (/[0-9a-z%+-]/.test(before)) return 0
  return char === '-' ? -1 : 1
}

function startsNumber(text: string, at: number): boolean {
  const char = text.charAt(at)
  if (isArabic(char)) return true
  const before = text.charAt(at - 1)
  // 几十家, 数百家 are of no known size; what a 百 or a 万 that nobody read stands before is no number by itself.
  if (/[几数]/.test(before) && '十百千万'.includes(char || '。')) return false
  if (small(before) > 0 || big(before) > 0) return false
  if (isZero(before) && small(char) > 0) return false
  if (before === '点' && (small(text.charAt(at - 2)) > 0 || big(text.charAt(at - 2)) > 0)) return false
  if (opensWithPoint(text, at)) return true
  return chineseDigit(char) !== null || small(char) > 0 || '万半幺'.includes(char || '。')
}

const isZero = (char: string): boolean => char === '零' || char === '〇'

function withUnit(text: string, from: number, sign: -1 | 0 | 1, first: Numeral): Candidate | null {
  let numeral = withoutKilo(text, first)
  let unit = unitAfter(text, numeral)
  let bound: FigureHit['bound'] | null = numeral.about ? 'about' : null
  let noise: string | null = null
  const range = rangeAfter(text, from, numeral, unit)
  if (range !== null) {
    numeral = { ...first, to: range.numeral.to, value: range.low }
    unit = range.unit
    bound = 'about'
    if (unit === null || range.backwards) noise = FORM.range
  }
  if (unit?.tenths !== undefined) {
    numeral = { ...numeral, value: Number(`${numeral.value}.${chineseDigit(unit.tenths) ?? 0}`) }
  }
  const end = unit?.to ?? numeral.to
  const tail = boundAfter(text, end)
  const candidate: Candidate = {
    from,
    to: tail?.to ?? end,
    value: numeral.value,
    unit: unit?.name ?? null,
    kind: 'number',
    sign,
    bound: tail?.bound ?? (unit?.about ? 'about' : bound),
    noise,
    number: first.from,
    script: numeral.script,
  }
  return candidate
}

/** 10千伏 is ten of 千伏, not ten thousand of 伏. */
function withoutKilo(text: string, numeral: Numeral): Numeral {
  if (text.charAt(numeral.to - 1) !== '千' || scanUnit(text, numeral.to - 1)?.name.startsWith('千') !== true)
    return numeral
  return { ...numeral, to: numeral.to - 1, value: numeral.value / 1000 }
}

interface UnitFound {
  readonly name: string
  readonly to: number
  readonly about: boolean
  /** 六个点八: the decimals stand behind the unit. */
  readonly tenths?: string
}

/** The unit behind a number. */
function unitAfter(text: string, numeral: Numeral): UnitFound | null {
  if (numeral.unit !== null) return { name: numeral.unit, to: numeral.to, about: numeral.about }
  const spoken = /^个点([一二三四五六七八九])(?!个|家|月|季)/.exec(text.slice(numeral.to, numeral.to + 4))
  if (spoken !== null && numeral.value < 100)
    return { name: '个百分点', to: numeral.to + 3, about: false, tenths: spoken[1] ?? '' }
  const some = /^个多(?:百分)?点/.exec(text.slice(numeral.to, numeral.to + 5))
  if (some !== null) return { name: '个百分点', to: numeral.to + some[0].length, about: true }
  const direct = scanUnit(text, numeral.to)
  if (direct === null) return null
  if ((direct.name === '方' || direct.name === '块') && numeral.value < 10) return null
  return { name: preferredName(direct.name), to: direct.to, about: false }
}

interface Range {
  readonly numeral: Numeral
  readonly low: number
  readonly unit: UnitFound | null
  readonly backwards: boolean
}

/** 5-6家, 13%~14%, 5到6家. 由6.5%到6.8% is a way, not a range. */
function rangeAfter(text: string, from: number, first: Numeral, unit: UnitFound | null): Range | null {
  const at = unit?.to ?? first.to
  const joint = text.charAt(at)
  const open = joint === '-' || joint === '~' || ((joint === '到' || joint === '至') && unit === null)
  if (!open || /[由从]$/.test(text.slice(Math.max(0, from - 1), from)) || !startsNumber(text, at + 1))
    return null
  const second = scanNumeral(text, at + 1)
  if (second === null) return null
  const after = unitAfter(text, second)
  if (unit !== null && after?.name !== unit.name) return null
  // 到 alone joins nothing: 由30到35 loses its 由 easily, 5到6家 is close together.
  if (joint === '到' && (after === null || second.value > first.value * 2)) return null
  const scale =
    second.value >= 1e4 && first.value < 1e4 && second.script === 'arabic' ? scaleOf(text, second) : 1
  return {
    numeral: second,
    low: first.value * scale,
    unit: after,
    backwards: first.value * scale >= second.value,
  }
}

/** 5-6万人: the 万 counts for both. */
function scaleOf(text: string, numeral: Numeral): number {
  const last = text.charAt(numeral.to - 1)
  return last === '万' ? 1e4 : last === '亿' ? 1e8 : 1
}
