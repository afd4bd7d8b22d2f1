/** All campaigns on one page, with the papers that were issued. */
import { z } from 'zod'
import type { OverviewReply } from '../../conversation/turn/replies/query.ts'
import { shortTitle } from '../../plan/own-words.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { countsSchema, countsView } from './counts.ts'

export const overviewSchema = z.strictObject({
  title: z.string(),
  asOf: z.string(),
  counts: countsSchema,
  campaigns: z.array(z.strictObject({ name: z.string(), counts: countsSchema })).readonly(),
})

export type OverviewView = z.infer<typeof overviewSchema>

export function overviewView({ today, total, campaigns }: OverviewReply, words: WordsContext): OverviewView {
  return {
    title: `${shortTitle(words.plan)}总体情况`,
    asOf: today,
    counts: countsView(total),
    campaigns: campaigns.map(({ campaign, counts }) => ({ name: campaign, counts: countsView(counts) })),
  }
}
