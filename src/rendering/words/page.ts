/** What a link is to; the line about the link itself is put below when it is sent. */
import type { PageReply } from '../../conversation/turn/replies/page.ts'
import { campaignCalled } from '../../plan/own-words.ts'
import type { WordsContext } from './context.ts'

export function pageWords(
  { indicator, campaign, unit, task, lagging }: PageReply,
  { plan }: WordsContext,
): string {
  const about =
    indicator !== null
      ? `【${plan.indicator(indicator).name}】`
      : task !== null
        ? `【${plan.task(task).title}】`
        : (unit ?? (campaign === null ? (lagging ? '滞后' : '总体情况') : campaignCalled(plan, campaign)))
  return `在网页上看${about}`
}
