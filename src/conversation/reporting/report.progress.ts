/**
 * report.progress: what a unit says of a task, in its own words, with or without a percentage. Without evidence
 * it is 自报. Figures of indicators in the same message are recorded as figures.
 *
 * @example 铁山供水渠道改造完成70% → progress_reported, 70 %, 自报
 */

import type { Task } from '../../plan/schema.ts'
import type { Reading } from '../../understanding/reading.ts'
import { may, relationsTo } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { openQuestion } from '../turn/question.ts'
import { CHOICES } from '../turn/thresholds.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftsOf } from './drafting.ts'
import { report } from './reporting.ts'

export function reportProgress(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('progress')
  const progress = progressOf(turn)
  const drafts = draftsOf(turn.reading, turn.books.plan)
  if (drafts.length === 0) return progress
  const figures = report(turn, drafts)
  return {
    ...figures,
    revisions: [...figures.revisions, ...progress.revisions],
    replies: [...figures.replies, ...(turn.reading.task === null ? [] : progress.replies)],
  }
}

function progressOf(turn: Turn): Decision {
  const { plan } = turn.books
  const { task, text, percent } = turn.reading
  if (task === null || isOnlyNear(turn.reading)) return whichTask(turn)
  const own = turn.sender?.unit ?? null
  const found = plan.task(task)
  const topic = {
    intent: 'query.task' as const,
    indicators: [],
    campaign: found.campaign,
    unit: null,
    task,
    period: null,
  }
  if (own === null || !may(turn, 'progress', relationsTo(turn.sender, found, plan))) {
    return { revisions: [], replies: [{ type: 'progress.not_yours', task, own }], topic }
  }
  const said = { task, unit: own, words: text.trim(), percent: percent ?? null }
  const done = said.percent === null && turn.reading.done === true ? { done: true as const } : {}
  return {
    revisions: [{ type: 'progress_reported', ...said, ...done }],
    replies: [{ type: 'progress', ...said }],
    topic,
  }
}

/** 每周调度 is near the words of a task, and its name is not: nothing is written of it unasked. */
export function isOnlyNear({ task, names }: Pick<Reading, 'task' | 'names'>): boolean {
  const hits = names.filter((it) => it.kind === 'task' && task !== null && it.ids.includes(task))
  return hits.length > 0 && hits.every((it) => it.how === 'overlap')
}

/** What was named, else the own unit's tasks that are near the words; none near: how to say it. */
function whichTask(turn: Turn): Decision {
  const { reading, books, sender } = turn
  const { plan } = books
  const isOwn = (it: Task) => may(turn, 'progress', relationsTo(sender, it, plan))
  const named = reading.names.flatMap(({ kind, ids }) => {
    if (kind === 'task') return ids
    return kind === 'indicator' ? ids.flatMap((id) => plan.indicator(id).task ?? []) : []
  })
  const own = named.filter((id) => isOwn(plan.task(id)))
  const near = (reading.near?.tasks ?? []).filter((id) => isOwn(plan.task(id))).slice(0, CHOICES)
  const tasks = [...new Set(own.length > 0 ? own : named.length > 0 ? named : near)]
  if (tasks.length === 0) {
    const example = plan.tasks.find((it) => sender?.unit != null && it.lead_units.includes(sender.unit))
    return { revisions: [], replies: [{ type: 'progress.which_task', example: example?.id ?? null }] }
  }
  const options = tasks.map((task) => ({ ...reading, task, names: [], margin: 1 }))
  return {
    revisions: [],
    replies: [{ type: 'which_task', tasks }],
    ask: openQuestion(turn, { type: 'readings', options }),
  }
}
