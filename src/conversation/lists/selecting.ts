/** Which items a question is about, which of them are so, and in what order: of a scope, of a state, the slowest first. */
import { type ItemJudgement, isLate } from '../../judging/item.ts'
import { isBegun } from '../../judging/item-rates.ts'
import type { ItemState } from '../../ledger/items.ts'
import { countyOf } from '../../plan/counties.ts'
import { lastDayOf } from '../../plan/lists/moment.ts'
import { addDays, yearOf } from '../../plan/period.ts'
import type { ItemStateAsked, ItemsAsked } from '../../understanding/acts/act.ts'
import type { Turn } from '../turn/turn.ts'

export const RANKED: ReadonlySet<ItemStateAsked> = new Set([
  'slow',
  'fast',
  'largest',
  'smallest',
  'earliest',
])

/** Those that are named stay in the order in which they were. */
export function placeOf({ list, item }: ItemState, { among }: ItemsAsked): number {
  return among?.findIndex((it) => it.list === list && it.item === item.name) ?? 0
}

export function inScope({ books }: Turn, state: ItemState, asked: ItemsAsked): boolean {
  const { item, blocked } = state
  const { county, unit, leader, category, least, most, needs, among } = asked
  const own = unit === null ? null : countyOf(books.plan, unit)
  return (
    (among == null || placeOf(state, asked) >= 0) &&
    (county === null || item.county === county || item.unit === county) &&
    (unit === null || item.unit === unit || (own !== null && item.county === own)) &&
    (leader === null || item.leader === leader) &&
    (category === null || item.category === category) &&
    (least === null || (item.total !== null && item.total >= least)) &&
    (most === null || (item.total !== null && item.total <= most)) &&
    (needs === null ||
      (blocked !== null && blocked.answer === null && (needs === 'any' ? true : blocked.needs === needs)))
  )
}

/** What is asked of each. */
export function isSo({ today }: Turn, judged: ItemJudgement, { state, days, overdue }: ItemsAsked): boolean {
  const { state: it } = judged
  const soon = days === YEAR ? `${yearOf(today)}-12-31` : addDays(today, SOON)
  const within = (moment: string | null) =>
    moment !== null && lastDayOf(moment) >= today && lastDayOf(moment) <= soon
  const SO: Readonly<Record<ItemStateAsked, () => boolean>> = {
    not_started: () => !isBegun(it),
    started: () => isBegun(it),
    not_finished: () => it.finished === null,
    finished: () => it.finished !== null,
    starting: () => !isBegun(it) && within(it.item.starts),
    ending: () => it.finished === null && within(it.item.ends),
    blocked: () => it.blocked !== null,
    largest: () => it.item.total !== null,
    smallest: () => it.item.total !== null,
    earliest: () => it.item.starts !== null,
    slow: () => judged.share !== null && it.finished === null,
    fast: () => judged.share !== null,
    late: () => isLate(judged),
    unreported: () => it.reports.length === 0,
  }
  const late =
    !overdue ||
    (state === 'not_started' ? judged.lateStart > 0 : state === 'not_finished' ? judged.lateEnd > 0 : true)
  return state === null || (SO[state]() && late)
}

const SOON = 31

export function sorted(
  rows: readonly ItemJudgement[],
  state: ItemStateAsked | null,
): readonly ItemJudgement[] {
  const gap = (it: ItemJudgement) => it.gap ?? Number.NEGATIVE_INFINITY
  switch (state) {
    case 'slow':
      return rows.toSorted((a, b) => gap(b) - gap(a))
    case 'fast':
      return rows.toSorted((a, b) => gap(a) - gap(b))
    case 'largest':
      return rows.toSorted((a, b) => (b.state.item.total ?? 0) - (a.state.item.total ?? 0))
    case 'smallest':
      return rows.toSorted((a, b) => (a.state.item.total ?? 0) - (b.state.item.total ?? 0))
    case 'earliest':
      return rows.toSorted((a, b) => (a.state.item.starts ?? '').localeCompare(b.state.item.starts ?? ''))
    case 'late':
      return rows.toSorted((a, b) => gap(b) - gap(a))
    case 'blocked':
      return rows.toSorted((a, b) => (b.stuck ?? 0) - (a.stuck ?? 0))
    case 'not_started':
      return rows.toSorted((a, b) => signs(a) - signs(b) || b.lateStart - a.lateStart)
    default:
      return rows
  }
}

/** Money was spent on it, or it should have begun in another year: it may well have begun, and nobody said so. */
function signs({ state, lateStart }: ItemJudgement): number {
  return state.invested !== null ? 2 : lateStart > YEAR ? 1 : 0
}

const YEAR = 366
