/** 滞后说明 and what was promised, in words. */

import type { LagReply, PromisedOf, PromisesAsked } from '../../conversation/turn/replies/lag.ts'
import type { Promised } from '../../judging/promise.ts'
import type { Explanation } from '../../ledger/backings.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { dayText, momentText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { scopeText } from './lists.ts'
import { continued, listed } from './pages.ts'
import { promiseText } from './promise.ts'
import { standText } from './stand.ts'

const HOW = '原因：…… 措施：…… 预计X月底赶上 需协调：……'

export function lagWords(reply: LagReply, words: WordsContext): string {
  const { year } = words.plan.plan
  switch (reply.type) {
    case 'lag.explained': {
      const { explanation } = reply
      const missing = [
        ...(explanation.reason === null ? ['原因'] : []),
        ...(explanation.measures === null ? ['措施'] : []),
        ...(explanation.promised === null ? ['预计赶上日期'] : []),
        ...(explanation.needs === null ? ['需协调事项（没有请写“需协调：无”）'] : []),
      ]
      const unread = reply.unread === null ? [] : [`“${reply.unread}”看不出日期，请写如“预计X月底赶上”。`]
      const left = missing.length === 0 ? [] : [`尚缺：${missing.join('、')}，可接着发送。`]
      return [
        `已登记滞后说明：【${words.plan.indicator(explanation.indicator).name}】${explanationText(explanation, year)}`,
        ...unread,
        ...left,
      ].join('\n')
    }
    case 'lag.which': {
      const names = reply.indicators.map((id) => words.plan.indicator(id).name)
      if (names.length === 0) return '您单位目前没有判为滞后的指标，不需要滞后说明。'
      return `请写明是哪项指标的滞后说明：${names.slice(0, 8).join('、')}${names.length > 8 ? '等' : ''}。例如“${names[0]} ${HOW}”。`
    }
    case 'lag.cannot': {
      const { name, owner_units } = words.plan.indicator(reply.indicator)
      if (reply.why === 'not_yours')
        return `【${name}】由${owner_units.join('、')}负责，您不能报送其滞后说明。`
      if (reply.why === 'not_behind') return `【${name}】目前没有判为滞后，不需要滞后说明，未登记。`
      if (reply.why === 'too_far')
        return `预计赶上日期${reply.day === null ? '' : dayText(reply.day, year)}离计划年度太远，未登记。请核对年份后重报。`
      return `预计赶上日期${reply.day === null ? '' : dayText(reply.day, year)}已过，未登记。请写今后的日期。`
    }
    case 'promises':
      return promisesWords(reply, words)
  }
}

/** `（一季度）原因：基数高；措施：办消费节；承诺6月30日前赶上；需协调：专项资金`. */
export function explanationText(it: Pick<Explanation, 'period' | Piece>, year: number): string {
  const pieces = [
    ...(it.reason === null ? [] : [`原因：${it.reason}`]),
    ...(it.measures === null ? [] : [`措施：${it.measures}`]),
    ...(it.promised === null ? [] : [`承诺${dayText(it.promised, year)}前赶上`]),
    ...(it.needs === null ? [] : [`需协调：${it.needs}`]),
  ]
  return `（${periodText(it.period, year)}）${pieces.join('；')}`
}

type Piece = 'reason' | 'measures' | 'promised' | 'needs'

/** The explanation in an answer about the indicator, and what became of the day that was promised. */
export function explanationLines(
  it: Explanation | null,
  promised: Promised | null,
  words: WordsContext,
): string[] {
  if (it === null) return []
  const { year } = words.plan.plan
  const text = explanationText({ ...it, promised: null }, year)
  return [
    `滞后说明${text}（${it.unit}${momentText(it.origin.sentAt, year)}报）`,
    ...(promised === null ? [] : [`承诺：${promiseText(promised, words)}`]),
  ]
}

/** Asked of whoever has just reported a figure that is behind. */
export function askText(): string {
  return `${ASK}：原因：…… 措施：…… 预计X月底赶上`
}

export const ASK = '请补充滞后说明'

const ASKED: Readonly<Record<PromisesAsked, string>> = {
  all: '滞后承诺',
  due: '已到期的滞后承诺',
  lapsed: '已过承诺日期仍滞后',
  open: '尚未到期的滞后承诺',
  kept: '已赶上的滞后承诺',
}

function promisesWords(reply: Extract<LagReply, { type: 'promises' }>, words: WordsContext): string {
  const { items, counts, asked, scope, today, page = 0 } = reply
  const { year } = words.plan.plan
  const where = scopeText(scope, words)
  const total = counts.lapsed + counts.open + counts.kept
  const sum = `承诺共${total}项：已过承诺日期仍滞后${counts.lapsed}项、尚未到期${counts.open}项、已赶上${counts.kept}项`
  const asOf = `（截至${dayText(today, year)}）`
  if (total === 0) return `${where}目前没有单位报过预计赶上日期${asOf}。滞后的可问“哪些滞后”。`
  if (items.length === 0)
    return `${where}目前没有${ASKED[asked]}${asked === 'lapsed' ? '的指标' : ''}${asOf}。${sum}。`
  const lines = listed(items, (it, at) => promisedLine(it, at, words), {
    how: `可按${campaignWord(words.plan)}或单位问，如“我局的承诺”`,
    page,
  })
  if (page > 0) return continued(`${where}${ASKED[asked]}（续）：`, lines)
  return [`${where}${ASKED[asked]}${items.length}项${asOf}：`, ...lines, sum].join('\n')
}

/** `1.社会消费品零售总额增速：已过承诺日期（4月15日）仍滞后；一季度增长5.2%，滞后；市商务局承诺`. */
function promisedLine({ promised, state }: PromisedOf, at: number, words: WordsContext): string {
  const indicator = words.plan.indicator(promised.indicator)
  const stand = standText(state, indicator, words, false)
  return `${at + 1}.${indicator.name}：${promiseText(promised, words)}；${stand}；${promised.unit}承诺`
}
