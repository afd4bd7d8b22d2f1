/**
 * Counts of projects that the plan itself prints (61 of 10亿元以上), beside what the list adds up to and what the unit
 * has reported. A difference is shown and never mended.
 */
import { countOf, sumOf } from '../../judging/item-rates.ts'
import type { ItemState } from '../../ledger/items.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { ItemsAsked } from '../../understanding/acts/act.ts'
import type { PrintedCount } from '../turn/replies/list.ts'
import type { Turn } from '../turn/turn.ts'

/** 10亿元以上建设项目, 50亿级项目: projects counted by their money, in 亿元. */
const COUNTED = /(\d+)亿(?:元)?(?:级|以上|及以上).*项目/
/** 省市重点项目完成投资. */
const SPENT = /项目.*完成投资/

/** Nothing where only a part of it is spoken of, which the plan prints nothing of. */
export function printedCounts(
  { books }: Turn,
  states: readonly ItemState[],
  asked: ItemsAsked,
): PrintedCount[] {
  const narrowed = [asked.county, asked.unit, asked.leader, asked.category, asked.needs, asked.by].some(
    (it) => it !== null,
  )
  if (narrowed) return []
  const isWhole = asked.about === 'sum' && asked.least === null && asked.most === null
  return books.plan.indicators.flatMap((it): PrintedCount[] => {
    const printed = it.targets[0]?.value
    if (it.kind !== 'count' || printed === undefined || printed === null) return []
    const least = leastOf(it)
    if (least !== null && (asked.least === least || isWhole)) {
      const { count, unknown } = countOf(
        states.map(({ item }) => item),
        least,
      )
      return [{ indicator: it.id, printed, listed: count, unknown, reported: reportedOf(books, it) }]
    }
    if (isWhole && it.unit === '亿元' && SPENT.test(it.name)) {
      const listed = sumOf(states.map(({ invested }) => invested?.value ?? null)) ?? 0
      const unknown = states.filter(({ invested }) => invested === null).length
      return [{ indicator: it.id, printed, listed, unknown, reported: reportedOf(books, it) }]
    }
    return []
  })
}

function leastOf({ name, unit }: Indicator): number | null {
  const found = unit === '个' ? COUNTED.exec(name)?.[1] : undefined
  return found === undefined ? null : Number(found)
}

function reportedOf({ standing }: Turn['books'], { id }: Indicator): number | null {
  return standing.ofIndicator(id).at(-1)?.figure.value ?? null
}
