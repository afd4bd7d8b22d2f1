/** What a task is and who leads it; what a unit answers for. Clauses are quoted with their brackets. */

import type { TaskReply, UnitReply, UnknownReply } from '../../conversation/turn/replies/query.ts'
import type { UnitsReply } from '../../conversation/turn/replies/units.ts'
import type { Light } from '../../judging/judgement.ts'
import { campaignCalled, campaignWord, jointWord, leadWord } from '../../plan/own-words.ts'
import type { Task } from '../../plan/schema.ts'
import { dayText, deadlineText, momentText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { judgedText, lightsText, nextText, punctualText, reportedText } from './counts.ts'
import { examplesOf } from './examples.ts'
import { lagLine } from './lists.ts'
import { leadText } from './owner.ts'
import { continued, listed } from './pages.ts'
import { promisesText } from './promise.ts'
import { standText } from './stand.ts'
import { targetsText } from './target.ts'

/** Of a task's text; the whole may run over a thousand signs. */
const QUOTED = 60
/** Lines of a part of an answer, where it has several. */
const PART = 3

export function taskWords(reply: TaskReply, words: WordsContext): string {
  const task = words.plan.task(reply.task)
  const title = `【${task.title}】`
  const lead = `${leadWord(words.plan)}：${leadText(task, words)}`
  const joint =
    task.joint_units.length === 0 ? [] : [`${jointWord(words.plan)}：${task.joint_units.join('、')}`]
  const { annex } = words.plan.campaign(task.campaign)
  const group = task.group === null ? '' : `·${task.group}`
  const annexed = annex === null ? '' : `附件${annex} `
  const place = `所属：${annexed}${campaignCalled(words.plan, task.campaign)} ${task.section}${group} ${task.number}`
  const clause = task.clause === '' ? '分工：计划未写明责任单位' : `分工原文：“${task.clause}”`
  const said = [`内容：“${shortened(task)}”`]
  const state = reply.withheld
    ? ['进展和数据不在本群显示，可私聊查询']
    : [...indicatorLines(reply, words), ...deadlineLines(reply, words), ...progressLines(reply, words)]
  switch (reply.focus) {
    case 'lead':
      return [`${title}${lead}`, ...joint, place, clause].join('\n')
    case 'joint':
      return [`${title}${joint[0] ?? `没有另列${jointWord(words.plan)}`}`, lead, place, clause].join('\n')
    case 'state':
      return [`${title}${state[0] ?? ''}`, ...state.slice(1), lead].join('\n')
    case 'whole':
      return [`${title}${place.slice(3)}`, lead, ...joint, ...said, clause, ...state].join('\n')
  }
}

/** The text to the end of a sentence near the limit, without the clause that is quoted beside it. */
function shortened({ quote, clause }: Task): string {
  const body = clause === '' ? quote : quote.replace(clause, '')
  if (body.length <= QUOTED) return body
  const end = body.lastIndexOf('。', QUOTED)
  return `${body.slice(0, end > QUOTED / 2 ? end + 1 : QUOTED)}……`
}

function indicatorLines({ states }: TaskReply, words: WordsContext): string[] {
  if (states.length === 0) return ['该任务没有量化指标']
  const { year } = words.plan.plan
  const lines = listed(
    states,
    (state) => {
      const indicator = words.plan.indicator(state.indicator)
      return `· ${indicator.name}（目标：${targetsText(indicator, year)}）：${standText(state, indicator, words, false)}`
    },
    { how: '可逐项查询', first: PART },
  )
  return [`指标${states.length}项：`, ...lines]
}

/** `时限：9月底前，逾期12天`; of a task that is done no days are counted. */
function deadlineLines({ until }: TaskReply, words: WordsContext): string[] {
  if (until == null) return []
  const { deadline, days, done } = until
  const left = days < 0 ? `逾期${-days}天` : days === 0 ? '今天到期' : `还有${days}天`
  return [`时限：${deadlineText(deadline, words.plan.plan.year)}，${done === null ? left : '已报完成'}`]
}

function progressLines({ progress, done = false }: TaskReply, words: WordsContext): string[] {
  if (progress === null) return ['进展：尚未收到文字报送']
  const shown = progress.evidence ? `附佐证材料${progress.evidence}份` : '未附佐证材料'
  const said = done ? (progress.evidence ? '已报完成' : '自报完成') : `自报完成${progress.percent}%`
  const percent = progress.percent === null && !done ? `，${shown}` : `，${said}，${shown}`
  const when = momentText(progress.origin.sentAt, words.plan.plan.year)
  return [`最近进展：${when}${progress.unit}报：“${progress.words}”${percent}`]
}

const TASKS_ASKED = { leads: '牵头哪些任务', joins: '参与哪些任务' } as const

export function unitWords(reply: UnitReply, words: WordsContext): string {
  const { unit, counts, focus, leads, joins, figures, page = 0 } = reply
  const sum = `负责指标${counts.total}项，牵头任务${leads.length}项，参与任务${joins.length}项`
  const paged = (own: 'leads' | 'joins') =>
    focus === own
      ? { how: `可按${campaignWord(words.plan)}问`, page }
      : { how: `可问“${unit}${TASKS_ASKED[own]}”` }
  const leading = taskLines('牵头任务', leads, words, paged('leads'))
  const joining = taskLines('参与任务', joins, words, paged('joins'))
  const stand = figures && counts.total > 0 ? [`指标：${judgedText(counts)}；${reportedText(counts)}`] : []
  if (counts.total + leads.length + joins.length === 0)
    return `【${unit}】计划没有列其负责的指标、牵头或参与的任务`
  const list = indicatorList(reply, words)
  const next = figures ? nextText(reply.next, words) : null
  const punctual = figures ? punctualText(reply.punctual) : null
  const promised = figures ? promisesText(reply.promises, words) : []
  const then = [...promised, ...(punctual === null ? [] : [punctual]), ...(next === null ? [] : [next])]
  if (page > 0) {
    const label = { leads: '牵头任务', joins: '参与任务', indicators: '负责指标', whole: '负责指标' }[focus]
    const lines = { leads: leading.slice(1), joins: joining.slice(1), indicators: list, whole: list }[focus]
    return continued(`【${unit}】${label}（续）：`, lines)
  }
  switch (focus) {
    case 'leads':
      return [
        `【${unit}】牵头任务${leads.length}项`,
        ...leading.slice(1),
        `另：负责指标${counts.total}项，参与任务${joins.length}项`,
      ].join('\n')
    case 'joins':
      return [
        `【${unit}】参与任务${joins.length}项`,
        ...joining.slice(1),
        `另：负责指标${counts.total}项，牵头任务${leads.length}项`,
      ].join('\n')
    case 'indicators':
      return [`【${unit}】负责指标${counts.total}项`, ...stand, ...list, ...then].join('\n')
    case 'whole':
      return [`【${unit}】${sum}`, ...stand, ...list, ...(next === null ? [] : [next])].join('\n')
  }
}

/** The first line counts, the others name; by campaign, in the plan's order. */
function taskLines(
  label: string,
  ids: readonly string[],
  words: WordsContext,
  options: { how: string; page?: number },
): string[] {
  if (ids.length === 0) return []
  const tasks = ids.map((id) => words.plan.task(id))
  const line = (task: Task, at: number) => `${at + 1}.${task.title}（${task.campaign}）`
  return [`${label}：`, ...listed(tasks, line, options)]
}

/** What is behind with gap and figure; the rest by name and state. */
function indicatorList({ states, figures, page = 0 }: UnitReply, words: WordsContext): string[] {
  return listed(
    states,
    (state, at) => {
      const indicator = words.plan.indicator(state.indicator)
      if (!figures) return `${at + 1}.${indicator.name}：${targetsText(indicator, words.plan.plan.year)}`
      return state.judgement?.gap != null && isLate(state.judgement.light)
        ? lagLine({ state, since: null }, at, words, false)
        : `${at + 1}.${indicator.name}：${standText(state, indicator, words, false)}`
    },
    { how: '可逐项查询', page },
  )
}

function isLate(light: Light): boolean {
  return light === 'behind' || light === 'slightly_behind'
}

/** Nothing was recognised: never a guess, the nearest names and how to ask. */
export function unknownWords({ wanted, indicators, tasks, said }: UnknownReply, words: WordsContext): string {
  const what = { indicator: '哪项指标', task: '哪项任务', unit: '哪个单位' }[wanted]
  const names = [
    ...indicators.map((id) => words.plan.indicator(id).name),
    ...tasks.map((id) => words.plan.task(id).title),
  ]
  const it = examplesOf(words)
  const example = {
    indicator: `“${it.first}怎么样了”“${it.second}目标是多少”`,
    task: `“${it.task}谁牵头”`,
    unit: `“${it.unit}牵头哪些任务”`,
  }[wanted]
  const near = names.length === 0 ? [] : [`相近的有：${names.join('、')}`]
  const head = said === undefined ? `没有看出问的是${what}。` : `计划里没有“${said}”这项指标。`
  return [head, ...near, `请写出名称，例如${example}。`].join('\n')
}

/** Names of what is behind, for each unit. */
const BEHIND = 3

export function unitsWords({ units, today }: UnitsReply, words: WordsContext): string {
  const { year } = words.plan.plan
  const lines = units.map(({ unit, counts, punctual, behind }) => {
    const names = behind.slice(0, BEHIND).map((it) => words.plan.indicator(it.indicator).name)
    const more = behind.length > BEHIND ? '等' : ''
    return [
      `【${unit}】负责指标${counts.total}项：${lightsText(counts)}；${reportedText(counts)}`,
      ...(behind.length === 0
        ? []
        : [`滞后：${names.join('、')}${more}${behind.length > 1 ? `${behind.length}项` : ''}`]),
      punctualText(punctual) ?? '没有到期应报的数据',
    ].join('\n')
  })
  return [`截至${dayText(today, year)}，各单位并列如下，不作排名：`, ...lines].join('\n')
}
