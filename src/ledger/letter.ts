/** 提示函, 督办单, 约谈通知 that a named person issued: each of one matter of one unit. */
import { z } from 'zod'

export const letterSpecSchema = z.strictObject({
  /** 提示函, 督办单, 约谈通知. */
  form: z.enum(['notice', 'order', 'summons']),
  unit: z.string(),
  /** Null: of a task that is told in words. */
  indicator: z.string().nullable(),
  task: z.string().optional(),
  today: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})

export const letterRevisions = [
  z.strictObject({
    type: z.literal('letter_issued'),
    /** `2025年第1号`, counted by form. */
    number: z.string(),
    spec: letterSpecSchema,
    /** Of the facts that were shown before the second yes. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
] as const

export type LetterSpec = z.infer<typeof letterSpecSchema>
