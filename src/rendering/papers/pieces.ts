/** Sentences that the three papers share. */
import type { Day } from '../../base/clock.ts'
import type { Behind, BehindOf, Bulletin, Counted, DueOf, OwnWords } from '../../bulletins/bulletin.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { dayText, momentText, periodText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { planName } from '../words/lists.ts'
import { standText } from '../words/stand.ts'
import { gapText } from '../words/standing.ts'

/** What a draft bears, so that nobody takes it for an issued paper. */
export const DRAFT = '（代拟稿，送审）'

/** `2025年一季度`, `2025年`; of the latest figures the year alone. */
export function whenText({ spec: { period } }: Bulletin, { plan }: WordsContext): string {
  const { year } = plan.plan
  if (period === null) return `${year}年`
  return `${period.to.startsWith(String(year)) ? `${year}年` : ''}${periodText(period, year)}`
}

/** `“七大攻坚”`, `内需扩量提效攻坚`, `市商务局`. */
export function aboutText({ spec: { campaign, unit } }: Bulletin, words: WordsContext): string {
  const named = [...(campaign === null ? [] : [`${campaign}攻坚`]), ...(unit === null ? [] : [unit])]
  return named.length === 0 ? `“${planName(words)}”` : named.join('')
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
  const reason = own === null ? '单位尚未说明原因' : ownText(own, year, today)
  return `${standLine(judgement, words)}${from}。${reason}。`
}

/** `单位说明（4月8日09:30）：原因“…”，措施“…”，预计6月30日赶上`; whose day is over: `…，已过承诺日期仍滞后`. */
function ownText(own: OwnWords, year: number, today: Day): string {
  const said = `单位说明（${momentText(own.sentAt, year)}）：`
  if (own.progress !== null) return `${said}“${own.progress}”`
  return `${said}${[
    ...(own.reason === null ? [] : [`原因“${own.reason}”`]),
    ...(own.measures === null ? [] : [`措施“${own.measures}”`]),
    ...(own.promised === null ? [] : [promisedText(own.promised, year, today)]),
    ...(own.needs === null ? [] : [`需协调事项“${own.needs}”`]),
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

export function dueLine({ unit, items }: DueOf, words: WordsContext): string {
  const { year } = words.plan.plan
  const named = items.map(
    ({ indicator, period, day }) =>
      `${words.plan.indicator(indicator).name}（${periodText(period, year)}，${dayText(day, year)}前）`,
  )
  return `${unit}${items.length}项：${named.join('；')}。`
}
