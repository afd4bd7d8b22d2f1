/** What is answered to one question: about one indicator, about two, about all, about a word. */
import type { Day } from '../../../base/clock.ts'
import type { Forecast } from '../../../judging/forecast.ts'
import type { Tally } from '../../../judging/tally.ts'
import type { Explanation } from '../../../ledger/backings.ts'
import type { Limit } from '../../../plan/calendar.ts'
import type { Term } from '../../../understanding/acts/act.ts'
import type { NextDue, State } from './query.ts'

export type AskedReply = OneAskedReply | MeaningReply | BriefReply | BesideReply | SoonReply | ChangedReply

/** One thing about one indicator, in a line or four. */
export interface OneAskedReply {
  readonly type: 'asked'
  readonly question: 'reviewer' | 'reporter' | 'due' | 'arrived' | 'why' | 'outlook' | 'remainder'
  readonly state: State
  readonly office: string | null
  readonly next: NextDue | null
  /** What the unit gave as the reason; null: nothing is on file. */
  readonly explanation: Explanation | null
  readonly forecast: Forecast | null
}

/** What a word of ours means. */
export interface MeaningReply {
  readonly type: 'meaning'
  readonly term: Term
  /** Where 略滞后 ends: for rates, and for totals. */
  readonly limits: { readonly growth: Limit; readonly count: Limit }
}

/** All of it in three sentences. */
export interface BriefReply {
  readonly type: 'brief'
  readonly today: Day
  readonly total: Tally
  /** Behind and slightly behind, worst first: the first of them. */
  readonly worst: readonly State[]
}

/** Indicators beside each other, the farthest behind its target first. */
export interface BesideReply {
  readonly type: 'beside'
  readonly states: readonly State[]
  /** False: one of them cannot be measured, or not by the same measure. */
  readonly comparable: boolean
}

/** What is to be reported next. */
export interface SoonReply {
  readonly type: 'soon'
  readonly next: NextDue | null
}

export interface Changed {
  readonly state: State
  readonly before: State
  /** By how many 个百分点 it lies better against what is due; negative: worse. */
  readonly by: number
}

export interface ChangedReply {
  readonly type: 'changed'
  readonly to: 'worse' | 'better' | 'either'
  readonly worse: readonly Changed[]
  readonly better: readonly Changed[]
  /** How many have two periods to compare. */
  readonly of: number
}
