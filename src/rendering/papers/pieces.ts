/** Sentences that the three papers share. */

import type { Day } from '../../base/clock.ts'
import type { Behind, BehindOf, Bulletin, Counted, OwedOf, OwnWords } from '../../bulletins/bulletin.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { campaignCalled, citedTitle } from '../../plan/own-words.ts'
import { monthOf } from '../../plan/period.ts'
import { dayText, momentText, periodText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { dutyText, taskTitle } from '../words/reminder.ts'
import { standText } from '../words/stand.ts'
import { figureText, gapText } from '../words/standing.ts'
import { oneLine } from './paper.ts'
import { clipped } from './space.ts'

/** What a draft bears, so that nobody takes it for an issued paper. */
export const DRAFT = '（代拟稿，送审）'

/** `2025年1—3月` of a month, `2025年一季度` of a quarter; of the latest figures the year alone. */
export function whenText({ spec: { period, monthly } }: Bulletin, { plan }: WordsContext): string {
  const { year } = plan.plan
  if (period === null) return `${year}年`
  const last = monthOf(period.to)
  const months = last === 1 ? '1月' : `1—${last}月`
  return `${period.to.startsWith(String(year)) ? `${year}年` : ''}${monthly ? months : periodText(period, year)}`
}

/** Of no period in particular a bulletin is told from the next by its day: `（截至5月12日）`. */
export function dayMark({ spec: { period, today } }: Bulletin, { plan }: WordsContext): string {
  return period === null ? `（截至${dayText(today, plan.plan.year)}）` : ''
}

/** `“七大攻坚”`, `内需扩量提效攻坚`, `市商务局`. */
export function aboutText({ spec: { campaign, unit } }: Bulletin, words: WordsContext): string {
  const named = [
    ...(campaign === null ? [] : [campaignCalled(words.plan, campaign)]),
    ...(unit === null ? [] : [unit]),
  ]
  return named.length === 0 ? citedTitle(words.plan) : named.join('')
}

/** `岳阳市实施“七大攻坚”总体方案（2025年）`: a sheet lives on without the letter that it came with. */
export function planText({ plan: { plan } }: WordsContext): string {
  return `${plan.title}（${plan.year}年）`
}

/** `截至2025年4月26日`. */
export function asOfText({ spec: { today } }: Bulletin): string {
  return `截至${today.slice(0, 4)}年${dayText(today, Number(today.slice(0, 4)))}`
}

/** `固定资产投资增速：一季度增长4.2%，滞后，低于目标1.8个百分点`. */
export function standLine(judgement: Judgement, words: WordsContext): string {
  const indicator = words.plan.indicator(judgement.indicator)
  const state = { indicator: judgement.indicator, judgement, without: null }
  const gap = judgement.figure === null ? null : gapText(indicator, judgement)
  const facts = [standText(state, indicator, words, false), ...(gap === null ? [] : [gap])]
  return `${indicator.name}：${facts.join('，')}`
}

/** With since when, and the reason in the unit's own words or that there is none. */
export function behindLine(
  { judgement, since, words: own }: Behind,
  words: WordsContext,
  today: Day,
): string {
  const { year } = words.plan.plan
  const from = since === null ? '' : `，自${periodText(since, year)}起`
  const reason = own === null ? NO_REASON : ownText(own, year, today)
  return `${standLine(judgement, words)}${from}。${reason}。`
}

const NO_REASON = '单位尚未说明原因'
/** Characters of a reason that the body of a paper gives; the whole stands in the annex. */
const REASON = 20

/** The same in a body of three pages: whose it is, since when, by when, and of the reason its beginning. */
export function behindShort(
  { judgement, since, words: own }: Behind,
  words: WordsContext,
  today: Day,
  unit: string | null,
): string {
  const { year } = words.plan.plan
  const indicator = words.plan.indicator(judgement.indicator)
  const { figure, pending } = judgement
  const gap = gapText(indicator, judgement)
  const facts = [
    figure === null
      ? '尚未报完成'
      : figureText(indicator, figure.figure, year) + (pending ? '（待审核）' : ''),
    ...(gap === null ? [] : [gap]),
    ...(since === null ? [] : [`自${periodText(since, year)}起`]),
  ]
  const whose = unit === null ? '' : `（${unit}）`
  const reason = own === null ? NO_REASON : shortReason(own, year, today)
  return `${indicator.name}${whose}：${facts.join('，')}；${reason}。`
}

function shortReason({ reason, progress, promised }: OwnWords, year: number, today: Day): string {
  const said = reason ?? progress
  const parts = [
    ...(said === null ? [] : [`原因“${clipped(oneLine(said), REASON)}”`]),
    ...(promised === null ? [] : [promisedText(promised, year, today)]),
  ]
  return parts.length === 0 ? NO_REASON : parts.join('，')
}

/** `单位说明（4月8日09:30）：原因“…”，措施“…”，预计6月30日赶上`; whose day is over: `…，已过承诺日期仍滞后`. */
function ownText(own: OwnWords, year: number, today: Day): string {
  const said = `单位说明（${momentText(own.sentAt, year)}）：`
  if (own.progress !== null) return `${said}“${oneLine(own.progress)}”`
  return `${said}${[
    ...(own.reason === null ? [] : [`原因“${oneLine(own.reason)}”`]),
    ...(own.measures === null ? [] : [`措施“${oneLine(own.measures)}”`]),
    ...(own.promised === null ? [] : [promisedText(own.promised, year, today)]),
    ...(own.needs === null ? [] : [`需协调事项“${oneLine(own.needs)}”`]),
  ].join('，')}`
}

/** What is listed is behind: a promised day that is over was not kept. */
export function promisedText(day: Day, year: number, today: Day): string {
  return `预计${dayText(day, year)}赶上${day < today ? '，已过承诺日期仍滞后' : ''}`
}

/** `市商务局（2项）`. */
export function behindHead({ unit, items }: BehindOf): string {
  return `${unit}（${items.length}项）`
}

export function praisedText(praised: readonly Counted[]): string {
  return praised.map(({ name, counts }) => `${name}（${counts.good}项）`).join('、')
}

/** `市商务局2项：社会消费品零售总额增速（一季度，4月18日前）；…`. */
export function dueLine({ unit, items }: OwedOf, words: WordsContext): string {
  const { year } = words.plan.plan
  const named = items.map(({ duty, due, extended }) =>
    dutyText(duty, words, `${dayText(due, year)}${extended ? '，已延期' : ''}前`),
  )
  return `${unit}${items.length}项：${named.join('；')}。`
}

/** `市商务局4项：社会消费品零售总额增速（一季度）、…；文字进展（一季度）2项：“…”、“…”`. */
export function owedLine({ unit, items }: OwedOf, words: WordsContext): string {
  const { year } = words.plan.plan
  const figures = items.flatMap(({ duty }) => ('indicator' in duty ? [dutyText(duty, words)] : []))
  const told = new Map<string, string[]>()
  for (const { duty } of items) {
    if (!('task' in duty)) continue
    const period = periodText(duty.period, year)
    told.set(period, [...(told.get(period) ?? []), taskTitle(duty.task, words)])
  }
  const tasks = [...told].map(
    ([period, titles]) => `文字进展（${period}）${titles.length}项：${titles.join('、')}`,
  )
  return `${unit}${items.length}项：${[...(figures.length === 0 ? [] : [figures.join('、')]), ...tasks].join('；')}。`
}

export function itemsIn(owed: readonly OwedOf[]): number {
  return owed.reduce((sum, it) => sum + it.items.length, 0)
}

/** `已有数据5项（其中待审核2项），到期未报3项（其中文字进展1项），另有已批准延期1项`: the items that are listed below. */
export function reportingText({ total, owed, extended }: Bulletin): string {
  const waiting = total.pending === 0 ? '' : `（其中待审核${total.pending}项）`
  const tasks = owed.flatMap((it) => it.items).filter(({ duty }) => 'task' in duty).length
  const told = tasks === 0 ? '' : `（其中文字进展${tasks}项、指标${itemsIn(owed) - tasks}项）`
  const later = extended.length === 0 ? '' : `，另有已批准延期${itemsIn(extended)}项`
  return `已有数据${total.reported}项${waiting}，到期未报${itemsIn(owed)}项${told}${later}`
}
