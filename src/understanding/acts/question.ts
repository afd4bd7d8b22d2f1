/** What a question is for: the question word of a thing, and the words of an answer that may be asked about. */

/** A light by its name; behind has questions of its own. */
export type Light =
  | 'slightly_behind'
  | 'unruled'
  | 'no_data'
  | 'not_judgeable'
  | 'not_due'
  | 'on_schedule'
  | 'met'

/** A word that an answer uses, and that may be asked about. */
export type Term =
  | 'behind'
  | 'slightly_behind'
  | 'unruled'
  | 'no_data'
  | 'not_judgeable'
  | 'not_due'
  | 'on_schedule'
  | 'met'
  | 'schedule'
  | 'pending'
  | 'overdue'
  | 'inferred'
  | 'reliable'

/** The question word: what of a thing is asked. */
export type Question =
  | 'basis'
  | 'reporter'
  | 'arrived'
  | 'campaign'
  | 'reviewer'
  | 'deadline'
  | 'due'
  | 'why'
  | 'outlook'
  | 'remainder'
  | 'owner'
  | 'target'
  | 'state'
