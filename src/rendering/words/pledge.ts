/** Promised days that are over, as a unit, its head and the office are reminded of them. */
import type { Day } from '../../base/clock.ts'
import type { DigestReply, PledgeAsked } from '../../conversation/turn/replies/reminder.ts'
import type { Duty } from '../../ledger/revision.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { awaitsText } from './promise.ts'
import { dutyText } from './reminder.ts'

/** Said once to the unit, then at most to its head and the office. Asks for words and a day, never for a figure. */
export function pledgeLines({ promised, unit }: DigestReply, words: WordsContext): string[] {
  const own = promised.filter((it) => it.as !== 'office')
  const office = promised.filter((it) => it.as === 'office')
  const [first] = own
  const example = first === undefined ? '' : words.plan.indicator(first.indicator).name
  return [
    ...(own.length === 0
      ? []
      : [
          `【承诺到期】${unit ?? ''}报过预计赶上日期的以下指标，日期已过，最近一期数据仍判为滞后：`,
          ...own.map((it, at) => pledgeLine(it, at, words)),
          `${own.every((it) => it.as === 'head') ? '请督促' : '请'}按实际说明进展和新的预计赶上日期，如“${example} 原因：…… 措施：…… 预计X月底赶上”；已有新数据的按期如实填报。`,
        ]),
    ...(office.length === 0
      ? []
      : [
          '【承诺到期】以下指标已过单位承诺的赶上日期，最近一期数据仍判为滞后，提醒后未见新的承诺日期：',
          ...office.map((it, at) => `${pledgeLine(it, at, words)}；${it.unit}`),
          '是否发提示函、督办单由专班研定；系统对上述承诺不再自动提醒。',
        ]),
  ]
}

/** What a part of a message is about, for a list of what goes out: `…（承诺6月30日前赶上，已到期）`. */
export function partText(
  it: Duty | { readonly promise: string; readonly day: Day },
  words: WordsContext,
): string {
  if (!('promise' in it)) return dutyText(it, words)
  const name = words.plan.knownIndicator(it.promise)?.name ?? it.promise
  return `${name}（承诺${dayText(it.day, words.plan.plan.year)}前赶上，日期已过）`
}

function pledgeLine(
  { indicator, day, period, awaits }: PledgeAsked,
  at: number,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  const latest = period === null ? '' : `，最近数据为${periodText(period, year)}`
  return `${at + 1}.${words.plan.indicator(indicator).name}：承诺${dayText(day, year)}前赶上${latest}${awaitsText(awaits, year)}`
}
