/** 滞后说明 and what was promised, in words. */
import type { LagReply, Promised } from '../../conversation/replies/lag.ts'
import type { Explanation } from '../../ledger/backings.ts'
import { dayText, momentText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'

const HOW = '原因：…… 措施：…… 预计6月底赶上 需协调：……'

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
      const unread = reply.unread === null ? [] : [`“${reply.unread}”看不出日期，请写如“预计6月底赶上”。`]
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
      return `预计赶上日期${reply.day === null ? '' : dayText(reply.day, year)}已过，未登记。请写今后的日期。`
    }
  }
}

/** `（一季度）原因：基数高；措施：办消费节；承诺6月30日前赶上；需协调：专项资金`. */
function explanationText(it: Explanation, year: number): string {
  const pieces = [
    ...(it.reason === null ? [] : [`原因：${it.reason}`]),
    ...(it.measures === null ? [] : [`措施：${it.measures}`]),
    ...(it.promised === null ? [] : [`承诺${dayText(it.promised, year)}前赶上`]),
    ...(it.needs === null ? [] : [`需协调：${it.needs}`]),
  ]
  return `（${periodText(it.period, year)}）${pieces.join('；')}`
}

/** The explanation in an answer about the indicator, and whether its day is over. */
export function explanationLines(it: Explanation | null, overdue: boolean, words: WordsContext): string[] {
  if (it === null) return []
  const { year } = words.plan.plan
  const said = `滞后说明${explanationText(it, year)}（${it.unit}${momentText(it.origin.sentAt, year)}报）`
  return overdue ? [said, '承诺日期已过，尚未赶上'] : [said]
}

/** `承诺：社会消费品零售总额增速6月30日前赶上（已过期）`. */
export function promisesText(promises: readonly Promised[], words: WordsContext): string[] {
  if (promises.length === 0) return []
  const { year } = words.plan.plan
  const all = promises.map(
    (it) =>
      `${words.plan.indicator(it.indicator).name}${dayText(it.day, year)}前赶上${it.overdue ? '（已过期）' : ''}`,
  )
  return [`滞后承诺${promises.length}项：${all.join('；')}`]
}

/** Asked of whoever has just reported a figure that is behind. */
export function askText(): string {
  return `该指标滞后，请补充滞后说明，可直接回复：${HOW}`
}
