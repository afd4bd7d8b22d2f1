/** One campaign: its counts, what of it is behind, its headline indicators, all its tasks. */
import type { CampaignReply } from '../../conversation/turn/replies/query.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { type CountsView, countsView } from './counts.ts'
import { type LagView, lagView } from './lagging.ts'
import { type StateView, stateView } from './state.ts'
import { type TaskLink, taskLinks } from './task.ts'

export interface CampaignView {
  readonly campaign: string
  readonly asOf: string
  readonly convener: string
  readonly office: string
  readonly goal: string
  readonly counts: CountsView
  readonly behind: readonly LagView[]
  readonly headline: readonly StateView[]
  readonly tasks: readonly TaskLink[]
}

export function campaignView(reply: CampaignReply, words: WordsContext): CampaignView {
  const { convener, office, goal } = words.plan.campaign(reply.campaign)
  return {
    campaign: reply.campaign,
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
