/** What lags, the greater distance first, with the unit's reason and the day that it promised. */
import { z } from 'zod'
import type { Lag } from '../../conversation/turn/replies/query.ts'
import { periodText } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { promiseText } from '../../rendering/words/promise.ts'
import type { Explained, Lagging } from '../answers.ts'
import { countsSchema, countsView } from './counts.ts'
import { stateSchema, stateView } from './state.ts'

export const lagSchema = z.strictObject({
  ...stateSchema.shape,
  /** `一季度`; null for a milestone past its date. */
  since: z.string().nullable(),
  /** The unit's own words; null: it has said nothing. */
  reason: z.string().nullable(),
  /** `预计6月30日赶上`. */
  promised: z.string().nullable(),
})

export type LagView = z.infer<typeof lagSchema>

export const laggingSchema = z.strictObject({
  asOf: z.string(),
  counts: countsSchema,
  items: z.array(lagSchema).readonly(),
})

export type LaggingView = z.infer<typeof laggingSchema>

export function laggingView({ reply, explained }: Lagging, words: WordsContext): LaggingView {
  return {
    asOf: reply.today,
    counts: countsView(reply.counts),
    items: reply.lags.map((it) => lagView(it, explained.get(it.state.indicator), words)),
  }
}

export function lagView(
  { state, since, promised = null }: Lag,
  explained: Explained | undefined,
  words: WordsContext,
): LagView {
  return {
    ...stateView(state, words),
    since: since === null ? null : periodText(since, words.plan.plan.year),
    reason: explained?.explanation.reason ?? null,
    promised: promised === null ? null : promiseText(promised, words),
  }
}
