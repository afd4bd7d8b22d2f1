/** 提示函, 督办单, 约谈通知, as facts. */
import type { Letter } from '../../../bulletins/letter.ts'
import type { LetterSpec } from '../../../ledger/letter.ts'
import type { Enclosure } from './enclosure.ts'

export type LetterReply =
  | {
      readonly type: 'letter.draft'
      readonly letter: Letter
      readonly number: string
      /** Stands for these facts and no others; null: the reader may not issue it, or the figure waits for review. */
      readonly code: string | null
      /** Names of those who are told when it is issued. */
      readonly people: readonly string[]
      readonly enclosures: readonly Enclosure[]
    }
  | {
      readonly type: 'letter.which'
      readonly options: readonly LetterSpec[]
      /** How many more there are. */
      readonly more: number
    }
  | {
      readonly type: 'letter.issued'
      readonly letter: Letter
      readonly number: string
      readonly people: readonly string[]
      readonly enclosures: readonly Enclosure[]
    }
  /** Its document, asked for once more. */
  | {
      readonly type: 'letter.file'
      readonly letter: Letter
      /** Null: a draft. */
      readonly number: string | null
      /** A sheet was asked for; a letter has none. */
      readonly table: boolean
      readonly enclosures: readonly Enclosure[]
    }
  /** To the unit's head. */
  | { readonly type: 'letter.told'; readonly letter: Letter; readonly number: string; readonly by: string }
  | {
      readonly type: 'letter.cannot'
      readonly why:
        | 'no_unit'
        | 'nothing'
        | 'not_theirs'
        | 'forbidden'
        | 'issue_forbidden'
        | 'in_room'
        | 'stale'
        | 'no_draft'
        | 'pending'
    }
