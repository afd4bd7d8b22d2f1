/** What is written down behind figures: evidence, explanations of what is behind, exceptions for closed periods. */
import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const period = z.strictObject({ from: day, to: day })

/** A file by its hash: its bytes are kept apart, under that name. */
export const evidenceFileSchema = z.strictObject({
  /** SHA-256, 64 hex digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string(),
  bytes: z.int().nonnegative(),
})

export const backingRevisions = [
  /** 佐证材料 for a figure or a report on a task: named by its revision's id, or by its place in the same message. */
  z.strictObject({
    type: z.literal('evidence_attached'),
    to: z.array(z.string()).min(1),
    files: z.array(evidenceFileSchema).min(1),
  }),
  /** 滞后说明, verbatim; the day by which the unit says it will have caught up is its commitment. */
  z.strictObject({
    type: z.literal('lag_explained'),
    indicator: z.string(),
    period,
    unit: z.string(),
    reason: z.string().nullable(),
    measures: z.string().nullable(),
    promised: day.nullable(),
    needs: z.string().nullable(),
  }),
  /** 开放补报: the office lets a unit change approved figures of a closed period. */
  z.strictObject({
    type: z.literal('exception_granted'),
    unit: z.string(),
    period,
    reason: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('exception_revoked'), of: z.string() }),
] as const

export type EvidenceFile = z.infer<typeof evidenceFileSchema>
