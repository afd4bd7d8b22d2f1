/**
 * How a roster differs from the one that the ledger knows. The ledger keeps it, so that whoever may write the file
 * leaves a trace in a place that the file does not reach.
 */
import { createHash } from 'node:crypto'
import { canonical } from '../base/canonical.ts'
import type { Listing, ReadRoster, RosterChange } from '../plan/listing.ts'
import type { Person } from '../plan/roster.ts'

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function listingOf({ id, role, unit, accounts, from, to, code, deputies }: Person): Listing {
  const line = { accounts, from, to, code, deputies }
  // Through JSON, since what is absent is no part of the line.
  const text = canonical(JSON.parse(JSON.stringify(line)))
  return { id, role, unit, line: sha256(text) }
}

export function changeTo({ text, people }: ReadRoster, before: readonly Listing[]): RosterChange {
  const old = new Map(before.map((it) => [it.id, it]))
  const now = people.map(listingOf)
  const ids = new Set(now.map((it) => it.id))
  return {
    hash: sha256(text),
    people: now.length,
    came: now.filter((it) => !old.has(it.id)),
    went: before.filter((it) => !ids.has(it.id)),
    changed: now.flatMap((it) => {
      const was = old.get(it.id)
      return was === undefined || canonical(was) === canonical(it) ? [] : [{ ...it, was: was.role }]
    }),
  }
}
