/**
 * A bulletin as facts: what stood at a day, counted, listed and compared, without a sentence. From the same plan
 * and the same entries of the ledger, `compile` gives the same facts again.
 */
import type { Day } from '../base/clock.ts'
import type { Judgement, Light } from '../judging/judgement.ts'
import type { Tally } from '../judging/tally.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { Duty, Figure } from '../ledger/revision.ts'
import type { Period } from '../plan/period.ts'
import type { PaperItems } from './items.ts'

/**
 * dispatch 周调度: to a campaign's office, what moved, what is behind, what is due. supervision 双周督导: to a
 * unit's head, what lags and is overdue, with reasons asked for. bulletin 月通报: the draft for the supervisors.
 */
export type BulletinKind = BulletinSpec['kind']

export interface Bulletin {
  readonly spec: BulletinSpec
  /** Number of the ledger's last entry that was looked at. */
  readonly head: number
  readonly total: Tally
  /** In the plan's order; their counts sum to `total`. */
  readonly campaigns: readonly Counted[]
  /** By the first unit that answers for each indicator, in the institutions' order; they sum to `total` as well. */
  readonly units: readonly Counted[]
  /** Every indicator within the bulletin's scope, in the plan's order. */
  readonly rows: readonly Judgement[]
  /** On schedule or met, with a figure, in the plan's order. */
  readonly good: readonly Judgement[]
  /** 表扬: units whose judged indicators are all on schedule or met, and that owe nothing. */
  readonly praised: readonly Counted[]
  /** Behind and slightly behind, by unit in the institutions' order, the worst of each first. */
  readonly behind: readonly BehindOf[]
  /**
   * 到期未报, by the unit that is to report it: figures, and tasks told in words. What the office put off or let go is
   * not in it; what was reported and waits for review is not either. A milestone past its date is behind, not here.
   */
  readonly owed: readonly OwedOf[]
  /** What would be in `owed`, had the office not granted a later day. */
  readonly extended: readonly OwedOf[]
  /** What was set in the days before: dispatch and supervision. */
  readonly moved: readonly Moved[]
  /** What is to be in within the days after, by unit: dispatch and supervision. */
  readonly due: readonly OwedOf[]
  /** Figures that are in but not approved, where the bulletin goes without them. */
  readonly leftOut: number
  /** Of lists of projects, tasks and policies; absent: none has to do with it, or it was issued before there were any. */
  readonly items?: PaperItems
  /** Every revision that the figures, rulings and words of this bulletin come from, by id. */
  readonly revisions: readonly string[]
}

export interface Counted {
  /** A campaign or a unit. */
  readonly name: string
  readonly counts: Tally
}

export interface BehindOf {
  readonly unit: string
  readonly items: readonly Behind[]
}

export interface Behind {
  readonly judgement: Judgement
  /** End of the first data period since which it has been behind; null for a milestone past its date. */
  readonly since: Period | null
  /** What the unit itself said of it, verbatim; null: nothing yet. */
  readonly words: OwnWords | null
}

/** Verbatim: an explanation of why it is behind (滞后说明), or else what was said of its task's progress. */
export interface OwnWords {
  readonly unit: string
  readonly sentAt: string
  readonly reason: string | null
  readonly measures: string | null
  /** The day by which the unit says it will have caught up. */
  readonly promised: Day | null
  readonly needs: string | null
  /** Where there is no explanation: the words of the task's last progress report. */
  readonly progress: string | null
}

export interface Moved {
  readonly judgement: Judgement
  /** The period's figure before, or the same period's before it was corrected; null for the year's first. */
  readonly before: { readonly figure: Figure; readonly light: Light } | null
}

export interface OwedOf {
  readonly unit: string
  readonly items: readonly Owed[]
}

/** Something to be reported, and the day that counts: a granted extension's, else the calendar's. */
export interface Owed {
  readonly duty: Duty
  readonly due: Day
  readonly extended: boolean
}
