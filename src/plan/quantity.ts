/**
 * A number with its unit: reading it, printing it, and turning one unit into another of the same dimension.
 *
 *   convert(2.4, '亿美元', '万美元')    // 24000
 *   printQuantity(24000, '万美元')      // '24000万美元'
 *   parseQuantity('两万四千万美元')     // { value: 240000000, unit: '美元' }
 */
import { parseNumeral, scanNumeral } from './numeral.ts'
import { preferredName, unitOf } from './units.ts'

export interface Quantity {
  readonly value: number
  readonly unit: string | null
}

/** More digits than any statistic has, fewer than binary fractions spoil. */
const SIGNIFICANT_DIGITS = 12

/** The value in another unit; null where the two do not measure the same thing. */
export function convert(value: number, from: string, to: string): number | null {
  const [source, target] = [unitOf(from), unitOf(to)]
  if (source === null || target === null || source.dimension !== target.dimension) return null
  if (!Number.isFinite(value)) return null
  const exact =
    source.factor >= target.factor
      ? value * (source.factor / target.factor)
      : value / (target.factor / source.factor)
  return Number.isFinite(exact) ? significant(exact) : null
}

export function significant(value: number): number {
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS))
  return rounded === 0 ? 0 : rounded
}

/** Plain decimals, never an exponent: 0.0000001 is printed as that. */
export function printNumber(value: number): string {
  const rounded = significant(value)
  const short = String(rounded)
  if (!short.includes('e')) return short
  return rounded.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: SIGNIFICANT_DIGITS })
}

export function printQuantity(value: number, unit: string | null): string {
  return printNumber(value) + (unit ?? '')
}

/**
 * The whole text as one quantity; null where it is anything else. Digits keep the unit as written
 * (24000 万美元), words are counted out (两万四千万美元 is 240000000 美元).
 */
export function parseQuantity(text: string): Quantity | null {
  const plain = plainNumberEnd(text)
  if (plain > 0) {
    const value = Number(text.slice(0, plain))
    const unit = text.slice(plain)
    if (unit === '') return { value, unit: null }
    if (unitOf(unit) !== null) return { value, unit: preferredName(unit) }
  }
  const sign = text.startsWith('-') || text.startsWith('负') ? 1 : 0
  const numeral = scanNumeral(text, sign)
  if (numeral === null) return null
  const signed = parseNumeral(text.slice(0, numeral.to))
  const rest = text.slice(numeral.to)
  if (signed === null) return null
  if (rest === '') return { value: signed.value, unit: signed.unit }
  return numeral.unit === null && unitOf(rest) !== null
    ? { value: signed.value, unit: preferredName(rest) }
    : null
}

/** Where a plain decimal number at the start of the text ends; 0 where none stands there. */
function plainNumberEnd(text: string): number {
  const from = text.startsWith('-') ? 1 : 0
  const digits = (at: number): number => {
    let to = at
    while (text.charAt(to) >= '0' && text.charAt(to) <= '9') to++
    return to
  }
  const whole = digits(from)
  if (whole === from) return 0
  if (text.charAt(whole) !== '.') return whole
  const decimals = digits(whole + 1)
  return decimals > whole + 1 ? decimals : 0
}
