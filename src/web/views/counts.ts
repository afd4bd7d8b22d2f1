/** Counts by light, as data with their words; they sum to the total. */
import type { Light } from '../../judging/judgement.ts'
import type { Tally } from '../../judging/tally.ts'
import { lightsText, reportedText } from '../../rendering/words/counts.ts'
import { IN_ORDER, LIGHT_WORDS } from '../../rendering/words/lights.ts'

export interface CountsView {
  readonly total: number
  /** In the order of the chat; none left out. */
  readonly lights: readonly { readonly light: Light; readonly word: string; readonly count: number }[]
  readonly reported: number
  readonly pending: number
  readonly missing: number
  /** `滞后1项、无数据12项、达标3项`. */
  readonly text: string
  /** `已有数据5项（其中待审核2项），到期未报3项`. */
  readonly reporting: string
}

export function countsView(tally: Tally): CountsView {
  const { total, lights, reported, pending, missing } = tally
  return {
    total,
    lights: IN_ORDER.map((light) => ({ light, word: LIGHT_WORDS[light], count: lights[light] })),
    reported,
    pending,
    missing,
    text: lightsText(tally),
    reporting: reportedText(tally),
  }
}
