/**
 * What a roster says of a person's rights, without the name, and how one roster differs from the next. The ledger keeps
 * these, so that whoever may write the file leaves a trace in a place that the file does not reach.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '../base/canonical.ts'
import { type Person, ROLES } from './roster.ts'

export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

export const listingSchema = z.strictObject({
  id: z.string(),
  role: z.enum(ROLES),
  unit: z.string().nullable(),
  /** SHA-256 of what else decides who acts in that role: accounts, days, the hash of the code, deputies. */
  line: hashSchema,
})
export type Listing = z.infer<typeof listingSchema>

export const rosterChangeSchema = z.strictObject({
  /** SHA-256 of the file's bytes; of none where there is no file. */
  hash: hashSchema,
  /** How many it lists. */
  people: z.number().int().nonnegative(),
  came: z.array(listingSchema),
  went: z.array(listingSchema),
  /** As they are listed now. */
  changed: z.array(listingSchema.extend({ was: z.enum(ROLES) })),
})
export type RosterChange = z.infer<typeof rosterChangeSchema>

/** A roster with the hash of the file that it was read from. */
export interface ReadRoster {
  readonly hash: string
  readonly people: readonly Person[]
}

export function listingOf({ id, role, unit, accounts, from, to, code, deputies }: Person): Listing {
  const line = { accounts, from, to, code, deputies }
  // Through JSON, since what is absent is no part of the line.
  const text = canonical(JSON.parse(JSON.stringify(line)))
  return { id, role, unit, line: createHash('sha256').update(text).digest('hex') }
}

export function changeTo({ hash, people }: ReadRoster, before: readonly Listing[]): RosterChange {
  const old = new Map(before.map((it) => [it.id, it]))
  const now = people.map(listingOf)
  const ids = new Set(now.map((it) => it.id))
  return {
    hash,
    people: now.length,
    came: now.filter((it) => !old.has(it.id)),
    went: before.filter((it) => !ids.has(it.id)),
    changed: now.flatMap((it) => {
      const was = old.get(it.id)
      return was === undefined || canonical(was) === canonical(it) ? [] : [{ ...it, was: was.role }]
    }),
  }
}
