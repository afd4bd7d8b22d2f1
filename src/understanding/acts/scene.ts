/** What an act is read in: the message read by itself, its dialogue, and what it consists of. */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Context, Line } from '../context.ts'
import type { Guess } from '../moves/mover.ts'
import type { Pieces } from '../names/pieces.ts'
import type { NameHit, Reading, Span } from '../reading.ts'
import type { Normalised } from '../text/normalise.ts'
import type { Token } from './tokens.ts'
import type { WordClass } from './words.ts'

export interface Scene {
  /** The message read by itself. */
  readonly alone: Pick<
    Reading,
    | 'leftOut'
    | 'task'
    | 'unit'
    | 'intent'
    | 'second'
    | 'margin'
    | 'figures'
    | 'period'
    | 'indicators'
    | 'comparisons'
  >
  readonly names: readonly NameHit[]
  readonly context: Context
  readonly plan: Catalogue
  /** It ends with a question mark. */
  readonly asking: boolean
  /** Its clauses, seen against a list of lines. */
  readonly clauses: (lines: readonly Line[], own?: number) => readonly Token[][]
  readonly message: Normalised
  /** All that it consists of, its marks too, seen against a list and with the words of a trade. */
  readonly tokens: (lines: readonly Line[], trade: Trade | 'common') => readonly Token[]
  /** Whether a word of these classes stands in it at all: the tokens have one only then. */
  readonly speaks: (trade: Trade, ...classes: readonly WordClass[]) => boolean
  readonly pieces: Pieces
  /** Which move the message makes, or a stretch of it by itself. Null: why is asked, and any words are the reason. */
  readonly guess: (stretch?: Span) => Guess | null
  readonly inMeasure: (line: Line, measure: string) => number | null
}

/** Whose closed classes of words a message is covered with, beside the common ones. */
export type Trade = 'reviewing' | 'asking' | 'accounts' | 'duties' | 'papers' | 'records' | 'reminding'
