/** What the words fit, each as a link. */
import { z } from 'zod'
import type { WordsContext } from '../../rendering/words/context.ts'
import type { Found } from '../answers.ts'
import { taskLinkSchema, taskLinks } from './task.ts'

const namedSchema = z.strictObject({ id: z.string(), name: z.string() })

export const searchSchema = z.strictObject({
  words: z.string(),
  /** Nothing fits: these are the nearest. */
  near: z.boolean(),
  campaigns: z.array(z.string()).readonly(),
  indicators: z.array(namedSchema).readonly(),
  units: z.array(z.string()).readonly(),
  tasks: z.array(taskLinkSchema).readonly(),
})
export type SearchView = z.infer<typeof searchSchema>

export function searchView(
  words: string,
  { near, campaigns, indicators, units, tasks }: Found,
  context: WordsContext,
): SearchView {
  return {
    words,
    near,
    campaigns,
    indicators: indicators.map((id) => ({ id, name: context.plan.indicator(id).name })),
    units,
    tasks: taskLinks(tasks, context),
  }
}
