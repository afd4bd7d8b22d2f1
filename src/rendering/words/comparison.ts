/** What a target is measured by, as it was told with a figure; and numbers of others that were not recorded. */
import type { ComparedReply } from '../../conversation/turn/replies/report.ts'
import type { Figure } from '../../ledger/revision.ts'
import type { Indicator } from '../../plan/schema.ts'
import { quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { valueText } from './standing.ts'

/** `全省平均下降6%，高于全省平均1.5个百分点`; null: nothing was told. */
export function comparisonText(indicator: Indicator, { comparison, unit }: Figure): string | null {
  if (comparison === undefined) return null
  const { with: whom, value, difference } = comparison
  const of = unit === '%' ? '个百分点' : unit
  const far = difference === null ? '' : quantity(Math.abs(difference), of)
  return [
    ...(value === null ? [] : [`${whom}${valueText(indicator, { value, unit })}`]),
    ...(difference === null
      ? []
      : [difference === 0 ? `与${whom}持平` : `${difference > 0 ? '高于' : '低于'}${whom}${far}`]),
  ].join('，')
}

export function comparedWords({ texts, why, indicators }: ComparedReply, { plan }: WordsContext): string {
  const said = texts.map((it) => `“${it}”`).join('、')
  const names = indicators.map((id) => `【${plan.indicator(id).name}】`).join('、')
  switch (why) {
    case 'not_needed':
      return `未登记：${said}是对照数，不是本市数据，${names}的目标不需要对比数据；已登记的数据没有改动。`
    case 'no_figure':
      return `未登记：${said}是对照数，没有可对照的本市登记${names === '' ? '' : `（${names}）`}。请与本市数据写在一条消息里发送。`
    case 'several':
      return `未登记：${said}是对照数，请写明是哪项指标的：${names}。`
    case 'contradicts':
      return `未登记：${said}与${names}登记的数对不上，请核对后重发；已登记的数据没有改动。`
  }
}
