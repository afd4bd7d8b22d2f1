/** What is written down of lists: that one was received, and what was said of its items since. */
import { z } from 'zod'
import { itemSchema, LIST_KINDS } from '../plan/lists/item.ts'
import { momentSchema } from '../plan/lists/moment.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Each part stands by itself; absent: nothing was said of it. */
export const itemSaidSchema = z.strictObject({
  /** In 亿元; the period as it was said. */
  invested: z.strictObject({ value: z.number(), period: z.strictObject({ from: day, to: day }) }).optional(),
  started: momentSchema.optional(),
  finished: momentSchema.optional(),
  /** What holds it up, in the sender's words, and whom it needs. */
  blocked: z.strictObject({ why: z.string(), needs: z.string().nullable() }).optional(),
  /** What held it up does so no longer. */
  cleared: z.literal(true).optional(),
  note: z.string().optional(),
})

export const itemRevisions = [
  /** The list as it is from then on; what it no longer holds is gone from it, and keeps what was said of it. */
  z.strictObject({
    type: z.literal('list_received'),
    list: z.string().min(1),
    kind: z.enum(LIST_KINDS),
    level: z.enum(['public', 'internal', 'never_in_room']),
    /** The office that keeps it. */
    keeper: z.string().nullable(),
    /** The sheet that it came from, by its name and hash; null: it came without one. */
    source: z.strictObject({ file: z.string(), hash: z.string() }).nullable(),
    items: z.array(itemSchema),
    /** Items that go by another name from now on. */
    renamed: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  }),
  z.strictObject({
    type: z.literal('item_reported'),
    list: z.string(),
    item: z.string(),
    /** Whose report it is; differs from the sender's unit where the office files it (代填). */
    unit: z.string(),
    onBehalf: z.boolean(),
    said: itemSaidSchema,
  }),
  /** The parts that are said take the place of what the report said of them. */
  z.strictObject({ type: z.literal('item_corrected'), of: z.string(), said: itemSaidSchema }),
  /** `parts` empty: the whole report. */
  z.strictObject({
    type: z.literal('item_withdrawn'),
    of: z.string(),
    parts: z.array(z.enum(['invested', 'started', 'finished', 'blocked', 'cleared', 'note'])),
  }),
  /** The list's office has looked at a report: 通过, or 退回 with its reason; what is returned counts no more. */
  z.strictObject({ type: z.literal('item_approved'), of: z.string() }),
  z.strictObject({ type: z.literal('item_returned'), of: z.string(), reason: z.string() }),
  /** What a unit that was asked to help has to say: it closes what it was asked for. */
  z.strictObject({ type: z.literal('item_answered'), of: z.string(), unit: z.string(), words: z.string() }),
] as const

export type ItemSaid = z.infer<typeof itemSaidSchema>
export type ItemPart = keyof ItemSaid
