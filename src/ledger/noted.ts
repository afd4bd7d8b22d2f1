import type { Origin, Revision } from './revision.ts'

/** One revision with its place and source: what every part of the fold takes in. */
export interface Noted {
  readonly id: string
  readonly revision: Revision
  readonly origin: Origin
  readonly recordedAt: string
}
