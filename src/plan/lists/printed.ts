/**
 * A list that a plan's own document makes: the projects that it names, each with the words and the place where it does.
 * Nothing stands in it that the document does not print; `plan check` proves it. An office takes it over by
 * `list plan` and keeps it like any other.
 */
import { z } from 'zod'
import { LIST_KINDS } from './item.ts'

export const printedItemSchema = z.strictObject({
  /** As the quote prints it. */
  name: z.string().min(1),
  /** Short forms by which it is spoken of. */
  aliases: z.array(z.string().min(2)),
  /** The first of the units that lead its task; null: the document lets none lead it. */
  unit: z.string().nullable(),
  /** Only where the name or the quote says it. */
  county: z.string().nullable(),
  /** By when, as the quote prints it: 年内. */
  ends: z.string().nullable(),
  /** The task whose words they are. */
  task: z.string(),
  location: z.string().min(1),
  quote: z.string().min(1),
})

export const printedListSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(LIST_KINDS),
  level: z.enum(['public', 'internal', 'never_in_room']),
  items: z.array(printedItemSchema).min(1),
})

export type PrintedItem = z.infer<typeof printedItemSchema>
export type PrintedList = z.infer<typeof printedListSchema>
