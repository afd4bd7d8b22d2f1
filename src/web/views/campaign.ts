/** One campaign: its counts, what of it is behind, its headline indicators, all its tasks. */
import { z } from 'zod'
import type { CampaignReply } from '../../conversation/turn/replies/query.ts'
import { campaignCalled } from '../../plan/own-words.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { countsSchema, countsView } from './counts.ts'
import { lagSchema, lagView } from './lagging.ts'
import { stateSchema, stateView } from './state.ts'
import { taskLinkSchema, taskLinks } from './task.ts'

export const campaignSchema = z.strictObject({
  campaign: z.string(),
  asOf: z.string(),
  /** `内需扩量提效攻坚`. */
  called: z.string(),
  /** Null: the plan names none. */
  convener: z.string().nullable(),
  office: z.string().nullable(),
  goal: z.string(),
  counts: countsSchema,
  behind: z.array(lagSchema).readonly(),
  headline: z.array(stateSchema).readonly(),
  tasks: z.array(taskLinkSchema).readonly(),
})

export type CampaignView = z.infer<typeof campaignSchema>

export function campaignView(reply: CampaignReply, words: WordsContext): CampaignView {
  const { convener, office, goal } = words.plan.campaign(reply.campaign)
  return {
    campaign: reply.campaign,
    called: campaignCalled(words.plan, reply.campaign),
    asOf: reply.today,
    ...{ convener, office, goal },
    counts: countsView(reply.counts),
    behind: reply.behind.map((it) => lagView(it, undefined, words)),
    headline: reply.headline.map((it) => stateView(it, words)),
    tasks: taskLinks(
      words.plan.tasksOf(reply.campaign).map((it) => it.id),
      words,
    ),
  }
}
