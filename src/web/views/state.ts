/** How one indicator stands, as data with its words: the row of every list, and the head of its own page. */
import type { State } from '../../conversation/turn/replies/query.ts'
import type { Light } from '../../judging/judgement.ts'
import { periodText } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { standText } from '../../rendering/words/stand.ts'
import { gapText, lightText } from '../../rendering/words/standing.ts'
import { targetsText } from '../../rendering/words/target.ts'

export interface StateView {
  readonly id: string
  readonly name: string
  readonly campaign: string
  readonly units: readonly string[]
  readonly target: string
  /** Null: not for this reader. */
  readonly light: Light | null
  /** `略滞后（待审核）`. */
  readonly word: string
  /** `一季度增长6.8%，略滞后（待审核）`. */
  readonly stands: string
  /** `低于目标0.2个百分点`; null where there is no distance. */
  readonly gap: string | null
  /** The figure that was judged; null without one. */
  readonly figure: {
    readonly value: number
    readonly unit: string
    readonly period: string
    readonly from: string
    readonly to: string
    readonly approved: boolean
  } | null
}

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
