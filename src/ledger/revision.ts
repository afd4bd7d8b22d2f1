/**
 * What can be written in the ledger: a closed union of things that happened, named in the past tense.
 * Nothing is ever edited; the figure that stands is a fold over these.
 */
import { z } from 'zod'
import type { Verbatim } from '../base/verbatim.ts'
import { ROLES } from '../plan/roster.ts'
import { scheduleSchema } from '../plan/schedule.ts'
import { admissionRevisions } from './admission.ts'
import { backingRevisions } from './backing.ts'
import { itemRevisions } from './item.ts'
import { letterRevisions } from './letter.ts'
import { paperRevisions } from './paper.ts'
import { dutySchema, responseRevisions } from './response.ts'

/** Words as they were sent: a string that is kept, and looked at by nobody who decides. */
const verbatimSchema = z.custom<Verbatim>((it) => typeof it === 'string')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Two figures that differ in any field of this are two facts, never one correcting the other. */
export const factSchema = z.strictObject({
  indicator: z.string(),
  period: z.strictObject({ from: day, to: day }),
  /** cumulative 累计: from the year's first day; single 当月, 当季: the period alone. Derived from the words, kept with the fact. */
  basis: z.enum(['cumulative', 'single']),
  /** Whom the figure is about: 全市, or a county, a park. */
  scope: z.string(),
  /** 快报, 初步, 核实; null where the sender named none. */
  stage: z.enum(['flash', 'preliminary', 'final']).nullable(),
})

/** What a target without a number of its own is measured by: the other's value, or how far the figure is above it. */
export const comparisonSchema = z.strictObject({
  /** 全省平均, 省定目标, 上年同期. */
  with: z.string(),
  value: z.number().nullable(),
  difference: z.number().nullable(),
})

export const figureSchema = factSchema.extend({
  value: z.number(),
  unit: z.string(),
  /** Told with the figure; absent: nothing was. */
  comparison: comparisonSchema.optional(),
})

/** Who said it (a stable account id), for which unit, where and when. */
export const originSchema = z.strictObject({
  person: z.string(),
  unit: z.string().nullable(),
  /** In which the person acted then, whatever the roster says later; absent: nobody's (an import), or an older entry. */
  role: z.enum(ROLES).optional(),
  channel: z.string(),
  room: z.string().nullable(),
  /** The platform's message id: the same one again is a redelivery. */
  message: z.string(),
  sentAt: z.iso.datetime({ offset: true }),
})

/** What a person wrote, verbatim, and the name shown beside it: personal, and the only part that can be deleted. */
export const wordsSchema = z.strictObject({
  text: z.string(),
  name: z.string().nullable(),
  /** Random, so that the digest left behind does not give a short text away to guessing. */
  salt: z.string(),
})

export const revisionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('figure_reported'),
    figure: figureSchema,
    /** The unit whose figure it is; differs from the sender's unit when the office files it (代填). */
    unit: z.string(),
    onBehalf: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('figure_corrected'),
    of: z.string(),
    figure: figureSchema,
    reason: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('figure_withdrawn'), of: z.string(), reason: z.string().nullable() }),
  /** Only the correction is taken back: what stood before it stands again, in the review status that it had. */
  z.strictObject({ type: z.literal('correction_withdrawn'), of: z.string(), reason: z.string().nullable() }),
  z.strictObject({ type: z.literal('figure_approved'), of: z.string() }),
  z.strictObject({ type: z.literal('figure_returned'), of: z.string(), reason: z.string() }),
  /** An approval or a return was a mistake: the value waits for review again. */
  z.strictObject({ type: z.literal('review_withdrawn'), of: z.string() }),
  z.strictObject({
    type: z.literal('progress_reported'),
    task: z.string(),
    unit: z.string(),
    words: z.string(),
    percent: z.number().nullable(),
    /** The words say that it is done; with a percentage that alone tells. */
    done: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('progress_withdrawn'), of: z.string(), reason: z.string().nullable() }),
  z.strictObject({
    type: z.literal('target_ruled'),
    indicator: z.string(),
    value: z.number(),
    basis: z.string(),
  }),
  /** 延期: asked for by the unit, granted or refused by the campaign's office. */
  z.strictObject({
    type: z.literal('extension_requested'),
    duties: z.array(dutySchema).min(1),
    unit: z.string(),
    until: day,
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal('extension_granted'), of: z.string() }),
  z.strictObject({ type: z.literal('extension_refused'), of: z.string(), reason: z.string().nullable() }),
  /** 催报: what units were urged for, at somebody's word. */
  z.strictObject({
    type: z.literal('units_urged'),
    urges: z.array(z.strictObject({ unit: z.string(), duties: z.array(dutySchema).min(1) })).min(1),
    /** The 滞后说明 of what is behind; absent: the figures. */
    wants: z.literal('explanation').optional(),
    /** By when it is to be answered. */
    until: day.optional(),
  }),
  /** A reminder that the sender wants for themself. */
  z.strictObject({
    type: z.literal('reminder_set'),
    schedule: scheduleSchema,
    /** report: of what the sender is to report; status: how reporting stands; note: of their own words alone. */
    what: z.enum(['report', 'status', 'note']),
    about: z.strictObject({
      campaign: z.string().nullable(),
      unit: z.string().nullable(),
      indicators: z.array(z.string()),
    }),
    wish: verbatimSchema,
    /** What is behind is to stand in it. */
    lagging: z.literal(true).optional(),
    /** It was to go to others. */
    others: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('reminder_dropped'), of: z.string() }),
  /** The sender's own reminders stop, until the end of a day or until resumed. */
  z.strictObject({ type: z.literal('reminders_paused'), until: day.nullable() }),
  z.strictObject({ type: z.literal('reminders_resumed') }),
  ...paperRevisions,
  ...admissionRevisions,
  ...backingRevisions,
  ...responseRevisions,
  ...letterRevisions,
  ...itemRevisions,
])

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * One message's revisions: appended all or nothing under a running number, chained by hash. The hash covers the
 * number, the time, the origin, the plan, the digests and the hash before; revisions and words only through their digests,
 * so that deleted words break nothing and a changed revision is found by its place.
 */
export const entrySchema = z.strictObject({
  number: z.int().positive(),
  /** In UTC, never before that of the entry before, even where the clock was set back. */
  recordedAt: z.iso.datetime(),
  origin: originSchema,
  /** The plan it was written under: `岳阳-2025`; absent in older entries, see `plans.ts`. */
  plan: z.string().min(1).optional(),
  /** null where nobody wrote (an import, a timer), or where the words were deleted. */
  words: wordsSchema.nullable(),
  revisions: z.array(revisionSchema).min(1),
  digests: z.strictObject({ words: digest.nullable(), revisions: z.array(digest) }),
  /** Hash of the entry before; 64 zeros for the first. */
  previous: digest,
  hash: digest,
})

export type Fact = z.infer<typeof factSchema>
export type Figure = z.infer<typeof figureSchema>
export type Comparison = z.infer<typeof comparisonSchema>
export type Origin = z.infer<typeof originSchema>
export type Words = z.infer<typeof wordsSchema>
export type Duty = z.infer<typeof dutySchema>
export type Revision = z.infer<typeof revisionSchema>
export type Entry = z.infer<typeof entrySchema>

/** Names one revision in the whole ledger: `12.0` is the first of entry 12. This is what `of` holds. */
export function revisionId(number: number, index: number): string {
  return `${number}.${index}`
}
