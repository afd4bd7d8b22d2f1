/**
 * What a unit's list items want of it, beside what its digest asks anyway: no message goes out for them alone. Names and
 * dates are the list's own; no value is hinted at.
 */
import { paperItems } from '../bulletins/items.ts'
import type { ItemsReminded } from '../conversation/turn/replies/reminder.ts'
import type { Books } from '../ledger/books.ts'
import { monthOf, throughMonth, yearOf } from '../plan/period.ts'

/** Null: there is nothing to say. */
export function itemsReminded(books: Books, unit: string | null): ItemsReminded | null {
  if (unit === null) return null
  const { today } = books
  const spec = { kind: 'supervision', campaign: null, unit, period: null, today, pending: true } as const
  const items = paperItems(books, spec, today)
  if (items === null) return null
  const month = monthOf(today) - 1
  const period = month === 0 ? null : throughMonth(yearOf(today), month)
  // Whose begin is still to come has nothing to report of a month.
  const running = items.rows.filter(
    ({ kind, finished, started, lateStart }) =>
      kind === 'project' && finished === null && (started !== null || lateStart > 0),
  )
  const silent =
    period === null
      ? 0
      : running.filter(({ invested }) => invested === null || invested.period.to < period.to).length
  const names = (rows: readonly { readonly name: string }[]) => rows.map((it) => it.name)
  const overdue = items.late.filter((it) => it.lateStart > 0 || it.lateEnd > 0)
  const found = {
    period,
    silent,
    starting: names(items.starting),
    ending: names(items.ending),
    overdue: names(overdue),
  }
  return silent + found.starting.length + found.ending.length + overdue.length === 0 ? null : found
}
