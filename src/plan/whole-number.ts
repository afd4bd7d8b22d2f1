/** Whole numbers in digits, in Chinese characters, and in both, from a place to where the number ends. */

const DIGITS = '零一二三四五六七八九'
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const BIG: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
/** Digits of one number that are read; more are no figure. */
export const LONGEST = 40

export function chineseDigit(char: string): number | null {
  if (char === '两') return 2
  if (char === '〇') return 0
  const digit = char === '' ? -1 : DIGITS.indexOf(char)
  return digit < 0 ? null : digit
}

export function isArabic(char: string): boolean {
  return char >= '0' && char <= '9'
}

export const small = (char: string): number => (Object.hasOwn(SMALL, char) ? (SMALL[char] as number) : 0)
export const big = (char: string): number => (Object.hasOwn(BIG, char) ? (BIG[char] as number) : 0)

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
  let total = 0
  let section = 0
  let pending: number | null = null
  let lastUnit = 0
  let lastBig = Number.POSITIVE_INFINITY
  let zero = false
  let about = false
  let [sawArabic, sawChinese] = [false, false]
  while (at - from < LONGEST) {
    const char = text.charAt(at)
    if (isArabic(char)) {
      const run = arabicRun(text, at)
      if (run === null || pending !== null || !mayFollow(text, run.to, lastUnit, run.value)) break
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
      if (digit === 0 && (lastUnit > 0 || sawChinese)) zero = true
      else pending = digit
      sawChinese = true
      at++
      continue
    }
    const unit = small(char)
    if (unit > 0) {
      if (text.startsWith('百分', at) || text.startsWith('千分之', at)) break
      if (pending === null && !(unit === 10 && (lastUnit === 0 || zero || lastUnit > 10))) break
      if (lastUnit > 0 && lastUnit < 1e4 && unit >= lastUnit) break
      section += (pending ?? 1) * unit
      pending = null
      lastUnit = unit
      zero = false
      sawChinese = true
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
      if (here === 0) break
      // 两万四千万 is 24000 万: the thousands belong to what came before.
      if (lastBig === 1e4 && here < 1000) break
      total = lastBig === 1e4 ? tidy((total + here) * 1e4) : total + tidy(here * 1e4)
    } else {
      if (lastBig === 1e8) break
      total = tidy((total + section + ones) * 1e8)
    }
    section = 0
    pending = null
    lastUnit = scale
    lastBig = scale
    zero = false
    at++
  }
  if (at === from) return text.charAt(from) === '幺' ? spelled(text, from, at) : null
  // 一百二 is 120 and 两万四 is 24000, but 一百零二 is 102 and 1百20 is as written.
  const tail = pending ?? 0
  const shortened = !zero && lastUnit > 10 && tail > 0 && tail < 10 && !isArabic(text.charAt(at - 1))
  const value = total + section + (shortened ? (tail * lastUnit) / 10 : tail)
  const script = sawArabic && sawChinese ? 'mixed' : sawArabic ? 'arabic' : 'chinese'
  if (!Number.isFinite(value)) return null
  return spelled(text, from, at) ?? { to: at, value: tidy(value), about, script, scaled: lastUnit >= 1e4 }
}

/** Digits, too many of which are no figure but a card or a flood. */
function arabicRun(text: string, from: number): { readonly to: number; readonly value: number } | null {
  let to = from
  while (isArabic(text.charAt(to)) && to - from <= 15) to++
  if (to - from > 15) return null
  return { to, value: Number(text.slice(from, to)) }
}

/** 3万5千 and 1亿2000万 go on; 5200万3 does not. */
function mayFollow(text: string, to: number, lastUnit: number, value: number): boolean {
  if (lastUnit === 0) return true
  if (value >= lastUnit) return false
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
  while (to - from < 8 && spelledDigit(text.charAt(to)) !== null && text.charAt(to) !== '两') to++
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
