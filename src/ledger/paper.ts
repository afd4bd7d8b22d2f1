/** What is written down of bulletins: drafts that units were asked about, their opinions, and what was issued. */
import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** What makes a bulletin the same again: of what, as of which day, with or without figures not yet approved. */
export const bulletinSpecSchema = z.strictObject({
  /** 周调度, 双周督导, 月通报. */
  kind: z.enum(['dispatch', 'supervision', 'bulletin']),
  /** Null: all campaigns, all units. */
  campaign: z.string().nullable(),
  unit: z.string().nullable(),
  /** The data period; null: the latest figure of each indicator. */
  period: z.strictObject({ from: day, to: day }).nullable(),
  /** It is of a month (三月份通报) and called 1—3月; absent: of a quarter, a half, the year (一季度通报). */
  monthly: z.literal(true).optional(),
  today: day,
  /** Under which year's plan it is drawn up, where the period or else the day does not say it: last year's, in January. */
  year: z.int().optional(),
  /** Whether figures that wait for review count. */
  pending: z.boolean(),
})

export const paperRevisions = [
  /** 征求意见: a draft shown to the units that it names. `digest` is that of its facts. */
  z.strictObject({
    type: z.literal('bulletin_consulted'),
    spec: bulletinSpecSchema,
    digest,
    units: z.array(z.string()),
  }),
  /** A unit's opinion on the draft of that consultation, verbatim. */
  z.strictObject({ type: z.literal('opinion_given'), on: z.string(), unit: z.string(), words: z.string() }),
  /** 签发. The entry before it is the last that the bulletin stands on. */
  z.strictObject({
    type: z.literal('bulletin_issued'),
    /** `2025年第3期`, counted by kind. */
    number: z.string(),
    spec: bulletinSpecSchema,
    digest,
    /** The figures that it prints, by the revision that set each, with the light they had. */
    printed: z.array(z.strictObject({ indicator: z.string(), figure: z.string(), light: z.string() })),
    /** All revisions that it stands on. */
    revisions: z.array(z.string()),
  }),
] as const

export type BulletinSpec = z.infer<typeof bulletinSpecSchema>
