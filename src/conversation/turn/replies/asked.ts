/** What is answered to one question: about one indicator, about two, about all, about a word. */
import type { Day } from '../../../base/clock.ts'
import type { Forecast } from '../../../judging/forecast.ts'
import type { Tally } from '../../../judging/tally.ts'
import type { Explanation } from '../../../ledger/backings.ts'
import type { StandingFigure } from '../../../ledger/standing.ts'
import type { Limit } from '../../../plan/calendar.ts'
import type { Term } from '../../../understanding/acts/act.ts'
import type { NextDue, Scope, State } from './query.ts'
import type { Step } from './trail.ts'

export type AskedReply =
  | OneAskedReply
  | MeaningReply
  | BriefReply
  | BesideReply
  | SoonReply
  | ChangedReply
  | ReturnsReply

/** What was sent back since the year began, the latest first. */
export interface ReturnsReply {
  readonly type: 'returns'
  readonly items: readonly { readonly indicator: string; readonly step: Step; readonly stands: boolean }[]
}

/** One thing about one indicator, in a line or four. */
export interface OneAskedReply {
  readonly type: 'asked'
  readonly question:
    | 'campaign'
    | 'reviewer'
    | 'reporter'
    | 'deadline'
    | 'due'
    | 'arrived'
    | 'why'
    | 'outlook'
    | 'share'
    | 'remainder'
    | 'judged'
    | 'moved'
    | 'returned'
    /** All of it in a sentence, with the reason where that is wanted. */
    | 'brief'
  readonly state: State
  readonly office: string | null
  readonly next: NextDue | null
  /** What the unit gave as the reason; null: nothing is on file. */
  readonly explanation: Explanation | null
  readonly forecast: Forecast | null
  /** Whose account filed it, of when it came and who reports; null: nobody's that is known. */
  readonly by: string | null
  /** Of a change: the figure that it is measured from; null: there is none. */
  readonly before: StandingFigure | null
  /** By how much it moved from there. */
  readonly change: number | null
  /** Its returns, the last one last. */
  readonly returns: readonly Step[]
}

/** What a word of ours means. */
export interface MeaningReply {
  readonly type: 'meaning'
  readonly term: Term
  /** Where 略滞后 ends: for rates, and for totals. */
  readonly limits: { readonly growth: Limit; readonly count: Limit }
  readonly today: Day
}

/** All of it, or a campaign's or a unit's, in three sentences. */
export interface BriefReply {
  readonly type: 'brief'
  readonly today: Day
  readonly scope: Scope
  /** Only the first of the sentences. */
  readonly one: boolean
  readonly total: Tally
  /** Behind and slightly behind, worst first: the first of them. */
  readonly worst: readonly State[]
}

/** Indicators beside each other, what was asked for first: the worst of them, or the best. */
export interface BesideReply {
  readonly type: 'beside'
  readonly states: readonly State[]
  readonly by: 'value' | 'stand'
  readonly better: boolean
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
