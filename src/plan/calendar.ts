/**
 * When figures come out and where the lights change, as a city keeps them beside its plan:
 * `seeds/<plan>/calendar.json` and `seeds/<plan>/lights.json`, both optional. Every value carries the
 * source it was taken from; `assumed: true` says that nobody has confirmed it yet.
 *
 * @example
 * { "indicator": "1-retail-growth", "every": "month", "months_after": 1, "day": 18, "january": false,
 *   "basis": "国家统计局发布日程:1—2月合并发布", "assumed": true }
 */
import { z } from 'zod'

const text = z.string().min(1)
const share = z.number().min(0).max(1)

export const releaseSchema = z.strictObject({
  indicator: text,
  /** How often a figure comes out; year: only for the whole year, judged at its end. */
  every: z.enum(['month', 'quarter', 'half', 'year']),
  /** The figure is to be in by this day of the n-th month after the period's last one. A day past a month's end means its last. */
  months_after: z.int().min(0).max(12),
  day: z.int().min(1).max(31),
  /** Where that day is no working day: the one before it, or (absent) the one after, as statistics slip. */
  roll: z.enum(['back', 'forward']).optional(),
  /** False: no figure of January alone, 1—2月 come together. */
  january: z.boolean().default(true),
  /** Seasonal work: the share of the yearly target due by the end of each month, instead of months/12. */
  curve: z.array(share).length(12).optional(),
  /** Shares, levels, coverage: the value due by the end of each month, instead of the yearly target all year. */
  path: z.array(z.number()).length(12).optional(),
  basis: text,
  assumed: z.boolean(),
})

const limitSchema = z.strictObject({ within: z.number().min(0), source: text })

/** What still counts as slightly behind, both ends included; see judging/thresholds.ts for the default values. */
export const lightsSchema = z
  .strictObject({
    /** 个百分点 below the scheduled share. */
    count: limitSchema,
    /** 个百分点 below the target rate. */
    growth: limitSchema,
    share: limitSchema,
    delta: limitSchema,
    /** 个百分点 of the target not reached (coverage), or of the level's target. */
    coverage: limitSchema,
    level: limitSchema,
    /** Places below the target rank. */
    rank: limitSchema,
    /** 左右: how far short of the number, as a percentage of it, still counts as reaching it. */
    about: limitSchema,
    /** Days after which an older figure no longer carries a good light while a newer one is due. */
    silence: limitSchema,
  })
  .partial()

export type Release = z.infer<typeof releaseSchema>
export type Limit = z.infer<typeof limitSchema>
export type Lights = z.infer<typeof lightsSchema>
