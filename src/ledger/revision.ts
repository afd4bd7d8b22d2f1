/**
 * What can be written in the ledger: a closed union of things that happened, named in the past tense.
 * Nothing is ever edited; the figure that stands is a fold over these.
 */
import { z } from 'zod'

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

export const figureSchema = factSchema.extend({ value: z.number(), unit: z.string() })

/** Who said it, for whom, where and when; `text` is the message verbatim. */
export const originSchema = z.strictObject({
  person: z.string(),
  name: z.string().nullable(),
  unit: z.string().nullable(),
  channel: z.string(),
  room: z.string().nullable(),
  message: z.string(),
  text: z.string(),
  sentAt: z.iso.datetime({ offset: true }),
})

export const revisionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('figure_reported'),
    figure: figureSchema,
    /** The unit whose figure it is; differs from the sender's unit when the office files it (代填). */
    unit: z.string(),
    onBehalf: z.boolean(),
  }),
  z.strictObject({ type: z.literal('figure_corrected'), of: z.string(), figure: figureSchema, reason: z.string().nullable() }),
  z.strictObject({ type: z.literal('figure_withdrawn'), of: z.string(), reason: z.string().nullable() }),
  z.strictObject({ type: z.literal('figure_approved'), of: z.string() }),
  z.strictObject({ type: z.literal('figure_returned'), of: z.string(), reason: z.string() }),
  z.strictObject({
    type: z.literal('progress_reported'),
    task: z.string(),
    unit: z.string(),
    words: z.string(),
    percent: z.number().nullable(),
  }),
  z.strictObject({ type: z.literal('progress_withdrawn'), of: z.string(), reason: z.string().nullable() }),
  z.strictObject({
    type: z.literal('target_ruled'),
    indicator: z.string(),
    value: z.number(),
    basis: z.string(),
  }),
])

/** One message's revisions: appended all or nothing under a running number, chained by hash. */
export const entrySchema = z.strictObject({
  number: z.int().positive(),
  recordedAt: z.iso.datetime({ offset: true }),
  origin: originSchema,
  revisions: z.array(revisionSchema).min(1),
  /** Hash of the entry before; 64 zeros for the first. */
  previous: z.string().length(64),
  hash: z.string().length(64),
})

export type Fact = z.infer<typeof factSchema>
export type Figure = z.infer<typeof figureSchema>
export type Origin = z.infer<typeof originSchema>
export type Revision = z.infer<typeof revisionSchema>
export type Entry = z.infer<typeof entrySchema>
