/** Replies about review (审核) and rulings (裁定). */
import type { Judgement } from '../../../judging/judgement.ts'
import type { ItemReport } from '../../../ledger/items.ts'
import type { Figure } from '../../../ledger/revision.ts'
import type { Ruling, StandingFigure } from '../../../ledger/standing.ts'

/** 待审核, 通过, 退回. */
export type ReviewReply =
  | {
      readonly type: 'review.list'
      readonly campaigns: readonly string[]
      readonly figures: readonly ReviewItem[]
      /** Reports on items of lists, numbered behind the figures. */
      readonly items: readonly (ItemReviewed & { readonly evidence: number })[]
    }
  | {
      readonly type: 'review.done'
      readonly verdict: 'approved' | 'returned'
      readonly reason: string | null
      readonly items: readonly ReviewItem[]
      readonly skipped: readonly ReviewSkip[]
      /** Numbers of the list that still wait. */
      readonly left: readonly number[]
      /** How many wait in all, where no list was shown. */
      readonly waiting: number | null
    }
  /** The same verdict on reports of lists' items. */
  | {
      readonly type: 'review.items_done'
      readonly verdict: 'approved' | 'returned'
      readonly reason: string | null
      readonly items: readonly ItemReviewed[]
      readonly skipped: readonly ReviewSkip[]
    }
  | {
      readonly type: 'review.items_told'
      readonly reports: readonly ItemReport[]
      readonly verdict: 'approved' | 'returned'
      readonly reason: string | null
    }
  /** A verdict is taken back: these wait again. */
  | {
      readonly type: 'review.undone'
      readonly figures: readonly StandingFigure[]
      readonly reports: readonly ItemReport[]
    }
  | { readonly type: 'review.nothing_done' }
  /** Said to wait: it was not decided about. */
  | { readonly type: 'review.left'; readonly figures: readonly StandingFigure[] }
  /** How the review of these stands. */
  | {
      readonly type: 'review.state'
      readonly of: 'own' | 'unit' | 'named'
      readonly returned: boolean
      readonly items: readonly ReviewState[]
    }
  /** 通过 1 before any list was shown: one is shown first. */
  | { readonly type: 'review.no_list' }
  /** The plan sets no review. */
  | { readonly type: 'review.off' }
  | { readonly type: 'review.which'; readonly most: number }
  /** The reason is awaited. */
  | {
      readonly type: 'review.no_reason'
      readonly figures: readonly StandingFigure[]
      readonly reports: readonly ItemReport[]
    }
  /** To be returned, and not said which. */
  | { readonly type: 'review.which_returned'; readonly most: number }
  /** By its name: another office's, none that waits, or more than one. */
  | { readonly type: 'review.not_yours'; readonly indicator: string; readonly office: string | null }
  | { readonly type: 'review.none_of'; readonly indicator: string }
  | { readonly type: 'review.several'; readonly numbers: readonly number[] }
  /** Told to whoever filed the figures. */
  | {
      readonly type: 'review.told'
      readonly figures: readonly StandingFigure[]
      readonly verdict: 'approved' | 'returned'
      readonly reason: string | null
    }

/** A figure with the last word on it; `office` is whose word it is. */
export interface ReviewState {
  readonly standing: StandingFigure
  readonly office: string | null
  /** When it was approved or returned; null while it waits. */
  readonly at: string | null
}

export interface ItemReviewed {
  readonly number: number | null
  readonly report: ItemReport
}

export interface ReviewItem {
  /** Null: it was not chosen from a list. */
  readonly number: number | null
  readonly standing: StandingFigure
  readonly judgement: Judgement | null
  /** A correction of a figure that had been approved: the figure before. */
  readonly before: Figure | null
}

export interface ReviewSkip {
  readonly number: number | null
  readonly why: 'no_such_number' | 'changed' | 'done' | 'returned' | 'own_entry' | 'not_yours'
  /** What it is, where no number names it. */
  readonly indicator?: string
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
