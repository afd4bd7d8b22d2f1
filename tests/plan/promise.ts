/**
 * What a quote promises, read by the project's own grammar for figures and units, and by the few wordings
 * of a plan that nobody uses in a report: 全覆盖 is 100 %, an unhedged 增长7% is a least, 预计 is about.
 */
import type { Indicator, Target } from '../../src/plan/schema.ts'
import { fitted } from '../../src/understanding/binding/fit.ts'
import { findFigures } from '../../src/understanding/figures/figures.ts'
import { NOISE } from '../../src/understanding/figures/noise.ts'
import type { FigureHit } from '../../src/understanding/reading.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'

export interface Promised {
  readonly value: number
  readonly max: number | null
  readonly direction: Target['direction']
  /** Places in the quote. */
  readonly from: number
  readonly to: number
}

/** Numbers that the grammar for messages rightly passes over, and that the plan promises all the same. */
export const READ_BY_HAND: readonly { quote: string; value: number; number: string; why: string }[] = [
  {
    quote: '统筹打造粮食加工、油料、调味品、蔬菜、休闲食品5大加工产业集群',
    value: 5,
    number: '5',
    why: '5大 opens a name in messages (5大战役); here it counts the clusters listed before it',
  },
  {
    quote: '新能源汽车占比在原比例基础比提高10%以上',
    value: 10,
    number: '10',
    why: '原比例 before it makes it, in a message, the share of before',
  },
  {
    quote: '检查检验结果互认共享完成率100%',
    value: 100,
    number: '100',
    why: '完成率 before it makes it, in a message, the progress of a task, unless the name is known',
  },
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

/** The promise in the quote that is the target's; null where none or more than one is. */
export function promiseOf(target: Target, indicator: Indicator): Promised | null {
  const same = promisesOf(target.quote, indicator).filter((it) => it.value === target.value)
  if (same.length === 1) return same[0] as Promised
  const listed = READ_BY_HAND.find((it) => target.quote.endsWith(it.quote) && it.value === target.value)
  if (same.length > 1 || listed === undefined) return null
  const from = target.quote.indexOf(listed.number, target.quote.length - listed.quote.length)
  return { value: listed.value, max: null, direction: 'at_least', from, to: from + listed.number.length }
}
