/** How one indicator stands, as data with its words: the row of every list, and the head of its own page. */
import { z } from 'zod'
import type { State } from '../../conversation/turn/replies/query.ts'
import { periodText } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { IN_ORDER } from '../../rendering/words/lights.ts'
import { standText } from '../../rendering/words/stand.ts'
import { gapText, lightText } from '../../rendering/words/standing.ts'
import { targetsText } from '../../rendering/words/target.ts'

export const stateSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  campaign: z.string(),
  units: z.array(z.string()).readonly(),
  target: z.string(),
  /** Null: not for this reader. */
  light: z.enum(IN_ORDER).nullable(),
  /** `略滞后（待审核）`. */
  word: z.string(),
  /** `一季度增长6.8%，略滞后（待审核）`. */
  stands: z.string(),
  /** `低于目标0.2个百分点`; null where there is no distance. */
  gap: z.string().nullable(),
  /** The figure that was judged; null without one. */
  figure: z
    .strictObject({
      value: z.number(),
      unit: z.string(),
      period: z.string(),
      from: z.string(),
      to: z.string(),
      approved: z.boolean(),
    })
    .nullable(),
})

export type StateView = z.infer<typeof stateSchema>

export function stateView(state: State, words: WordsContext): StateView {
  const indicator = words.plan.indicator(state.indicator)
  const { judgement } = state
  const { year } = words.plan.plan
  const figure = judgement?.figure ?? null
  return {
    id: indicator.id,
    name: indicator.name,
    campaign: indicator.campaign,
    units: indicator.owner_units,
    target: targetsText(indicator, year),
    light: judgement?.light ?? null,
    word: judgement === null ? '' : lightText(judgement),
    stands: standText(state, indicator, words, false),
    gap: judgement === null ? null : gapText(indicator, judgement),
    figure: figure && {
      value: figure.figure.value,
      unit: figure.figure.unit,
      period: periodText(figure.figure.period, year),
      from: figure.figure.period.from,
      to: figure.figure.period.to,
      approved: figure.status === 'approved',
    },
  }
}
