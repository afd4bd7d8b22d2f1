/** 佐证材料, as facts. */
import type { StandingFigure } from '../../ledger/standing.ts'

export type EvidenceReply =
  | {
      readonly type: 'evidence'
      readonly files: number
      /** That could not be fetched, or are too large: not kept. */
      readonly unread: number
      /** What they were linked to; nothing where that has just been said. */
      readonly figures: readonly StandingFigure[]
      readonly tasks: readonly string[]
    }
  /** Nothing was reported that they could belong to. */
  | { readonly type: 'evidence.nothing' }
  /** Their report is not stored (yet): they are to be sent after it. */
  | { readonly type: 'evidence.again'; readonly unread: number }
