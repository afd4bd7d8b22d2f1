/** Replies about review (审核) and rulings (裁定). */
import type { Judgement } from '../../../judging/judgement.ts'
import type { Figure } from '../../../ledger/revision.ts'
import type { Ruling, StandingFigure } from '../../../ledger/standing.ts'

/** 待审核, 通过, 退回. */
export type ReviewReply =
  | {
      readonly type: 'review.list'
      readonly campaigns: readonly string[]
      readonly figures: readonly ReviewItem[]
    }
  | {
      readonly type: 'review.done'
      readonly verdict: 'approved' | 'returned'
      readonly reason: string | null
      readonly items: readonly ReviewItem[]
      readonly skipped: readonly ReviewSkip[]
      /** Numbers of the list that still wait. */
      readonly left: readonly number[]
    }
  /** 通过 1 before any list was shown: one is shown first. */
  | { readonly type: 'review.no_list' }
  /** The plan sets no review. */
  | { readonly type: 'review.off' }
  | { readonly type: 'review.which'; readonly most: number }
  | { readonly type: 'review.no_reason'; readonly numbers: readonly number[] }
  /** By its name: another office's, none that waits, or more than one. */
  | { readonly type: 'review.not_yours'; readonly indicator: string; readonly office: string }
  | { readonly type: 'review.none_of'; readonly indicator: string }
  | { readonly type: 'review.several'; readonly numbers: readonly number[] }
  /** Told to whoever filed the figures. */
  | {
      readonly type: 'review.told'
      readonly figures: readonly StandingFigure[]
      readonly verdict: 'approved' | 'returned'
      readonly reason: string | null
    }

export interface ReviewItem {
  readonly number: number
  readonly standing: StandingFigure
  readonly judgement: Judgement | null
  /** A correction of a figure that had been approved: the figure before. */
  readonly before: Figure | null
}

export interface ReviewSkip {
  readonly number: number
  readonly why: 'no_such_number' | 'changed' | 'done' | 'own_entry' | 'not_yours'
}

export type RulingReply =
  | {
      readonly type: 'ruled'
      readonly indicator: string
      readonly value: number
      readonly basis: string
      readonly before: Ruling | null
      readonly judgement: Judgement
    }
  | CannotRule

export interface CannotRule {
  readonly type: 'cannot_rule'
  readonly why: 'no_indicator' | 'no_value' | 'no_basis' | 'no_conflict' | 'not_printed' | 'same'
  readonly indicator: string | null
  /** The numbers that the plan prints. */
  readonly values: readonly number[]
  /** The one that was said, where only the basis is missing. */
  readonly value?: number
}
