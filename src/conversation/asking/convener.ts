/** Who runs a campaign: asked by its name, and of a task that is not known by its campaign. */
import type { Decision } from '../turn/turn.ts'

export function convenerOf(campaign: string): Decision {
  return {
    revisions: [],
    replies: [{ type: 'convener', campaign }],
    topic: { intent: 'query.campaign', indicators: [], campaign, unit: null, task: null, period: null },
  }
}
