/** Whole numbers in digits, in Chinese characters, and in both, from a place to where the number ends. */

import { big, chineseDigit, isArabic, isTwo, isWord, small } from './numeral-characters.ts'

/** Digits of one number that are read; more are no figure. */
export const LONGEST = 40

export interface Whole {
  readonly to: number
  readonly value: number
  readonly about: boolean
  readonly script: 'arabic' | 'chinese' | 'mixed'
  /** A 万 or 亿 took part, so that no decimals may follow: 两万点五 is not said. */
  readonly scaled: boolean
}

/** Whole numbers in digits, in Chinese and in both: 1020, 1千零二十, 两万四千万, 一百二, 二十五六. */
export function scanWhole(text: string, from: number): Whole | null {
  let at = from
  let trillions = 0
  let total = 0
  let section = 0
  let pending: number | null = null
  let lastUnit = 0
  let lastBig = Number.POSITIVE_INFINITY
  let zero = false
  /** A 零 since the last 万 or 亿. */
  let bridged = false
  let about = false
  let [sawArabic, sawChinese] = [false, false]
  while (at - from < LONGEST) {
    const char = text.charAt(at)
    if (isArabic(char)) {
      const run = arabicRun(text, at)
      if (run === null || pending !== null || !mayFollow(text, run.to, lastUnit, run.value, zero)) break
      pending = run.value
      sawArabic = true
      at = run.to
      continue
    }
    const digit = chineseDigit(char)
    if (digit !== null) {
      if (pending !== null) {
        if (sawArabic || !isNeighbour(text, at, pending, digit, lastUnit)) break
        about = true
        at++
        continue
      }
      if (sawArabic && lastUnit === 0) break
      if (digit === 0 && (lastUnit > 0 || sawChinese)) zero = bridged = true
      else pending = digit
      sawChinese = true
      at++
      continue
    }
    const unit = small(char)
    if (unit > 0) {
      if (text.startsWith('百分', at) || text.startsWith('千分之', at)) break
      if (pending === null && !(unit === 10 ? lastUnit === 0 || zero || lastUnit > 10 : opens(text, at)))
        break
      // 零十 is no number.
      if (pending === 0) return null
      if (lastUnit > 0 && lastUnit < 1e4 && unit >= lastUnit) break
      section += (pending ?? 1) * unit
      pending = null
      lastUnit = unit
      zero = false
      sawChinese = true
      at++
      continue
    }
    if (
      char === '兆' &&
      trillions === 0 &&
      lastBig === Number.POSITIVE_INFINITY &&
      isTrillion(text, at + 1)
    ) {
      trillions = section + (pending ?? 0)
      if (trillions === 0) break
      section = 0
      pending = null
      lastUnit = 1e12
      at++
      continue
    }
    const scale = big(char)
    if (scale === 0 || text.startsWith('万分之', at)) break
    if (pending === null && section === 0 && total === 0) break
    // 三百五亿 is 350亿: the unit that was dropped is the next below, also where 万 or 亿 follows.
    const dropped = !zero && lastUnit > 10 && lastUnit < 1e4 && !isArabic(text.charAt(at - 1))
    const ones = dropped && pending !== null && pending < 10 ? (pending * lastUnit) / 10 : (pending ?? 0)
    if (scale === 1e4) {
      const here = section + ones
      // 万万 is 亿.
      const doubled = here === 0 && lastBig === 1e4 && big(text.charAt(at - 1)) === 1e4
      if (here === 0 && !doubled) break
      // 两万四千万 is 24000 万: the thousands belong to what came before, as all does behind 零 (一万零一十二万).
      if (lastBig === 1e4 && here < 1000 && !bridged && !doubled) break
      total = lastBig === 1e4 ? tidy((total + here) * 1e4) : total + tidy(here * 1e4)
    } else {
      if (lastBig === 1e8) break
      total = tidy((total + section + ones) * 1e8)
    }
    section = 0
    pending = null
    lastUnit = scale
    lastBig = scale
    zero = bridged = false
    at++
  }
  if (at === from) return text.charAt(from) === '幺' ? spelled(text, from, at) : null
  if (isWord(text, from, at)) return null
  // 一百二 is 120 and 两万四 is 24000, but 一百零二 is 102 and 1百20 is as written.
  const tail = pending ?? 0
  const shortened = !zero && lastUnit > 10 && tail > 0 && tail < 10 && !isArabic(text.charAt(at - 1))
  const value = trillions * 1e12 + total + section + (shortened ? (tail * lastUnit) / 10 : tail)
  const script = sawArabic && sawChinese ? 'mixed' : sawArabic ? 'arabic' : 'chinese'
  if (!Number.isFinite(value)) return null
  return spelled(text, from, at) ?? { to: at, value: tidy(value), about, script, scaled: lastUnit >= 1e4 }
}

/** 百三 is 130 and 千三 1300, where no other digit goes before; 百分之, 百年 are other words. */
function opens(text: string, at: number): boolean {
  const next = chineseDigit(text.charAt(at + 1))
  if (next === null || next === 0 || !'百千'.includes(text.charAt(at))) return false
  const [before, behind] = [text.charAt(at - 1), text.charAt(at + 2)]
  return small(before) === 0 && big(before) === 0 && chineseDigit(behind) === null && big(behind) === 0
}

/** 五兆六十二亿: only a 亿 behind it tells that 兆 is not a million. */
function isTrillion(text: string, from: number): boolean {
  let at = from
  while (chineseDigit(text.charAt(at)) !== null || small(text.charAt(at)) > 0 || isArabic(text.charAt(at)))
    at++
  return at > from && big(text.charAt(at)) === 1e8
}

/** Digits, too many of which are no figure but a card or a flood. */
function arabicRun(text: string, from: number): { readonly to: number; readonly value: number } | null {
  let to = from
  while (isArabic(text.charAt(to)) && to - from <= 15) to++
  if (to - from > 15) return null
  return { to, value: Number(text.slice(from, to)) }
}

/** 3万5千 and 1亿2000万 go on; 5200万3 does not. */
function mayFollow(text: string, to: number, lastUnit: number, value: number, zero: boolean): boolean {
  if (lastUnit === 0) return true
  if (value >= lastUnit) return false
  // 2千零30万, 1千零20亿, 2万零300万: the scale is of the whole.
  const scale = big(text.charAt(to))
  if (scale > 0 && (lastUnit < 1e4 || (zero && scale === 1e4))) return true
  const next = small(text.charAt(to)) || big(text.charAt(to))
  return next > 0 ? value * next < lastUnit : lastUnit <= 1000 || value * 10 >= lastUnit
}

/** 二十五六家, 三五家, 七八百: two digits side by side are a guess, if something countable follows. */
function isNeighbour(text: string, at: number, first: number, second: number, unit: number): boolean {
  if (second - first !== 1 && !(first === 3 && second === 5)) return false
  const next = text.charAt(at + 1)
  return (next !== '' || unit > 0) && !'点月季〇.'.includes(next || '!') && chineseDigit(next) === null
}

/**
 * 一零零三, 幺三八: digits said one by one. At least three, with a zero inside or 幺 for one, else 一二三 would be a
 * number.
 */
function spelled(text: string, from: number, at: number): Whole | null {
  let to = from
  while (to - from < 8 && spelledDigit(text.charAt(to)) !== null && !isTwo(text.charAt(to))) to++
  const run = text.slice(from, to)
  if (to < at || to - from < 3 || !/[零〇幺]/.test(run) || small(text.charAt(to)) > 0) return null
  const value = Number([...run].map((char) => spelledDigit(char)).join(''))
  return { to, value, about: false, script: 'chinese', scaled: false }
}

/** 幺 is one, where digits are said one by one. */
const spelledDigit = (char: string): number | null => (char === '幺' ? 1 : chineseDigit(char))

/** Takes the binary dust off a product: 1.02 × 10000 is 10200. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15))
}
