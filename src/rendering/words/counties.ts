/** One indicator across the counties: figures of their own, in order, without a light. */
import type { CountiesReply } from '../../conversation/turn/replies/query.ts'
import { periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { STATUS_NAMES, valueText } from './standing.ts'

export function countiesWords(
  { indicator: id, period, figures, without }: CountiesReply,
  words: WordsContext,
): string {
  const indicator = words.plan.indicator(id)
  const when = period === null ? '' : periodText(period, words.plan.plan.year)
  if (figures.length === 0) return `【${indicator.name}】${when}没有登记过分县市区的数据。`
  return [
    `【${indicator.name}】${when}分县市区（从高到低）：`,
    ...figures.map(({ figure, status }, at) => {
      return `${at + 1}.${figure.scope} ${valueText(indicator, figure)}（${STATUS_NAMES[status]}）`
    }),
    ...(without.length === 0 ? [] : [`无数据（不等于0）${without.length}个：${without.join('、')}`]),
    '分县市区数据不按全市目标评判。',
  ].join('\n')
}
