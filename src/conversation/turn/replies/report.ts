/** What the bot says about reporting and asking back, as facts. */
import type { Day } from '../../../base/clock.ts'
import type { Verbatim } from '../../../base/verbatim.ts'
import type { Judgement } from '../../../judging/judgement.ts'
import type { Oddity } from '../../../judging/plausibility.ts'
import type { Figure } from '../../../ledger/revision.ts'
import type { ProgressReport, ReviewStatus, StandingFigure } from '../../../ledger/standing.ts'
import type { Period } from '../../../plan/period.ts'
import type { Intent } from '../../../understanding/intent.ts'
import type { Caution, Reading } from '../../../understanding/reading.ts'
import type { Action } from '../../access/rights.ts'
import type { Offered } from '../offered.ts'
import type { Draft } from '../question.ts'
import type { Applied } from './admission.ts'
import type { ReviewReply, RulingReply } from './review.ts'

export type ReportReply = FiguresReply | LedgerReply | AskingReply | ReviewReply | RulingReply | ManneredReply

/** One message's figures, each answered for itself. */
export interface FiguresReply {
  readonly type: 'figures'
  readonly outcomes: readonly Outcome[]
  /** For a group that may see no more than what the sender has just said: earlier values are left out. */
  readonly bare?: true
  /** Numbers that were not recorded, since they belong to nothing known; absent: none. */
  readonly unexplained?: readonly string[]
  /** Facts of their own beside those that were taken: single months' figures (place null), and counties'. */
  readonly aside?: readonly { readonly text: string; readonly place: string | null }[]
  /** Numbers of others that no target needs, as the message says them; absent: none. */
  readonly compared?: readonly string[]
  /** The indicator whose reason came with the report: it is not asked for again. */
  readonly explained?: string
  /** What the figures that are not stored wait for; null where nothing does. */
  readonly need: Need | null
}

export type Outcome =
  | {
      readonly type: 'recorded'
      readonly figure: Figure
      readonly unit: string
      readonly onBehalf: boolean
      readonly converted: string | null
      /** The period was taken over from what was reported before. */
      readonly carried?: true
      /** Of the period's figure that counts; null: it is not the city's. */
      readonly judgement: Judgement | null
      /** The day by which it should have been in, where it was not. */
      readonly late: Day | null
      /** What stands for the same period in another status: 快报 beside 核实. All of it stays. */
      readonly beside: readonly Figure[]
      /** A correction: what stood before, and in which review status. */
      readonly old: { readonly figure: Figure; readonly status: ReviewStatus } | null
      readonly reason: string | null
    }
  | { readonly type: 'same'; readonly standing: StandingFigure }
  | {
      readonly type: 'not_yours'
      readonly indicator: string
      readonly owners: readonly string[]
      readonly own: string | null
    }
  /** Approved, and its period is closed: only with the office's exception. */
  | { readonly type: 'closed'; readonly standing: StandingFigure }
  /** 不上群: neither shown nor taken in a group. */
  | { readonly type: 'not_here'; readonly indicator: string }
  /** Not stored for now, at the sender's wish: 先别登. */
  | ({ readonly type: 'held'; readonly words: string } & DraftView)
  /** Not stored, at the sender's wish. */
  | ({ readonly type: 'dropped' } & DraftView)

/** What the bot asks before it stores. Numbers count from 1 in the order given here. */
export type Need =
  | {
      readonly type: 'indicator'
      readonly draft: Draft
      readonly options: readonly string[]
      /** How many figures more of the same message wait behind this one. */
      readonly waiting: number
    }
  | {
      readonly type: 'period'
      readonly drafts: readonly Draft[]
      readonly options: readonly Period[]
      readonly waiting: number
    }
  | { readonly type: 'confirm'; readonly drafts: readonly Doubted[] }

export interface Doubted {
  readonly draft: Draft
  readonly figure: Figure
  readonly unit: string
  /** What an explicit 更正 is about. */
  readonly corrects: Figure | null
  readonly doubts: readonly Doubt[]
}

export type Doubt =
  | { readonly type: 'implausible'; readonly oddities: readonly Oddity[] }
  | { readonly type: 'replaces'; readonly old: Figure; readonly status: ReviewStatus }
  /** The same value that was returned, sent again. */
  | { readonly type: 'returned'; readonly reason: string | null }
  | { readonly type: 'period_open'; readonly ends: string }
  | { readonly type: 'inexact'; readonly text: string; readonly bound: Draft['bound'] }
  | { readonly type: 'unexplained'; readonly texts: readonly string[] }
  | { readonly type: 'unsure' }
  /** The words around it say that it may be no actual figure of this city and year. */
  | ({ readonly type: 'caution' } & Caution)

export type NotWithdrawn = 'explanation' | 'extension' | 'reminder' | 'paper' | 'evidence'

export interface DraftView {
  readonly indicator: string | null
  readonly value: number
  readonly unit: string
  readonly period: Period | null
}

/** About what stands in the ledger, or does not. */
export type LedgerReply =
  /** A report without any figure that could be stored. */
  | {
      readonly type: 'no_figure'
      readonly indicators: readonly string[]
      readonly texts: readonly string[]
      readonly nearest: readonly string[]
      /** Whose figures the message held instead: counties, other cities. */
      readonly places: readonly string[]
      /** Changes that were given where the value itself is reported: 占比增长2.3个百分点. */
      readonly changes?: readonly { readonly text: string; readonly indicator: string }[]
    }
  /** What was named is not taken back in this way. */
  | { readonly type: 'withdraw.other'; readonly what: NotWithdrawn }
  | {
      readonly type: 'withdrawn'
      readonly figures: readonly Withdrawn[]
      readonly progress: readonly ProgressReport[]
      readonly reason: string | null
    }
  | {
      readonly type: 'nothing_to_correct' | 'nothing_to_withdraw'
      readonly indicators: readonly string[]
      readonly period: Period | null
    }
  /** The figure stands, but somebody else filed it. */
  | { readonly type: 'not_own_entry'; readonly figure: StandingFigure }
  | { readonly type: 'value_missing'; readonly indicators: readonly string[] }
  /** Told to whoever filed a figure that somebody else has taken back, or the correction of it. */
  | { readonly type: 'withdrawn.told'; readonly figures: readonly Withdrawn[]; readonly by: string | null }
  /** Told to whoever filed a figure that somebody else has corrected. */
  | { readonly type: 'corrected.told'; readonly changes: readonly Change[]; readonly by: string | null }
  | {
      readonly type: 'progress'
      readonly task: string
      readonly unit: string
      readonly words: string
      readonly percent: number | null
      /** Files that came with it. */
      readonly evidence?: number
    }
  | { readonly type: 'progress.not_yours'; readonly task: string; readonly own: string | null }
  /** `example`: a task that the sender's unit leads. */
  | { readonly type: 'progress.which_task'; readonly example: string | null }

export interface Withdrawn {
  readonly figure: StandingFigure
  /** Only the correction that set it. */
  readonly correction: boolean
  /** What stands from now on; null: nothing. */
  readonly now: StandingFigure | null
}

export interface Change {
  readonly old: Figure
  readonly figure: Figure
  readonly reason: string | null
}

/** Questions back, and answers that do not fit them. */
export type AskingReply =
  /** Numbered: the standing figures that could be meant. */
  | {
      readonly type: 'which_figure'
      readonly verb: 'correct' | 'withdraw'
      readonly figures: readonly StandingFigure[]
    }
  /** Said to be wrong: what stands, and the right value is asked for. */
  | { readonly type: 'which_value'; readonly figures: readonly StandingFigure[] }
  /** The sender wants to look again: the question waits. */
  | { readonly type: 'held'; readonly question: OpenView }
  | { readonly type: 'which_task'; readonly tasks: readonly string[] }
  /** The reading was unsure and would write or send: shown, and done after 确认. */
  | { readonly type: 'understood_as'; readonly reading: Reading; readonly second: Intent | null }
  /** One line under an answer whose reading was unsure. */
  | {
      readonly type: 'or_did_you_mean'
      readonly intent: Offered
      /** What the message was about, for the saying that is proposed. */
      readonly indicator: string | null
    }
  /** One line under an answer: a question is still open. */
  | { readonly type: 'still_open'; readonly question: OpenView; readonly lapses: boolean }
  | { readonly type: 'cancelled'; readonly what: OpenView }
  | { readonly type: 'expired'; readonly what: OpenView }
  | { readonly type: 'nothing_asked'; readonly word: 'confirm' | 'cancel' }
  | { readonly type: 'no_such_choice'; readonly most: number }
  /** `after`: what was said in between and could not be read. */
  | { readonly type: 'answer_unfit'; readonly question: OpenView; readonly after?: string }
  /** It speaks of a number, a time or a mistake, and it is not clear of what: nothing was changed. */
  | { readonly type: 'amend.unclear'; readonly figures: readonly StandingFigure[] }
  /** What is to come is of this time. */
  | { readonly type: 'report.header'; readonly period: Period }
  /** Taken note of, nothing recorded. `figures`: what stands of the receipt that it was said of. */
  | { readonly type: 'report.noted'; readonly done: boolean; readonly figures: readonly StandingFigure[] }
  /** What stands stays as it is. */
  | { readonly type: 'left_standing'; readonly figures: readonly StandingFigure[] }
  /** What was recorded last, as it stands. */
  | { readonly type: 'stands'; readonly figures: readonly StandingFigure[] }
  /** Of another place, year or part: not recorded. */
  | { readonly type: 'set_aside'; readonly texts: readonly string[] }

/** An open question in a few words. */
export type OpenView =
  | { readonly type: 'drafts'; readonly drafts: readonly DraftView[]; readonly need: Need['type'] }
  | { readonly type: 'readings'; readonly sentence: string; readonly options: number }
  | { readonly type: 'review'; readonly count: number }
  | { readonly type: 'reason'; readonly of: 'return' | 'ruling'; readonly indicators: readonly string[] }
  | { readonly type: 'urge'; readonly units: readonly string[] }
  | { readonly type: 'extend'; readonly count: number; readonly until: string }
  | { readonly type: 'letter'; readonly count: number; readonly unit: string }
  | { readonly type: 'rearrange'; readonly count: number; readonly to: Verbatim }
  | { readonly type: 'list'; readonly name: string; readonly total: number }
  | { readonly type: 'items'; readonly names: readonly string[] }

/** Refusals, courtesies, and what was not understood. */
export type ManneredReply =
  | { readonly type: 'refused'; readonly action: Action; readonly office?: string | null }
  | {
      readonly type: 'stranger'
      readonly action: Action
      readonly fleeting?: true
      readonly applied?: Applied
    }
  | { readonly type: 'misuse' }
  | { readonly type: 'secret'; readonly room: boolean }
  | { readonly type: 'too_long'; readonly length: number; readonly most: number }
  | { readonly type: 'empty' }
  | ComparedReply
  /** Other places were asked about: what follows is the city's own. */
  | { readonly type: 'elsewhere'; readonly places: readonly string[] }
  | {
      readonly type: 'greeting'
      readonly thanks: boolean
      readonly noted?: boolean
      readonly stranger?: boolean
      readonly applied?: Applied
    }
  /** A list was wished for as a file. */
  | { readonly type: 'not_exported' }
  /** 更多, and no list to go on with. */
  | { readonly type: 'nothing_more' }
  | {
      readonly type: 'not_understood'
      readonly stranger?: boolean
      readonly applied?: Applied
      /** Names of the plan that come nearest. */
      readonly indicators: readonly string[]
      /** What it may have been, where the reading nearly said so. */
      readonly intent: Offered | null
      /** A number or a time without anything that it belongs to. */
      readonly bare: string | null
    }

/** Numbers of others that were not recorded: no target needs them, no figure is there to tell them with, or they contradict it. */
export interface ComparedReply {
  readonly type: 'compared'
  /** As the message says them: 全省5.9. */
  readonly texts: readonly string[]
  readonly why: 'not_needed' | 'no_figure' | 'several' | 'contradicts'
  readonly indicators: readonly string[]
}
