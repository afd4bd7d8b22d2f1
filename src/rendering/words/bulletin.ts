/**
 * 通报 as the text of a message, in the order offices use: title, as of when, the whole with counts that add up, what
 * is reached, what is behind, what is not in. Marked 代拟稿; issuing is a person's act. 周调度 and 督导 as their papers.
 */

import type { Change } from '../../bulletins/erratum.ts'
import type { Enclosure } from '../../conversation/turn/replies/enclosure.ts'
import type { BulletinReply, State } from '../../conversation/turn/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { momentText } from '../../plan/lists/moment.ts'
import { dayText, periodText, share } from '../numbers.ts'
import { itemsText } from '../papers/items.ts'
import { paperOf } from '../papers/papers.ts'
import { reportingText } from '../papers/pieces.ts'
import type { WordsContext } from './context.ts'
import { judgedText } from './counts.ts'
import { money } from './item.ts'
import { LIGHT_WORDS } from './lights.ts'
import { listed } from './pages.ts'
import { figureText, valueText } from './standing.ts'

export function bulletinWords(reply: BulletinReply, words: WordsContext): string {
  const { bulletin, issued, enclosures, fileOnly, unfinished } = reply
  const files = enclosedText(enclosures)
  const paper = paperOf(bulletin, words)
  const changed = issued === null ? [] : [issuedText(issued, words)]
  const early =
    unfinished === undefined
      ? []
      : [`${periodText(unfinished, words.plan.plan.year)}尚未结束，以下按各指标最近一期数据代拟。`]
  if (fileOnly)
    return [
      ...early,
      `${paper.title}${issued === null ? '（代拟稿，未发送）' : ''}`,
      ...changed,
      ...rowLines(reply, words),
      ...files,
    ].join('\n')
  return [...early, ...draftLines(reply, words), ...changed, ...files].join('\n')
}

/** Of one unit's table the lines that a phone shows. */
function rowLines({ rows = [] }: BulletinReply, words: WordsContext): string[] {
  const line = ({ indicator: id, judgement }: State, at: number) => {
    const indicator = words.plan.indicator(id)
    if (judgement?.figure == null) return `${at + 1}.${indicator.name}：无数据`
    const done = judgement.done === null ? '' : `，完成${share(judgement.done)}`
    return `${at + 1}.${indicator.name}：${figureText(indicator, judgement.figure.figure, words.plan.plan.year)}${done}`
  }
  return listed(rows, line, { how: '见附表', screen: true })
}

/** Of what is behind the names of so many: all of it stands in the file. */
const NAMED = 3

/** A line each: what it is, how it stands, what is behind, what is not in, the projects, and that it is a draft. */
function draftLines({ bulletin, today }: BulletinReply, words: WordsContext): string[] {
  const { spec, total, behind } = bulletin
  const { plan } = words.plan
  const judged =
    total.judged === 0
      ? ''
      : `；已评判${total.judged}项中达标和达序时进度${total.good}项，占${share(total.good / total.judged)}`
  const lags = behind.flatMap((it) => it.items).map(({ judgement }) => lagText(judgement, words))
  const year = plan.year === Number(today.slice(0, 4)) ? `${plan.year}年` : ''
  return [
    `${paperOf(bulletin, words).title}（代拟稿，未发送）`,
    `截至${year}${dayText(today, plan.year)}（${spec.period === null ? '最近一期' : '当期'}数据）：共${total.total}项指标，${judgedText(total)}${judged}`,
    lags.length === 0
      ? '滞后：暂无'
      : `滞后：${lags.slice(0, NAMED).join('；')}${lags.length > NAMED ? `等${lags.length}项` : ''}`,
    `${reportingText(bulletin)}`,
    ...(bulletin.items === undefined ? [] : [itemsText(bulletin.items, spec.pending)]),
    `含待审核数据${total.pending}项，未经签发；全文见附件。`,
  ]
}

function lagText(judgement: Judgement, words: WordsContext): string {
  const indicator = words.plan.indicator(judgement.indicator)
  const { figure } = judgement
  const value = figure === null ? '' : figureText(indicator, figure.figure, words.plan.plan.year)
  return `${indicator.name}${value}`
}

/** That this paper was issued already, and what has changed in it since. */
export function issuedText(
  { number, changes }: { readonly number: string; readonly changes: readonly Change[] },
  words: WordsContext,
): string {
  if (changes.length === 0) return `该通报已签发（${number}），签发后数据没有变化。`
  return [
    `该通报已签发（${number}），签发后有${changes.length}处变化，须以更正件说明：`,
    ...changes.slice(0, 10).map((it, at) => `${at + 1}.${changeLine(it, words)}`),
  ].join('\n')
}

/** `社会消费品零售总额增速：一季度增长6.8%（略滞后）更正为增长7.2%（达标）`. */
export function changeLine(change: Change, words: WordsContext): string {
  if ('item' in change) return itemChange(change, words)
  const { indicator: id, was, now, returned } = change
  const indicator = words.plan.indicator(id)
  const light = (it: { light: keyof typeof LIGHT_WORDS | null }) =>
    it.light === null ? '' : `（${LIGHT_WORDS[it.light]}）`
  const period = periodText(was.figure.period, words.plan.plan.year)
  const after =
    now === null ? (returned ? '已退回' : '已撤回') : `更正为${valueText(indicator, now.figure)}${light(now)}`
  return `${indicator.name}：${period}${valueText(indicator, was.figure)}${light(was)}${after}`
}

/** `紫光芯片产业园项目：前三季度完成投资3.2亿元更正为2.9亿元；3月18日开工已撤回`. */
function itemChange({ item, was, now }: Extract<Change, { item: string }>, { plan }: WordsContext): string {
  const year = plan.plan.year
  const told = (what: string, before: string | null, after: string | null) => {
    if (before === null || before === after) return []
    const right = after === null ? '已撤回或退回' : `更正为${momentText(after, year)}`
    return [`${momentText(before, year)}${what}${right}`]
  }
  const spent = was.invested
  const same = spent !== null && (now.invested === null || now.invested.value !== spent.value)
  const right = now.invested === null ? '已撤回或退回' : `更正为${money(now.invested.value)}`
  return `${item}：${[
    ...(same && spent !== null
      ? [`${periodText(spent.period, year)}完成投资${money(spent.value)}${right}`]
      : []),
    ...told('开工', was.started, now.started),
    ...told('竣工', was.finished, now.finished),
  ].join('；')}`
}

/** What is enclosed, and where it goes. */
export function enclosedText(enclosures: readonly Enclosure[]): string[] {
  const names = enclosures.flatMap((it) =>
    it.type === 'chart' || it.as === 'png' ? [] : [FILE_NAMES[it.as]],
  )
  if (names.length === 0) return []
  return [`附：${names.join('、')}。`]
}

const FILE_NAMES = { docx: 'Word文档', xlsx: 'Excel表格' } as const
