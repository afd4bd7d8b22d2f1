/**
 * What has changed since a paper was issued in what it says of items: money of the same period, a start or a finish that
 * was told otherwise or taken back. The items stood then on the revisions that the issue names, and are folded from them
 * again. What was reported later, or of a later period, is no change.
 */
import type { Books } from '../ledger/books.ts'
import { ItemsFold } from '../ledger/items.ts'
import { overlaid } from '../ledger/overlay.ts'
import type { IssuedBulletin } from '../ledger/papers.ts'
import { isSamePeriod } from '../plan/period.ts'
import { approvedOnly } from './approved.ts'
import { type ItemRow, paperItems } from './items.ts'

export interface ItemChange {
  readonly item: string
  readonly was: ItemRow
  readonly now: ItemRow
}

/** `books`: as they stand, with what nobody has approved. */
export function itemChangesSince({ spec, revisions }: IssuedBulletin, books: Books): ItemChange[] {
  const items = new ItemsFold()
  for (const id of revisions) {
    const noted = books.standing.revision(id)
    if (noted !== undefined) items.apply(noted)
  }
  // Issued before there were lists, or of none.
  if (items.lists().length === 0) return []
  const at = (standing: Books['standing']) => ({
    ...{ plan: books.plan, today: spec.today },
    standing: spec.pending ? standing : approvedOnly(standing),
  })
  const then = paperItems(at(overlaid(books.standing, { items })), spec, spec.today)?.rows ?? []
  const now = paperItems(at(books.standing), spec, spec.today)?.rows ?? []
  return then.flatMap((was) => {
    const row = now.find((it) => it.list === was.list && it.name === was.name)
    return row === undefined || !differs(was, row) ? [] : [{ item: was.name, was, now: row }]
  })
}

function differs(was: ItemRow, now: ItemRow): boolean {
  const told = (before: string | null, after: string | null) => before !== null && before !== after
  if (told(was.started, now.started) || told(was.finished, now.finished)) return true
  if (was.invested === null) return false
  if (now.invested === null) return true
  return isSamePeriod(was.invested.period, now.invested.period) && was.invested.value !== now.invested.value
}
