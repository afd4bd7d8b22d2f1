/**
 * A list in a line of JSON: what `simulate` takes as if an office had sent its sheet and confirmed it, and how what was
 * reported of its items is dumped.
 */
import { z } from 'zod'
import type { Day } from '../base/clock.ts'
import type { Standing } from '../ledger/standing.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import type { Item } from '../plan/lists/item.ts'
import { type Cells, itemOf } from '../plan/lists/row.ts'
import { parseQuantity } from '../plan/quantity.ts'
import { LineFault, words } from './lines.ts'

export const listSchema = z.object({
  name: words.min(1, '不能为空'),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).min(1, '至少一行'),
  level: z.enum(['public', 'internal', 'never_in_room']).optional(),
})

/** Throws a LineFault `invalid_list` that names every row and heading that is wrong. */
export function itemsIn(rows: z.infer<typeof listSchema>['rows'], plan: Catalogue, today: Day): Item[] {
  const faults: string[] = []
  const names = new Set<string>()
  const items = rows.flatMap((row, at) => {
    const { item, faults: found } = itemOf(cellsOf(row), plan, today)
    for (const { heading, why, hint } of found)
      if (hint !== true) faults.push(`rows[${at}].${heading}: ${why}`)
    if (item === null) return []
    if (names.has(item.name)) faults.push(`rows[${at}]: “${item.name}”出现了两次`)
    names.add(item.name)
    return [item]
  })
  if (faults.length > 0) throw new LineFault('invalid_list', faults.join('；'))
  return items
}

function cellsOf(row: Record<string, string | number | null>): Cells {
  return {
    headings: Object.keys(row),
    text: (heading) => String(row[heading] ?? ''),
    amount: (heading) => {
      const value = row[heading]
      if (typeof value === 'number') return { value, unit: null }
      const written = parseQuantity(String(value ?? '').replace(/[,，\s]/g, ''))
      if (written === null) return { wrong: `“${String(value)}”不是数` }
      return written
    },
    day: () => null,
  }
}

/** Absent where there are no lists. */
export function dumpedItems({ items }: Pick<Standing, 'items'>): { items?: unknown[] } {
  const lists = items.lists()
  if (lists.length === 0) return {}
  return {
    items: lists.flatMap(({ name }) =>
      items.states(name).map(({ item, invested, started, finished, blocked }) => ({
        list: name,
        name: item.name,
        unit: item.unit ?? item.county,
        invested: invested === null ? null : { value: invested.value, unit: '亿元', period: invested.period },
        started,
        finished,
        blocked: blocked === null ? null : { why: blocked.why, needs: blocked.needs },
      })),
    ),
  }
}
