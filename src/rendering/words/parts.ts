/** What the counties are to bring of a target, and have brought: added up, with those that are missing. */
import type { IndicatorsReply } from '../../conversation/turn/replies/query.ts'
import { partsWord } from '../../plan/own-words.ts'
import type { Indicator } from '../../plan/schema.ts'
import { periodText, quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'

/** `分县市区任务（上半年）：东湖区12个（任务24个）、青石县未报（任务12个）；已报合计12个，缺青石县`; of one county its own alone. */
export function partsText(
  { parts, county }: IndicatorsReply,
  indicator: Indicator,
  { plan }: WordsContext,
): string | null {
  const shown = parts?.parts.filter((it) => county === null || it.county === county.name) ?? []
  if (parts == null || shown.length === 0) return null
  const { period, sum } = parts
  const of = (value: number) => quantity(value, indicator.unit)
  const when = period === null ? '' : `（${periodText(period, plan.plan.year)}）`
  const each = shown.map(
    (it) => `${it.county}${it.value === null ? '未报' : of(it.value)}（任务${of(it.target)}）`,
  )
  const lacking = shown.filter((it) => it.value === null).map((it) => it.county)
  const lacks = lacking.length === 0 ? '' : `，缺${lacking.join('、')}`
  const whole = county !== null || sum === null ? '' : `；已报合计${of(sum)}${lacks}`
  return `分${partsWord(plan)}任务${when}：${each.join('、')}${whole}`
}
