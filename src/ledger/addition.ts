/** What is to be written in the ledger, and what became of it. */
import type { Write } from '../base/store.ts'
import type { Entry, Origin, Revision, Words } from './revision.ts'

/** What one message adds; `words` is null where nobody wrote any. */
export interface Addition {
  readonly origin: Origin
  readonly words: Pick<Words, 'text' | 'name'> | null
  readonly revisions: readonly Revision[]
}

/** Either it is on disk, or somebody else was first, and the caller decides again on what stands now. */
export type Appended = { readonly appended: Entry } | { readonly moved: true }

/** An entry that is not on disk yet, and what would put it there, after the one that it follows. */
export interface Drafted {
  readonly entry: Entry
  readonly writes: readonly Write[]
}
