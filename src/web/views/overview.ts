/** All campaigns on one page, with the papers that were issued. */
import type { OverviewReply } from '../../conversation/turn/replies/query.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { planName } from '../../rendering/words/lists.ts'
import { type CountsView, countsView } from './counts.ts'

export interface OverviewView {
  readonly title: string
  readonly asOf: string
  readonly counts: CountsView
  readonly campaigns: readonly { readonly name: string; readonly counts: CountsView }[]
}

export function overviewView({ today, total, campaigns }: OverviewReply, words: WordsContext): OverviewView {
  return {
    title: `${planName(words)}总体情况`,
    asOf: today,
    counts: countsView(total),
    campaigns: campaigns.map(({ campaign, counts }) => ({ name: campaign, counts: countsView(counts) })),
  }
}
