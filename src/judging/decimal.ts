/**
 * Exact arithmetic on the decimals people write: 6.8 − 7 is −0.2, not −0.20000000000000018. A number's
 * shortest printed form is what was reported, so it is taken apart there and calculated in integers.
 */
interface Decimal {
  readonly units: bigint
  readonly scale: number
}

function decimal(value: number): Decimal {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (found === null) throw new Error(`not a finite number: ${value}`)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found
  const units = BigInt(`${sign}${whole}${fraction}`)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

function at(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

function printed(value: Decimal): number {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const point = digits.length - value.scale
  return Number(`${value.units < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}0`)
}

/** Negative, zero, positive: as a − b. */
export function compare(a: number, b: number): number {
  const [x, y] = [decimal(a), decimal(b)]
  const scale = Math.max(x.scale, y.scale)
  const difference = at(x, scale) - at(y, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export function minus(a: number, b: number): number {
  const [x, y] = [decimal(a), decimal(b)]
  const scale = Math.max(x.scale, y.scale)
  return printed({ units: at(x, scale) - at(y, scale), scale })
}

export function plus(a: number, b: number): number {
  return minus(a, -b)
}

export function times(a: number, b: number): number {
  const [x, y] = [decimal(a), decimal(b)]
  return printed({ units: x.units * y.units, scale: x.scale + y.scale })
}

/** half: away from zero at the half (四舍五入); up, down: towards the larger and the smaller number. */
export type Rounding = 'half' | 'up' | 'down'

/** a ÷ b to so many places. */
export function divide(a: number, b: number, places: number, rounding: Rounding = 'half'): number {
  const [x, y] = [decimal(a), decimal(b)]
  if (y.units === 0n) throw new Error('division by zero')
  const over = x.units * 10n ** BigInt(y.scale + places)
  const under = y.units * 10n ** BigInt(x.scale)
  const negative = over < 0n !== under < 0n
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under]
  const away = rounding === 'half' ? (top % bottom) * 2n >= bottom : (rounding === 'up') !== negative
  const rounded = top / bottom + (away && top % bottom !== 0n ? 1n : 0n)
  return printed({ units: negative ? -rounded : rounded, scale: places })
}

/** Rounded to so many places, halves away from zero. */
export function round(value: number, places: number): number {
  return divide(value, 1, places)
}
