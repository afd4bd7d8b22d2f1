/** What a roster says of a person's rights, without the name, and how one roster differs from the next. */
import { z } from 'zod'
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
  /** SHA-256 of the file's text; of none where there is no file. */
  hash: hashSchema,
  /** How many it lists. */
  people: z.number().int().nonnegative(),
  came: z.array(listingSchema),
  went: z.array(listingSchema),
  /** As they are listed now. */
  changed: z.array(listingSchema.extend({ was: z.enum(ROLES) })),
})
export type RosterChange = z.infer<typeof rosterChangeSchema>

/** A roster with the text of the file that it was read from. */
export interface ReadRoster {
  readonly text: string
  readonly people: readonly Person[]
}
