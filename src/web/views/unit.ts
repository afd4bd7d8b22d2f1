/** What a unit answers for, and how that stands. */
import type { UnitReply } from '../../conversation/turn/replies/query.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { nextText, punctualText } from '../../rendering/words/counts.ts'
import { promisesText } from '../../rendering/words/promise.ts'
import { type CountsView, countsView } from './counts.ts'
import { type StateView, stateView } from './state.ts'
import { type TaskLink, taskLinks } from './task.ts'

export interface UnitView {
  readonly unit: string
  readonly asOf: string
  readonly counts: CountsView
  readonly indicators: readonly StateView[]
  readonly leads: readonly TaskLink[]
  readonly joins: readonly TaskLink[]
  /** Promised, reported in time, due next: each a sentence. */
  readonly remarks: readonly string[]
}

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
