/** What is written down of answers to a reminder that report nothing: 已知悉, 非本单位 and the office's word on it. */
import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const period = z.strictObject({ from: day, to: day })

/** What a unit is to report: an indicator's figure of a period, or how a task without figures stands at its end. */
export const dutySchema = z.union([
  z.strictObject({ indicator: z.string(), period }),
  z.strictObject({ task: z.string(), period }),
])

export const responseRevisions = [
  /** 已知悉: nothing is asked again until the due date is over. It reports nothing. */
  z.strictObject({
    type: z.literal('duties_acknowledged'),
    duties: z.array(dutySchema).min(1),
    unit: z.string(),
  }),
  /** 非本单位: the unit says that it is not the one to report this; the campaign's office agrees or does not. */
  z.strictObject({
    type: z.literal('duties_disclaimed'),
    duties: z.array(dutySchema).min(1),
    unit: z.string(),
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal('disclaimer_agreed'), of: z.string() }),
  z.strictObject({ type: z.literal('disclaimer_rejected'), of: z.string(), reason: z.string().nullable() }),
] as const
