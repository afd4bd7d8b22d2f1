/** What a judge of one kind is given, and what it says. */
import type { StandingFigure } from '../ledger/standing.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import type { Judgement } from './judgement.ts'
import type { ReleaseRule } from './release.ts'
import type { Limits } from './thresholds.ts'

/** A target with its number: printed, ruled, or taken from a comparison figure. */
export interface Bar {
  readonly value: number
  readonly direction: Target['direction']
  /** 高于, 下降: equal does not reach it. */
  readonly strict: boolean
}

export interface Case {
  readonly indicator: Indicator
  readonly figure: StandingFigure
  readonly value: number
  readonly bar: Bar
  /** Whole months of the year over by the end of the data period, 0…12. */
  readonly months: number
  /** Months from the year's start to the target's deadline: 12, or fewer for an earlier one. */
  readonly monthsInAll: number
  readonly release: ReleaseRule
  readonly limits: Limits
}

export type Verdict = Pick<Judgement, 'light' | 'rule' | 'gap' | 'points' | 'done' | 'due'>

/** Decides; depends on the case alone. */
export type Judge = (it: Case) => Verdict

/** Whether less is better here: the target's own direction says it, 左右 leaves it to the indicator. */
export function lowerReaches({ indicator, bar }: Pick<Case, 'indicator' | 'bar'>): boolean {
  if (bar.direction === 'at_most') return true
  if (bar.direction === 'at_least') return false
  return indicator.better === 'lower'
}
