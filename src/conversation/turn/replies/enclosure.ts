/**
 * A file or a picture that goes with an answer, as facts: what it is of, as of which entry of the ledger. The bytes are
 * made when it is sent; until then, and when the message comes again, this is all that is kept.
 */
import type { Day } from '../../../base/clock.ts'
import type { LetterSpec } from '../../../ledger/letter.ts'
import type { BulletinSpec } from '../../../ledger/paper.ts'

export type Enclosure = LetterEnclosure | PaperEnclosure | IssuedEnclosure | ChartEnclosure

export interface PaperEnclosure {
  readonly type: 'paper'
  readonly as: 'docx' | 'xlsx'
  readonly spec: BulletinSpec
  readonly head: number
}

/** The very bytes of a bulletin that was issued. */
export interface IssuedEnclosure {
  readonly type: 'issued'
  readonly as: 'docx' | 'xlsx' | 'png'
  readonly number: string
}

/** A draft as of an entry of the ledger, or, by its number, the very bytes of what was issued. */
export interface LetterEnclosure {
  readonly type: 'letter'
  readonly as: 'docx'
  readonly spec: LetterSpec
  readonly head: number
  readonly number: string | null
}

/** How far projects are with the year's plan: what is drawn, as it stood when it was asked. Amounts in 亿元, shares in per cent. */
interface ItemsChartEnclosure {
  readonly type: 'chart'
  readonly of: 'items'
  readonly scope: string
  readonly today: Day
  /** Null: a bar for each project. */
  readonly by: 'county' | 'unit' | null
  readonly bars: readonly {
    readonly name: string
    readonly share: number | null
    readonly scheduled: number | null
    readonly invested: number | null
    readonly planned: number | null
    /** How many have reported, of how many. */
    readonly reported: number
    readonly count: number
  }[]
  /** That the picture has no room for, and of which nothing is known. */
  readonly left: number
  readonly silent: number
}

export type ChartEnclosure =
  | ItemsChartEnclosure
  | { readonly type: 'chart'; readonly of: 'campaigns'; readonly spec: BulletinSpec; readonly head: number }
  | {
      readonly type: 'chart'
      readonly of: 'trend'
      readonly indicator: string
      readonly year: number
      readonly today: Day
      readonly head: number
    }
