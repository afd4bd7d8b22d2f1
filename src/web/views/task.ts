/** A task as the plan words it, its indicators, and what was last said of it. */
import { z } from 'zod'
import type { TaskReply } from '../../conversation/turn/replies/query.ts'
import { campaignCalled } from '../../plan/own-words.ts'
import { momentText } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { leadText } from '../../rendering/words/owner.ts'
import { stateSchema, stateView } from './state.ts'

export const taskLinkSchema = z.strictObject({ id: z.string(), title: z.string(), campaign: z.string() })
export type TaskLink = z.infer<typeof taskLinkSchema>

export const taskSchema = z.strictObject({
  ...taskLinkSchema.shape,
  place: z.string(),
  lead: z.string(),
  leadUnits: z.array(z.string()).readonly(),
  jointUnits: z.array(z.string()).readonly(),
  /** Verbatim. */
  quote: z.string(),
  clause: z.string(),
  indicators: z.array(stateSchema).readonly(),
  /** The unit's own words; null: nothing was reported in words. */
  progress: z.strictObject({ by: z.string(), at: z.string(), words: z.string() }).nullable(),
})

export type TaskView = z.infer<typeof taskSchema>

export function taskLinks(ids: readonly string[], { plan }: WordsContext): TaskLink[] {
  return ids.map((id) => {
    const { title, campaign } = plan.task(id)
    return { id, title, campaign }
  })
}

export function taskView({ task: id, states, progress }: TaskReply, words: WordsContext): TaskView {
  const task = words.plan.task(id)
  const { annex } = words.plan.campaign(task.campaign)
  const annexed = annex === null ? '' : `附件${annex} `
  const group = task.group === null ? '' : `·${task.group}`
  return {
    id,
    title: task.title,
    campaign: task.campaign,
    place: `${annexed}${campaignCalled(words.plan, task.campaign)} ${task.section}${group} ${task.number}`,
    lead: leadText(task, words),
    leadUnits: task.lead_units,
    jointUnits: task.joint_units,
    quote: task.quote,
    clause: task.clause,
    indicators: states.map((it) => stateView(it, words)),
    progress: progress && {
      by: progress.unit,
      at: momentText(progress.origin.sentAt, words.plan.plan.year),
      words: progress.words,
    },
  }
}
