/** 滞后说明, as facts. */
import type { Day } from '../../../base/clock.ts'
import type { Promised } from '../../../judging/promise.ts'
import type { Explanation } from '../../../ledger/backings.ts'
import type { Scope, State } from './query.ts'

export type LagReply =
  | {
      readonly type: 'lag.explained'
      readonly explanation: Explanation
      /** Words for the day that name none. */
      readonly unread: string | null
    }
  /** Behind are these; none: nothing is. */
  | { readonly type: 'lag.which'; readonly indicators: readonly string[] }
  | {
      readonly type: 'lag.cannot'
      readonly indicator: string
      readonly why: 'not_yours' | 'not_behind' | 'past' | 'too_far'
      readonly day: Day | null
    }
  /** 哪些承诺没兑现: what was promised, those whose day is over first. */
  | {
      readonly type: 'promises'
      /** Of its list, from 0; absent: the first. */
      readonly page?: number
      readonly today: Day
      readonly scope: Scope
      /** all, or those that were asked about. */
      readonly asked: PromisesAsked
      /** Those whose day is over and that are behind still come first. */
      readonly items: readonly PromisedOf[]
      /** Of all within the scope, by what became of them. */
      readonly counts: Readonly<Record<Promised['state'], number>>
    }

/** due: whose day has come; lapsed: 没兑现; open: 还没到期; kept: 已赶上. */
export type PromisesAsked = 'all' | 'due' | Promised['state']

export interface PromisedOf {
  readonly promised: Promised
  readonly state: State
}
