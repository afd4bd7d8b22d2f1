/** What a unit answers for, and how that stands. */
import { z } from 'zod'
import type { UnitReply } from '../../conversation/turn/replies/query.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { nextText, punctualText } from '../../rendering/words/counts.ts'
import { promisesText } from '../../rendering/words/promise.ts'
import { countsSchema, countsView } from './counts.ts'
import { stateSchema, stateView } from './state.ts'
import { taskLinkSchema, taskLinks } from './task.ts'

export const unitSchema = z.strictObject({
  unit: z.string(),
  asOf: z.string(),
  counts: countsSchema,
  indicators: z.array(stateSchema).readonly(),
  leads: z.array(taskLinkSchema).readonly(),
  joins: z.array(taskLinkSchema).readonly(),
  /** Promised, reported in time, due next: each a sentence. */
  remarks: z.array(z.string()).readonly(),
})

export type UnitView = z.infer<typeof unitSchema>

export function unitView(reply: UnitReply, words: WordsContext): UnitView {
  const [punctual, next] = [punctualText(reply.punctual), nextText(reply.next, words)]
  return {
    unit: reply.unit,
    asOf: reply.today,
    counts: countsView(reply.counts),
    indicators: reply.states.map((it) => stateView(it, words)),
    leads: taskLinks(reply.leads, words),
    joins: taskLinks(reply.joins, words),
    remarks: [
      ...promisesText(reply.promises, words),
      ...(punctual === null ? [] : [punctual]),
      ...(next === null ? [] : [next]),
    ],
  }
}
