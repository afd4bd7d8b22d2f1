import type { Catalogue } from '../../plan/catalogue.ts'

/** What the words of a reply may look things up in: facts carry ids, the plan has the names and the quotes. */
export interface WordsContext {
  readonly plan: Catalogue
}
