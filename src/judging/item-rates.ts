/**
 * The four rates of 四比四提高, from the items, each with numerator and denominator. The document names them and gives
 * no formula: these are shown with every answer. Where an input is missing there is no rate, and it is said whose.
 */
import type { ItemState } from '../ledger/items.ts'
import type { Item } from '../plan/lists/item.ts'
import { lastDayOf } from '../plan/lists/moment.ts'
import { significant } from '../plan/quantity.ts'

export const RATES = ['争资占比率', '项目开工率', '资金支付率', '实物完成率'] as const
export type RateName = (typeof RATES)[number] | '项目竣工率'

export interface Rate {
  readonly name: RateName
  /** Of 1; null: 无数据. */
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** 个 or 亿元. */
  readonly unit: string
  readonly formula: string
  /** How many items lack what is needed, and what that is. */
  readonly lacking: { readonly count: number; readonly what: string } | null
}

export function ratesOf(states: readonly ItemState[], year: number): Rate[] {
  return [attracted(states), begun(states, year), paid(states), spent(states, year), ended(states)]
}

function attracted(states: readonly ItemState[]): Rate {
  const formula = '到位上级资金÷总投资'
  return quotient('争资占比率', formula, '亿元', states, '到位资金或总投资', ({ item }) => {
    const received = sumOf(item.funds.map((it) => it.received))
    return received === null || item.total === null ? null : [received, item.total]
  })
}

/** Of those that the plan has begin by the end of the year. */
function begun(states: readonly ItemState[], year: number): Rate {
  const formula = '已开工项目数÷计划年内及以前开工项目数'
  const due = states.filter(({ item }) => item.starts === null || lastDayOf(item.starts) <= `${year}-12-31`)
  return quotient('项目开工率', formula, '个', due, '计划开工时间', (state) =>
    state.item.starts === null && state.started === null ? null : [isBegun(state) ? 1 : 0, 1],
  )
}

/** Not one of the four, and asked for with them. */
function ended(states: readonly ItemState[]): Rate {
  return quotient('项目竣工率', '已竣工项目数÷项目总数', '个', states, '项目', ({ finished }) => [
    finished === null ? 0 : 1,
    1,
  ])
}

function paid(states: readonly ItemState[]): Rate {
  const funded = states.filter(({ item }) => item.funds.length > 0)
  const of = funded.length === 0 ? states : funded
  return quotient('资金支付率', '已支付资金÷到位资金', '亿元', of, '到位或支付资金', ({ item }) => {
    const received = sumOf(item.funds.map((it) => it.received))
    const out = sumOf(item.funds.map((it) => it.paid))
    return received === null || out === null ? null : [out, received]
  })
}

function spent(states: readonly ItemState[], year: number): Rate {
  const formula = '完成投资÷年度计划投资'
  return quotient('实物完成率', formula, '亿元', states, '完成投资或年度计划投资', ({ item, invested }) => {
    const own = invested?.period.to.startsWith(String(year)) ? invested : null
    return own === null || item.planned === null ? null : [own.value, item.planned]
  })
}

export function isBegun({ started, finished }: Pick<ItemState, 'started' | 'finished'>): boolean {
  return started !== null || finished !== null
}

function quotient(
  name: RateName,
  formula: string,
  unit: string,
  states: readonly ItemState[],
  what: string,
  pairOf: (state: ItemState) => readonly [numerator: number, denominator: number] | null,
): Rate {
  const pairs = states.map(pairOf)
  const known = pairs.filter((it) => it !== null)
  const numerator = sumOf(known.map(([it]) => it))
  const denominator = sumOf(known.map(([, it]) => it))
  const count = pairs.length - known.length
  const whole = count === 0 && numerator !== null && denominator !== null && denominator > 0
  return {
    name,
    value: whole ? numerator / denominator : null,
    numerator,
    denominator,
    unit,
    formula,
    lacking: count === 0 && pairs.length > 0 ? null : { count, what },
  }
}

/** Null where nothing is known. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((it) => it !== null)
  return known.length === 0 ? null : significant(known.reduce((sum, it) => sum + it, 0))
}

/** What the list adds up to where the plan prints a count of its own: projects of so much money, money spent. */
export function countOf(
  items: readonly Item[],
  least: number,
): { readonly count: number; readonly unknown: number } {
  return {
    count: items.filter((it) => it.total !== null && it.total >= least).length,
    unknown: items.filter((it) => it.total === null).length,
  }
}
