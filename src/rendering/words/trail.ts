/** Where a figure comes from, in the words that were sent; and what somebody has filed. */

import type { Step, TrailReply } from '../../conversation/turn/replies/trail.ts'
import type { Figure } from '../../ledger/revision.ts'
import { CITY } from '../../plan/counties.ts'
import { ROLE_NAMES } from '../../plan/roster.ts'
import type { Indicator } from '../../plan/schema.ts'
import { dayText, momentText, periodText } from '../numbers.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { lateWords } from './missing.ts'
import { listed } from './pages.ts'
import { figureText, STATUS_NAMES, valueText } from './standing.ts'

/** Characters of a message that are quoted. */
const QUOTED = 100
/** Tasks that are named. */
const TASKS = 5

export function trailWords(reply: TrailReply, words: WordsContext): string {
  if (reply.type === 'late') return lateWords(reply, words)
  if (reply.type === 'filed') return filedWords(reply, words)
  if (reply.type === 'recent') return recentWords(reply, words)
  const { year } = words.plan.plan
  const indicator = words.plan.indicator(reply.indicator)
  const { steps, period, scope } = reply
  const whose = scope === CITY ? '' : scope
  const asked = period === null ? '' : periodText(period, year)
  if (steps.length === 0) return `【${indicator.name}】${whose}${asked}没有登记过，没有可查的记录。`
  const of = figurePeriod(steps, year) ?? asked
  return [
    `【${indicator.name}】${whose}${of}留痕（共${steps.length}条，按时间先后）：`,
    ...listed(steps, (it, at) => `${at + 1}.${stepText(it, indicator, year)}`, { of: '条', how: '按时期问' }),
  ].join('\n')
}

function figurePeriod(steps: readonly Step[], year: number): string | null {
  for (const { noted } of steps)
    if ('figure' in noted.revision) return periodText(noted.revision.figure.period, year)
  return null
}

export function stepText({ noted, by }: Step, indicator: Indicator, year: number): string {
  const { origin, said } = noted
  const role = by?.role ?? origin.role
  const person = `${by?.name ?? said?.name ?? ''}${role === undefined ? '' : `（${ROLE_NAMES[role]}）`}`
  const who = `${origin.unit ?? ''}${person}`
  return `${momentText(origin.sentAt, year)} ${who === '' ? '表格导入' : who}${deedText(noted.revision, indicator)}${quoteText(noted, indicator, year)}`
}

function deedText(revision: Step['noted']['revision'], indicator: Indicator): string {
  switch (revision.type) {
    case 'figure_reported':
      return `${revision.onBehalf ? `代${revision.unit}` : ''}登记：${toldText(indicator, revision.figure)}`
    case 'figure_corrected':
      return `更正为：${toldText(indicator, revision.figure)}${reasonText(revision.reason)}`
    case 'figure_withdrawn':
      return `撤回${reasonText(revision.reason)}`
    case 'correction_withdrawn':
      return `撤销更正，恢复原数${reasonText(revision.reason)}`
    case 'figure_approved':
      return '审核通过'
    case 'figure_returned':
      return `退回${reasonText(revision.reason)}`
    case 'review_withdrawn':
      return '撤销审核，恢复待审核'
    default:
      return '作了记录'
  }
}

function toldText(indicator: Indicator, figure: Figure): string {
  const compared = comparisonText(indicator, figure)
  return `${valueText(indicator, figure)}${compared === null ? '' : `（${compared}）`}`
}

function reasonText(reason: string | null): string {
  return reason === null ? '' : `，原因：${reason}`
}

/** What was written when a value was set; the words of a review say nothing more than the review. */
function quoteText({ revision, origin, said }: Step['noted'], indicator: Indicator, year: number): string {
  if (revision.type !== 'figure_reported' && revision.type !== 'figure_corrected') return ''
  if (said === null) return origin.unit === null ? '' : '；原文已按规定删除'
  // Of a table the note on this very figure, where there is one.
  const own = `${indicator.name}（${periodText(revision.figure.period, year)}）`
  const text =
    origin.unit === null
      ? (said.text.split('\n').find((it) => it.startsWith(own)) ?? '')
      : said.text.replace(/\s+/g, ' ').trim()
  if (text === '') return ''
  return `；原文“${text.length > QUOTED ? `${text.slice(0, QUOTED)}……` : text}”`
}

function recentWords(
  { from, to, figures, progress }: Extract<TrailReply, { type: 'recent' }>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  const when = from === to ? dayText(from, year) : `${dayText(from, year)}至${dayText(to, year)}`
  const tasks = progress.map((it) => `${it.unit}：${words.plan.task(it.task).title}`)
  const told =
    tasks.length === 0
      ? []
      : [
          `另有任务进展${tasks.length}条：${tasks.slice(0, TASKS).join('；')}${tasks.length > TASKS ? '等' : ''}`,
        ]
  if (figures.length === 0) return [`${when}没有新登记的数据。`, ...told].join('\n')
  const units = [...new Set(figures.map((it) => it.unit))]
  const line = (unit: string) => {
    const own = figures.filter((it) => it.unit === unit)
    const items = own.map(({ figure, status }) => {
      const indicator = words.plan.indicator(figure.indicator)
      return `${indicator.name}${figureText(indicator, figure, year)}（${STATUS_NAMES[status]}）`
    })
    return `${unit}${own.length}项：${items.join('；')}`
  }
  return [
    `${when}新登记数据${figures.length}项，涉及${units.length}个单位：`,
    ...listed(units, line, { of: '个单位', how: '可按单位问', screen: true }),
    ...told,
  ].join('\n')
}

function filedWords(
  { unit, figures, progress }: Extract<TrailReply, { type: 'filed' }>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  const whose = unit ?? '您'
  const tasks = progress === 0 ? [] : [`另有任务进展${progress}条。`]
  if (figures.length === 0) return [`${whose}还没有登记的数据。`, ...tasks].join('')
  const line = ({ figure, status, recordedAt, returnedReason }: (typeof figures)[number], at: number) => {
    const indicator = words.plan.indicator(figure.indicator)
    const why = status === 'returned' && returnedReason ? `：${returnedReason}` : ''
    return `${at + 1}.${indicator.name}：${figureText(indicator, figure, year)}，${STATUS_NAMES[status]}${why}（${momentText(recordedAt, year)}）`
  }
  return [
    `${whose}登记的数据共${figures.length}条（新的在前）：`,
    ...listed(figures, line, { of: '条', how: '可写明指标查询' }),
    ...tasks,
    '回复序号看该指标；问“……谁报的”可查每一条的来源',
  ].join('\n')
}
