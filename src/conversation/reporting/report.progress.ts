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
  const { task, text } = turn.reading
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
  const said = { task, unit: own, words: text.trim(), percent: percentIn(text) }
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

const TENTHS = '一二三四五六七八九'

/** 完成70%, 总进度约58%, 七成, 一半: how much of it is done, where the message says so; null otherwise. */
export function percentIn(text: string): number | null {
  const said = text.normalize('NFKC')
  const percents = [...said.matchAll(/(\d+(?:\.\d+)?)\s*%/g)].map((it) => Number(it[1]))
  const tenths = /([一二三四五六七八九])成(?!立|效|果|员|本|都|为|功|交|熟|形)/.exec(said)?.[1]
  if (percents.length === 1) return ofPart(said) ? null : within(percents[0])
  if (percents.length > 1) return null
  if (tenths !== undefined) return (TENTHS.indexOf(tenths) + 1) * 10
  return /(?:一半|过半)/.test(said) && !/过半/.test(said) ? 50 : null
}

/** 己内酰胺项目已投产,己二酸项目完成80%: said of one part among several, not of the task. */
function ofPart(said: string): boolean {
  const clauses = said.split(/[,;。\n]/).filter((it) => it.trim() !== '')
  return (
    clauses.length > 1 && clauses.some((it) => /(?:项目|工程|标段|[一二三]期|路段|园区).*\d\s*%/.test(it))
  )
}

function within(percent: number | undefined): number | null {
  return percent === undefined || percent > 100 ? null : percent
}
