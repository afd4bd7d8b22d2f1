/** Answers to a reminder that report nothing, and what becomes of them, as facts. */
import type { Day } from '../../../base/clock.ts'
import type { Disclaimer } from '../../../ledger/responses.ts'
import type { Duty } from '../../../ledger/revision.ts'

export type ResponseReply =
  /** 已知悉; `overdue` is held no longer, since the day is over. */
  | {
      readonly type: 'response.known'
      readonly held: readonly { readonly duty: Duty; readonly due: Day }[]
      readonly overdue: readonly Duty[]
    }
  /** 无变化: recorded of tasks; of figures it is no number. */
  | {
      readonly type: 'response.unchanged'
      readonly tasks: readonly string[]
      readonly figures: readonly Duty[]
    }
  | {
      readonly type: 'response.cannot'
      readonly why:
        | 'no_reason'
        | 'nothing_named'
        | 'not_asked'
        | 'no_unit'
        | 'nothing_open'
        | 'promise_passed'
    }
  | {
      readonly type: 'disclaimer.asked'
      readonly number: number
      readonly duties: readonly Duty[]
      readonly unit: string
      readonly offices: readonly (string | null)[]
    }
  | { readonly type: 'disclaimer.list'; readonly open: readonly Disclaimer[] }
  | { readonly type: 'disclaimer.none'; readonly number: number | null }
  | {
      readonly type: 'disclaimer.decided'
      readonly disclaimer: Disclaimer
      readonly agreed: boolean
      readonly reason: string | null
    }
  /** To the office. */
  | { readonly type: 'disclaimer.told_office'; readonly disclaimer: Disclaimer; readonly number: number }
  /** To whoever said it. */
  | {
      readonly type: 'disclaimer.told'
      readonly disclaimer: Disclaimer
      readonly agreed: boolean
      readonly reason: string | null
    }
