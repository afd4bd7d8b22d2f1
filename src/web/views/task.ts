/** A task as the plan words it, its indicators, and what was last said of it. */
import type { TaskReply } from '../../conversation/turn/replies/query.ts'
import { momentText } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { leadText } from '../../rendering/words/owner.ts'
import { type StateView, stateView } from './state.ts'

export interface TaskLink {
  readonly id: string
  readonly title: string
  readonly campaign: string
}

export interface TaskView extends TaskLink {
  readonly place: string
  readonly lead: string
  readonly leadUnits: readonly string[]
  readonly jointUnits: readonly string[]
  /** Verbatim. */
  readonly quote: string
  readonly clause: string
  readonly indicators: readonly StateView[]
  /** The unit's own words; null: nothing was reported in words. */
  readonly progress: { readonly by: string; readonly at: string; readonly words: string } | null
}

export function taskLinks(ids: readonly string[], { plan }: WordsContext): TaskLink[] {
  return ids.map((id) => {
    const { title, campaign } = plan.task(id)
    return { id, title, campaign }
  })
}

export function taskView({ task: id, states, progress }: TaskReply, words: WordsContext): TaskView {
  const task = words.plan.task(id)
  const { annex } = words.plan.campaign(task.campaign)
  const group = task.group === null ? '' : `·${task.group}`
  return {
    id,
    title: task.title,
    campaign: task.campaign,
    place: `附件${annex} ${task.campaign}攻坚 ${task.section}${group} ${task.number}`,
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
