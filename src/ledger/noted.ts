import type { Origin, Revision, Words } from './revision.ts'

/** One revision with its place and source: what every part of the fold takes in. */
export interface Noted {
  readonly id: string
  readonly revision: Revision
  readonly origin: Origin
  readonly recordedAt: string
  /** What was written, and under which name; null where nobody wrote, or where it was deleted. */
  readonly said: Pick<Words, 'text' | 'name'> | null
}
