/**
 * What a sheet makes of a list, before it is written: what is new, changed, gone and called otherwise. An item whose name
 * is near that of one that would be gone is asked about: whoever keeps the sheet writes the old name beside it under
 * 原名称, or 新增.
 */
import type { Books } from '../../ledger/books.ts'
import type { ListStanding } from '../../ledger/items.ts'
import { isNearName } from '../../plan/lists/near.ts'
import type { ListSheet } from '../../sheets/list-sheet.ts'
import { type Difference, differenceTo } from './receiving.ts'

export interface ListUpdate extends Difference {
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  /** What is wrong, each with its cell: with any of these nothing is taken. */
  readonly faults: readonly string[]
}

/** The sheet's own word for an item that replaces none. */
const NEW = '新增'
/** Of the shorter list: two sheets with so many names in common are of one list, whatever they are titled. */
const SAME = 0.5

export function updateOf(before: Pick<ListStanding, 'items'> | undefined, sheet: ListSheet): ListUpdate {
  const own = before?.items ?? []
  const { renamed, asked } = renames(
    sheet,
    own.map((it) => it.name),
  )
  return {
    ...differenceTo(own, { items: sheet.items, renamed }),
    renamed,
    faults: [...sheet.faults, ...asked],
  }
}

/** Which list a sheet is of: that of its title, else the one that has most of its names; undefined: a new one. */
export function listOfSheet(
  { standing }: Pick<Books, 'standing'>,
  { title, items }: ListSheet,
): ListStanding | undefined {
  const named = standing.items.list(title)
  if (named !== undefined) return named
  const names = new Set(items.map((it) => it.name))
  const shared = (list: ListStanding) => list.items.filter((it) => names.has(it.name)).length
  return standing.items
    .lists()
    .filter((it) => shared(it) >= SAME * Math.min(names.size, it.items.length) && shared(it) > 0)
    .toSorted((a, b) => shared(b) - shared(a))[0]
}

function renames(
  { items, cellOf, formerly }: ListSheet,
  before: readonly string[],
): { renamed: { from: string; to: string }[]; asked: string[] } {
  const names = new Set(items.map((it) => it.name))
  const gone = before.filter((it) => !names.has(it))
  const renamed: { from: string; to: string }[] = []
  const asked: string[] = []
  for (const { name } of items) {
    if (before.includes(name)) continue
    const cell = cellOf.get(name) ?? ''
    const former = formerly.get(name)
    if (former !== undefined && former !== NEW) {
      if (gone.includes(former)) renamed.push({ from: former, to: name })
      else asked.push(`${cell}：“原名称”写的“${former}”不在将移出的项目中`)
      continue
    }
    const near = former === NEW ? undefined : gone.find((it) => isNearName(it, name))
    if (near !== undefined)
      asked.push(
        `${cell}：“${name}”与清单中将移出的“${near}”相近；是同一项目请在“原名称”一列写“${near}”，不是请写“${NEW}”`,
      )
  }
  return { renamed, asked }
}
