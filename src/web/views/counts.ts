/** Counts by light, as data with their words; they sum to the total. */
import { z } from 'zod'
import type { Tally } from '../../judging/tally.ts'
import { lightsText, reportedText } from '../../rendering/words/counts.ts'
import { IN_ORDER, LIGHT_WORDS } from '../../rendering/words/lights.ts'

export const countsSchema = z.strictObject({
  total: z.int(),
  /** In the order of the chat; none left out. */
  lights: z.array(z.strictObject({ light: z.enum(IN_ORDER), word: z.string(), count: z.int() })).readonly(),
  reported: z.int(),
  pending: z.int(),
  missing: z.int(),
  /** `滞后1项、无数据12项、达标3项`. */
  text: z.string(),
  /** `已有数据5项（其中待审核2项），到期未报3项`. */
  reporting: z.string(),
})

export type CountsView = z.infer<typeof countsSchema>

export function countsView(tally: Tally): CountsView {
  const { total, lights, reported, pending, missing } = tally
  return {
    total,
    lights: IN_ORDER.map((light) => ({ light, word: LIGHT_WORDS[light], count: lights[light] })),
    reported,
    pending,
    missing,
    text: lightsText(tally),
    reporting: reportedText(tally),
  }
}
