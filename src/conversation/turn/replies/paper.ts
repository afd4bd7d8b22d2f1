/** What the bot says about drafts and issued bulletins, as facts. */
import type { Day } from '../../../base/clock.ts'
import type { Bulletin } from '../../../bulletins/bulletin.ts'
import type { Change } from '../../../bulletins/erratum.ts'
import type { LetterSpec } from '../../../ledger/letter.ts'
import type { BulletinSpec } from '../../../ledger/paper.ts'
import type { Period } from '../../../plan/period.ts'
import type { Enclosure } from './enclosure.ts'

export type PaperReply =
  /** What was issued so far; `back`: it was to be taken back. */
  | {
      readonly type: 'paper.register'
      readonly of: 'bulletins' | 'letters' | 'all'
      readonly back: boolean
      readonly bulletins: readonly (Pick<BulletinSpec, 'kind' | 'campaign' | 'period'> & Registered)[]
      readonly letters: readonly (Pick<LetterSpec, 'form' | 'unit'> & Registered)[]
    }
  /** What would be issued, before the second yes: `code` stands for these facts and no others. */
  | {
      readonly type: 'paper.preview'
      readonly bulletin: Bulletin
      readonly number: string
      readonly code: string
      /** Against the issue before, where this one corrects it. */
      readonly changes: readonly Change[]
      readonly asked: readonly string[]
      readonly opinions: readonly { readonly unit: string; readonly words: string }[]
      readonly enclosures: readonly Enclosure[]
    }
  | {
      readonly type: 'paper.issued'
      readonly number: string
      readonly bulletin: Bulletin
      readonly enclosures: readonly Enclosure[]
    }
  | {
      readonly type: 'paper.cannot'
      readonly why:
        | 'no_draft'
        | 'unfinished'
        | 'stale'
        | 'in_room'
        | 'issue_forbidden'
        | 'consult_forbidden'
        | 'nobody_named'
        | 'nothing_open'
        | 'no_words'
        | 'unchanged'
        | 'other_year'
      readonly number: string | null
    }
  | {
      readonly type: 'paper.consulted'
      readonly period: Period | null
      readonly reached: readonly string[]
      /** Units of which nobody is on the roster. */
      readonly unreached: readonly string[]
    }
  /** To a unit's head: its own part of the draft. */
  | { readonly type: 'paper.asked'; readonly bulletin: Bulletin; readonly unit: string }
  | { readonly type: 'paper.opinion'; readonly unit: string; readonly words: string }

interface Registered {
  readonly number: string
  readonly day: Day
}
