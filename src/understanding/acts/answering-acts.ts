/** What answers an open question: the acts with their slots. */
import type { Period } from '../../plan/period.ts'

/** A value in the indicator's own unit, with the words as they were sent. */
export interface Said {
  readonly value: number
  readonly text: string
}

export type Answering =
  /** `lines` null: all of it. `note`: the reason beside it, kept as 说明. `firm`: by a word of recording, 可以登了. */
  | {
      readonly act: 'answer.yes'
      readonly lines: readonly number[] | null
      readonly note: string | null
      readonly firm: boolean
    }
  | { readonly act: 'answer.no'; readonly lines: readonly number[] | null }
  /** A hedge, a condition or a question mark: neither yes nor no. `digit`: a bare digit, that may number anything. */
  | { readonly act: 'answer.unsure'; readonly digit?: true }
  | { readonly act: 'answer.hold' }
  /** One period for all lines that lack one, or one for each line. */
  | { readonly act: 'answer.period'; readonly periods: readonly (Period | null)[] }
  /** The options' numbers, from 0. */
  | { readonly act: 'answer.choice'; readonly options: readonly number[]; readonly firm: boolean }
  /** `value`: the waiting number in the indicator's unit; null where it is none of it. */
  | {
      readonly act: 'answer.indicator'
      readonly indicator: string
      readonly value: Said | null
      readonly period: Period | null
    }
  /** Some of what is asked about is confirmed, some dropped; the rest stays open. */
  | {
      readonly act: 'answer.some'
      readonly accepted: readonly number[]
      readonly dropped: readonly number[]
    }
