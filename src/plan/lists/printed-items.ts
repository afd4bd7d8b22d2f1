/** The items of a printed list, as a list of the ledger has them: with no amount and no date that the document does not print. */
import type { Item } from './item.ts'
import { momentIn } from './moment.ts'
import type { PrintedList } from './printed.ts'
import { EMPTY_ITEM } from './row.ts'

export function itemsPrinted({ items }: PrintedList, year: number): Item[] {
  return items.map(({ name, aliases, unit, county, ends, location, quote }) => ({
    ...EMPTY_ITEM,
    ...{ name, aliases, unit, county },
    ends: ends === null ? null : momentIn(ends, year),
    more: { 原文: quote, 出处: location },
  }))
}
