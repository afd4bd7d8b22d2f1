/**
 * report.progress: what a unit says of a task, in its own words, with or without a percentage. Without evidence
 * it is 自报. Figures of indicators in the same message are recorded as figures.
 *
 * @example 铁山供水渠道改造完成70% → progress_reported, 70 %, 自报
 */
import { draftsOf } from '../drafting.ts'
import { nearestTasks } from '../nearest.ts'
import { openQuestion } from '../question.ts'
import { report } from '../reporting.ts'
import { may, relationsTo } from '../rights.ts'
import { isStranger, stranger } from '../strangers.ts'
import type { Decision, Turn } from '../turn.ts'

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
  if (task === null) return whichTask(turn)
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
  return {
    revisions: [{ type: 'progress_reported', ...said }],
    replies: [{ type: 'progress', ...said }],
    topic,
  }
}

/** Nearest titles by number; none near: how to say it. */
function whichTask(turn: Turn): Decision {
  const { reading, books } = turn
  const named = reading.names.filter((it) => it.kind === 'task').flatMap((it) => it.ids)
  const tasks = [...new Set(named.length > 0 ? named : nearestTasks(books.plan, reading.text))]
  if (tasks.length === 0) return { revisions: [], replies: [{ type: 'progress.which_task' }] }
  const options = tasks.map((task) => ({ ...reading, task, margin: 1 }))
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
  if (percents.length === 1) return within(percents[0])
  if (percents.length > 1) return null
  if (tenths !== undefined) return (TENTHS.indexOf(tenths) + 1) * 10
  return /(?:一半|过半)/.test(said) && !/过半/.test(said) ? 50 : null
}

function within(percent: number | undefined): number | null {
  return percent === undefined || percent > 100 ? null : percent
}
