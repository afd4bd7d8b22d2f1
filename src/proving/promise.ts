/**
 * What a quote promises, read by the program's own grammar for figures and units, and by the few wordings of a plan
 * that nobody uses in a report: 全覆盖 is 100 %, an unhedged 增长7% is a least, 预计 is about.
 */
import { scanNumeral } from '../plan/numeral.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import { fitted } from '../understanding/binding/fit.ts'
import { findFigures } from '../understanding/figures/figures.ts'
import { NOISE } from '../understanding/figures/noise.ts'
import type { FigureHit } from '../understanding/reading.ts'
import { normalise } from '../understanding/text/normalise.ts'

export interface Promised {
  readonly value: number
  readonly max: number | null
  readonly direction: Target['direction'] | null
  /** Places in the quote. */
  readonly from: number
  readonly to: number
}

/** Words that stand for a number where a target's note says so. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/全覆盖|全部|全面|百分之百|应(?:\p{Script=Han})尽\p{Script=Han}/gu, 100],
  [/清零|零(?=新增|发生)/g, 0],
  [/破零/g, 1],
  [/翻(?:一)?番/g, 2],
]
const WHOLE = /全覆盖|全部使用/

/** Everything in a quote that can be the value of the indicator. */
export function promisesOf(quote: string, indicator: Indicator): Promised[] {
  const { text, origin } = normalise(quote)
  const promises = findFigures(text).flatMap((hit): Promised[] => {
    if (!isPromised(hit) || hit.unit === null) return []
    const fits = fitted(hit, indicator, text.slice(0, hit.from))
    if (fits === null) return []
    const max = /^\d+-(\d+)/.exec(hit.text)?.[1]
    const [from = 0, last = 0] = [origin[hit.from], origin[hit.to - 1]]
    return [
      {
        value: fits.value,
        max: max === undefined ? null : Number(max),
        direction: max === undefined ? directionOf(hit, text, indicator) : 'at_least',
        from,
        to: last + 1,
      },
    ]
  })
  const whole = indicator.kind === 'coverage' ? WHOLE.exec(quote) : null
  if (whole !== null) {
    const { index: from } = whole
    promises.push({ value: 100, max: null, direction: 'at_least', from, to: from + whole[0].length })
  }
  return promises
}

/** What a message would only mention, its aims and its targets, is what a plan is made of. */
function isPromised({ noise }: FigureHit): boolean {
  return noise === null || noise === NOISE.target || noise === NOISE.aim
}

function directionOf(hit: FigureHit, text: string, indicator: Indicator): Target['direction'] {
  if (hit.bound === 'at_least' || hit.bound === 'over') return 'at_least'
  if (hit.bound === 'at_most' || hit.bound === 'under') return 'at_most'
  if (hit.bound === 'about' || /预计[^,。]*$/.test(text.slice(0, hit.from))) return 'about'
  return indicator.better === 'lower' ? 'at_most' : 'at_least'
}

/** The promise in the quote that is the target's; with a note, the number or word that the note explains. */
export function promiseOf(target: Target, indicator: Indicator): Promised | null {
  const same = promisesOf(target.quote, indicator).filter((it) => it.value === target.value)
  if (same.length === 1) return same[0] ?? null
  if (same.length > 1 || target.note === undefined) return null
  return spokenIn(target.quote).find((it) => it.value === target.value) ?? null
}

/** Numbers in digits, in Chinese and in words, whatever they count. */
export function spokenIn(quote: string): Promised[] {
  const found: Promised[] = []
  const add = (value: number, from: number, to: number) =>
    found.push({ value, max: null, direction: null, from, to })
  for (const { 0: said, index } of quote.matchAll(/\d+(?:\.\d+)?/g))
    add(Number(said), index, index + said.length)
  for (const [words, value] of WORDS)
    for (const { 0: said, index } of quote.matchAll(words)) add(value, index, index + said.length)
  for (let at = 0; at < quote.length; ) {
    const numeral = /\p{Script=Han}/u.test(quote.charAt(at)) ? scanNumeral(quote, at) : null
    if (numeral !== null) add(numeral.value, numeral.from, numeral.to)
    at = numeral === null ? at + 1 : numeral.to
  }
  return found
}
