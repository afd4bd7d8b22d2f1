/** Several units beside each other, as they were named. */
import type { Day } from '../../../base/clock.ts'
import type { Judgement } from '../../../judging/judgement.ts'
import type { Punctuality } from '../../../judging/punctuality.ts'
import type { Tally } from '../../../judging/tally.ts'

export interface UnitsReply {
  readonly type: 'units'
  readonly today: Day
  readonly units: readonly {
    readonly unit: string
    readonly counts: Tally
    readonly punctual: Punctuality
    /** Worst first. */
    readonly behind: readonly Judgement[]
  }[]
}
