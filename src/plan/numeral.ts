/**
 * Numbers as they are written and spoken: 6.8, 两万四千, 1千零二十, 六点八, 百分之六点八, 三成五, 二十五六.
 * One scan from a place to where the number ends; no unit, no sign, no meaning.
 *
 *   scanNumeral('新增一千零二十家', 2)  // { from: 2, to: 7, value: 1020, unit: null, … }
 */

import { big, chineseDigit, isArabic, isTwo, small } from './numeral-characters.ts'
import { LONGEST, scanWhole, tidy, type Whole } from './whole-number.ts'

export interface Numeral {
  readonly from: number
  readonly to: number
  readonly value: number
  /** '%' where the words themselves make a share (百分之, 成, 三分之二, 一半), else null. */
  readonly unit: '%' | null
  /** 1000多, 三十几, 二十五六: near the value. */
  readonly about: boolean
  /** One Chinese digit by itself: hardly ever a figure without a unit. */
  readonly bare: boolean
  readonly script: 'arabic' | 'chinese' | 'mixed'
}

/**
 * The whole text as one number, with its sign; null where it is anything else. Blanks within are those of 三千 八百: they
 * part nothing, unless digits stand on both sides.
 */
export function parseNumeral(written: string): Numeral | null {
  const text = written.replace(/(?<!\d) +| +(?!\d)/g, '')
  const signed = /^[-+负負正]/.test(text) ? 1 : 0
  const found = scanNumeral(text, signed)
  if (found === null || found.to !== text.length) return null
  const negative = signed === 1 && !/^[+正]/.test(text)
  return { ...found, from: 0, value: negative && found.value !== 0 ? -found.value : found.value }
}

/** The number that starts at a place, as long as it goes; null where none starts. */
export function scanNumeral(text: string, from: number): Numeral | null {
  return scanShare(text, from) ?? scanTenths(text, from) ?? scanPlain(text, from)
}

/** 百分之六点八, 千分之三, 三分之二, 一半, 半数. */
function scanShare(text: string, from: number): Numeral | null {
  const share = (to: number, value: number): Numeral => {
    return { from, to, value, unit: '%', about: false, bare: false, script: 'chinese' }
  }
  if (text.startsWith('半数', from)) return share(from + 2, 50)
  if (text.startsWith('一半', from)) return share(from + 2, 50)
  const per = text.startsWith('百分之', from) ? 1 : text.startsWith('千分之', from) ? 0.1 : 0
  const marker = per > 0 ? from : text.startsWith('万分之', from) ? from : -1
  if (marker >= 0) {
    const negative = text.charAt(from + 3) === '负' || text.charAt(from + 3) === '-'
    const start = from + (negative ? 4 : 3)
    if (text.charAt(start) === '百' && chineseDigit(text.charAt(start + 1)) === null)
      return share(start + 1, 100 * per)
    const part = scanPlain(text, start)
    if (part === null) return null
    const value = tidy(part.value * (per || 0.01)) * (negative ? -1 : 1)
    return { ...share(part.to, value), about: part.about }
  }
  const whole = scanWhole(text, from)
  if (whole === null || !text.startsWith('分之', whole.to)) return null
  const part = scanPlain(text, whole.to + 2)
  if (part === null || whole.value < 2 || part.value > whole.value) return null
  return share(part.to, Math.round((part.value / whole.value) * 1e4) / 100)
}

/** 三成五 is 35 %. 完成, 建成 never reach here, but 三成立 might: 成 must not open another word. */
function scanTenths(text: string, from: number): Numeral | null {
  const whole = scanWhole(text, from)
  if (whole === null || whole.value > 10 || whole.value < 1 || !Number.isInteger(whole.value)) return null
  if (text.charAt(whole.to) !== '成') return null
  const next = text.charAt(whole.to + 1)
  if (next !== '' && '立交员果本品长功为都套效就绩型熟年因份不'.includes(next)) return null
  const tail = chineseDigit(text.charAt(whole.to + 2))
  const fine = chineseDigit(next) !== null && tail !== null && !isTwo(text.charAt(whole.to + 2)) ? tail : null
  const extra = chineseDigit(next) ?? (isArabic(next) ? Number(next) : next === '半' ? 5 : null)
  const value = tidy(whole.value * 10 + (extra ?? 0) + (fine ?? 0) / 10)
  if (value > 100) return null
  const more = extra === null && next === '多'
  const to = whole.to + (extra === null && !more ? 1 : fine === null ? 2 : 3)
  return { from, to, value, unit: '%', about: whole.about || more, bare: false, script: whole.script }
}

/** A number with decimals and scale: 六点八, 1.02万, 2.3千万, 两万四千, 1000多万. */
function scanPlain(text: string, from: number): Numeral | null {
  if (text.startsWith('半百', from))
    return { from, to: from + 2, value: 50, unit: null, about: false, bare: false, script: 'chinese' }
  const whole = opensWithPoint(text, from) ? nought(from) : scanWhole(text, from)
  if (whole === null) return null
  const decimals =
    whole.scaled && whole.script !== 'chinese' ? null : scanDecimals(text, whole.to, whole.script)
  if (decimals === null || (whole.scaled && decimals.script === 'arabic'))
    return { ...scaled(text, whole, from) }
  // 两千万点五五: the point stands behind the scale, and no second one may follow.
  if (whole.scaled && big(text.charAt(decimals.to)) > 0) return null
  const after = behindMeasure(text, decimals.to)
  let to = after
  let value = Number(`${whole.value}.${decimals.digits}`)
  for (let char = text.charAt(to); to - after < 2; char = text.charAt(to)) {
    const scale = big(char) || (big(text.charAt(to + 1)) > 0 || whole.script === 'arabic' ? scaleOf(char) : 0)
    if (scale === 0) break
    value = tidy(value * scale)
    to++
  }
  const script = whole.script === decimals.script ? whole.script : 'mixed'
  return approximate(text, { from, to, value, unit: null, about: false, bare: false, script })
}

/** 1.72个亿, 三个亿: the measure word says nothing. */
function behindMeasure(text: string, at: number): number {
  return text.startsWith('个亿', at) ? at + 1 : at
}

/** What a .5 without its nought may stand behind; behind anything else (a unit, a number) a point ends a sentence. */
const BEFORE_A_POINT = /[长降升加少落幅滑率速比占为是达至到约近超负:,( +\ue000-\uf8ff-]$/

export function opensWithPoint(text: string, at: number): boolean {
  if (text.charAt(at) !== '.' || !isArabic(text.charAt(at + 1))) return false
  if (at > 0 && !BEFORE_A_POINT.test(text.charAt(at - 1))) return false
  return !/^\.\d+\.\d/.test(text.slice(at, at + LONGEST))
}

const nought = (to: number): Whole => ({ to, value: 0, about: false, script: 'arabic', scaled: false })

const scaleOf = (char: string): number => (char === '十' ? 0 : small(char))

function scaled(text: string, whole: Whole, from: number): Numeral {
  const { about, script } = whole
  const measured = !whole.scaled && behindMeasure(text, whole.to) > whole.to
  const to = measured ? whole.to + 2 : whole.to
  const value = measured ? tidy(whole.value * 1e8) : whole.value
  const bare = script === 'chinese' && to - from === 1
  return approximate(text, { from, to, value, unit: null, about, bare, script })
}

/** 1000多家, 三十几, 一百零几万, 5200多万: a word for "and some" and perhaps a scale behind it. */
function approximate(text: string, numeral: Numeral): Numeral {
  const at = numeral.to
  const zero = '零〇'.includes(text.charAt(at - 1)) && small(text.charAt(at - 2)) > 10
  const word = text.charAt(at)
  if (word === '' || !'多余餘几幾来'.includes(word)) return numeral
  const next = text.charAt(at + 1)
  if (!(zero ? '几幾'.includes(word) : isSome(text, numeral, word, next))) return numeral
  const scale = big(next)
  const value = scale > 0 ? tidy(numeral.value * scale) : numeral.value
  return { ...numeral, to: at + (scale > 0 ? 2 : 1), value, about: true }
}

/** Whether the word says "and some": 高2个多, 多于, 几乎, 余下, 来自 are other words. */
function isSome(text: string, { bare, script, to, value }: Numeral, word: string, next: string): boolean {
  const last = text.charAt(to - 1)
  const ten = small(last) === 10
  switch (word) {
    case '多':
      if ('少于'.includes(next || '。') || (bare && !ten)) return false
      return script !== 'arabic' || (last === '0' && value >= 10) || '万亿千'.includes(next || '。')
    case '几':
    case '幾':
      return ten && next !== '乎'
    case '来':
      // Only behind a round Chinese number.
      return ten
    default:
      return !'下额'.includes(next || '。')
  }
}

interface Decimals {
  readonly to: number
  readonly digits: string
  readonly script: 'arabic' | 'chinese'
}

/** What stands behind the point: "6.8", "6点8", "六点八", never "下午三点" nor "1.社零". */
function scanDecimals(text: string, at: number, script: Numeral['script']): Decimals | null {
  const point = text.charAt(at)
  if (point !== '点' && point !== '.') return null
  let to = at + 1
  let digits = ''
  if (isArabic(text.charAt(to))) {
    if (point === '.' && script === 'chinese') return null
    while (isArabic(text.charAt(to)) && digits.length < LONGEST) digits += text.charAt(to++)
    // 差一点6.2%: two numbers, of which 一点6 would be half of each.
    const cut = point === '点' && text.charAt(to) === '.' && isArabic(text.charAt(to + 1))
    return cut || isArabic(text.charAt(to)) ? null : { to, digits, script: 'arabic' }
  }
  if (script !== 'chinese') return null
  for (let digit = chineseDigit(text.charAt(to)); digit !== null; digit = chineseDigit(text.charAt(to))) {
    if (isTwo(text.charAt(to)) || digits.length >= 8) break
    digits += digit
    to++
  }
  if (digits.length === 0) return null
  // 六点八五点一 said without a pause: the last digit opens the next number.
  if (digits.length > 1 && text.charAt(to) === '点' && chineseDigit(text.charAt(to + 1)) !== null) {
    return { to: to - 1, digits: digits.slice(0, -1), script: 'chinese' }
  }
  // 六点八百分之五: that 八 is ours and 百分之 is not a scale; 九点五十 is a time of day.
  if (text.charAt(to) === '十') return null
  return { to, digits, script: 'chinese' }
}
