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
  /** How its light or share comes out. */
  | 'judged'
  /** By how much it moved since another time. */
  | 'moved'
  /** Who sent it back, when and why. */
  | 'returned'
  | 'reporter'
  | 'arrived'
  | 'campaign'
  | 'reviewer'
  | 'deadline'
  | 'due'
  | 'why'
  | 'outlook'
  /** How much of the whole is done, of a hundred. */
  | 'share'
  | 'remainder'
  | 'owner'
  | 'target'
  | 'state'
