/**
 * Who may report an item: the responsible unit, the county that it lies in, and, for others (代填), the office that keeps
 * the list. A unit that was asked to help answers what it was asked.
 */
import type { ItemState, ListStanding } from '../../ledger/items.ts'
import { countyOf } from '../../plan/counties.ts'
import { type Person, rolesOf } from '../../plan/roster.ts'
import type { Turn } from '../turn/turn.ts'

export function isKeeper(sender: Person | null, { keeper }: Pick<ListStanding, 'keeper'>): boolean {
  return rolesOf(sender).includes('office') && (keeper === null || keeper === sender?.unit)
}

/** For which unit the sender may file it; null: for none. */
export function filingOf(
  { sender, books }: Pick<Turn, 'sender' | 'books'>,
  { list, item }: Pick<ItemState, 'list' | 'item'>,
): { readonly unit: string; readonly onBehalf: boolean } | null {
  const unit = sender?.unit ?? null
  const files = rolesOf(sender).some((it) => it === 'reporter' || it === 'lead' || it === 'office')
  if (unit === null || !files) return null
  const county = countyOf(books.plan, unit)
  if (unit === item.unit || (county !== null && (county === item.county || county === item.unit)))
    return { unit, onBehalf: false }
  const kept = books.standing.items.list(list)
  const behalf = item.unit ?? item.county ?? unit
  return kept !== undefined && isKeeper(sender, kept) ? { unit: behalf, onBehalf: behalf !== unit } : null
}

/** Whether the sender's unit was asked to help with what holds the item up, and has not answered yet. */
export function isAskedToHelp(
  { sender, books }: Pick<Turn, 'sender' | 'books'>,
  { blocked }: ItemState,
): boolean {
  const unit = sender?.unit ?? null
  if (unit === null || blocked === null || blocked.needs === null) return false
  return blocked.needs === unit || blocked.needs === countyOf(books.plan, unit)
}

/** Whether the sender may take a report back or correct it: the own unit's, or as the office. */
export function mayChange(turn: Pick<Turn, 'sender' | 'books'>, state: ItemState): boolean {
  return filingOf(turn, state) !== null
}
