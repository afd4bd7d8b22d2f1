/** 佐证材料, as facts. */
import type { StandingFigure } from '../../../ledger/standing.ts'
import type { Period } from '../../../plan/period.ts'

/** How many files came with one report. */
export interface HeldEvidence {
  readonly of: { readonly indicator: string } | { readonly task: string }
  readonly period: Period | null
  readonly unit: string
  readonly files: number
}

export type EvidenceReply =
  /** `about`: of this indicator alone. */
  | { readonly type: 'evidence.list'; readonly about: string | null; readonly held: readonly HeldEvidence[] }
  | {
      readonly type: 'evidence'
      readonly files: number
      /** That could not be fetched, or are too large: not kept. */
      readonly unread: number
      /** What they were linked to; nothing where that has just been said. */
      readonly figures: readonly StandingFigure[]
      readonly tasks: readonly string[]
      /** Names of lists' items; absent: none. */
      readonly items?: readonly string[]
    }
  /** Nothing was reported that they could belong to. */
  | { readonly type: 'evidence.nothing' }
  /** Kept, and linked once what is asked about is recorded. */
  | { readonly type: 'evidence.held'; readonly files: number; readonly unread: number }
  /** Those that were held are linked now. */
  | { readonly type: 'evidence.linked'; readonly files: number }
  /** Their report is not stored: they are to be sent after it. */
  | { readonly type: 'evidence.again'; readonly unread: number }
