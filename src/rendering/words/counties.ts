/** Counties: one indicator across all of them, in order and without a light; and what one of them has to do. */

import type { CountiesReply, CountyReply } from '../../conversation/turn/replies/counties.ts'
import { partsWord, wholeWord } from '../../plan/own-words.ts'
import { periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { listed } from './pages.ts'
import { figureText, STATUS_NAMES, valueText } from './standing.ts'

export function countiesWords(
  { indicator: id, period, figures, without }: CountiesReply,
  words: WordsContext,
): string {
  const indicator = words.plan.indicator(id)
  const when = period === null ? '' : periodText(period, words.plan.plan.year)
  if (figures.length === 0) return `【${indicator.name}】${when}没有登记过分${partsWord(words.plan)}的数据。`
  return [
    `【${indicator.name}】${when}分${partsWord(words.plan)}（从高到低）：`,
    ...figures.map(({ figure, status }, at) => {
      return `${at + 1}.${figure.scope} ${valueText(indicator, figure)}（${STATUS_NAMES[status]}）`
    }),
    ...(without.length === 0 ? [] : [`无数据（不等于0）${without.length}个：${without.join('、')}`]),
    `分${partsWord(words.plan)}数据不按${wholeWord(words.plan)}目标评判。`,
  ].join('\n')
}

/** Tasks named in an answer about a county; the rest are counted. */
const NAMED = 3

export function countyWords(reply: CountyReply, words: WordsContext): string {
  const { county, indicators, leads, joins, named, figures } = reply
  const { plan } = words
  const { year } = plan.plan
  const names = (ids: readonly string[]) => ids.map((id) => plan.indicator(id).name).join('、')
  const tasks = (label: string, ids: readonly string[]) =>
    ids.length === 0
      ? []
      : [
          `${label}${ids.length}项：`,
          ...listed(ids, (id) => `· ${plan.task(id).title}`, { how: '可问任务名', first: NAMED }),
        ]
  const lacking = indicators.filter((id) => figures?.some((it) => it.figure.indicator === id) === false)
  return [
    `【${county}】`,
    indicators.length === 0
      ? `计划没有单列${partsWord(plan)}的指标`
      : `指标${indicators.length}项：${names(indicators)}`,
    ...tasks('牵头任务', leads),
    ...tasks('参与任务', joins),
    ...tasks(`计划中提到${county}的任务`, named),
    ...(figures === null
      ? []
      : figures.map((it) => {
          const indicator = plan.indicator(it.figure.indicator)
          return `已登记：【${indicator.name}】${figureText(indicator, it.figure, year)}（${STATUS_NAMES[it.status]}）`
        })),
    ...(figures === null || lacking.length === 0 ? [] : [`尚无本地数据（不等于0）：${names(lacking)}`]),
    `${partsWord(plan)}报送的数据登记为本地数据，不计入${wholeWord(plan)}数据，也不按${wholeWord(plan)}目标评判。`,
  ].join('\n')
}
