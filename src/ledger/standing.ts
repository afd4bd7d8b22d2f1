/**
 * How things stand: what a fold over the ledger's entries yields, to be read and never written. Ids are those of
 * revisions (`12.0`). Persons are named by channel and account id.
 */
import { canonical } from '../base/canonical.ts'
import type { Admissions } from './admissions.ts'
import type { Arrangements } from './arrangements.ts'
import type { Backings } from './backings.ts'
import type { Items } from './items.ts'
import type { Noted } from './noted.ts'
import type { Papers } from './papers.ts'
import type { Fact, Figure, Origin } from './revision.ts'

/** pending 待审核, approved 已审核, returned 退回. */
export type ReviewStatus = 'pending' | 'approved' | 'returned'

/** The figure that stands for a fact. */
export interface StandingFigure {
  /** The report or the correction that set the value: what an approval, a return, a correction, a withdrawal names. */
  readonly id: string
  readonly figure: Figure
  /** Whose figure it is. */
  readonly unit: string
  readonly status: ReviewStatus
  /** Said by someone of another unit (代填). */
  readonly onBehalf: boolean
  /** Of the message that set the value. */
  readonly origin: Origin
  readonly recordedAt: string
  /** When the fact was first reported in this record, whatever was corrected since: what lateness is measured by. */
  readonly reportedAt: string
  /** Every revision of the record, oldest first: report, corrections, approvals, returns. */
  readonly history: readonly string[]
  /** How many files were sent in evidence of this value; absent: none. */
  readonly evidence?: number
  /** Only while returned. */
  readonly returnedReason?: string
}

/** What a unit said of a task, in words. */
export interface ProgressReport {
  readonly id: string
  readonly task: string
  readonly unit: string
  readonly words: string
  readonly percent: number | null
  /** Its words said that it is done. */
  readonly done?: true
  /** How many files were sent in evidence; absent: none. */
  readonly evidence?: number
  readonly origin: Origin
  readonly recordedAt: string
}

/** The office's word on which number counts where the plan contradicts itself. */
export interface Ruling {
  readonly id: string
  readonly indicator: string
  readonly value: number
  readonly basis: string
  readonly origin: Origin
  readonly recordedAt: string
}

/** What still stands of one person's latest entry: what 撤回刚才那条 is about. */
export interface LastOwn {
  readonly number: number
  readonly figures: readonly StandingFigure[]
  readonly progress: readonly ProgressReport[]
}

export interface Standing {
  /** Number of the last entry folded in; 0 for none. */
  readonly head: number
  /** How many revisions of any kind were ever appended. */
  readonly revisions: number
  /** All figures, by the end of their period, then by its beginning, then as they were set. */
  figures(): readonly StandingFigure[]
  /** Figures of an indicator, in the same order. */
  ofIndicator(indicator: string): readonly StandingFigure[]
  /** Figures of a unit, in the same order. */
  ofUnit(unit: string): readonly StandingFigure[]
  figure(fact: Fact): StandingFigure | undefined
  /** The figure that stands with this very id; undefined once it is corrected, replaced or withdrawn. */
  byId(id: string): StandingFigure | undefined
  /** What stands again once the correction that set this figure is withdrawn; undefined where none did. */
  replacedBy(id: string): StandingFigure | undefined
  /** What stands for its fact once this figure is withdrawn; undefined: nothing. */
  below(id: string): StandingFigure | undefined
  /** Everything ever appended about a fact, withdrawn or not, oldest first. */
  history(fact: Fact): readonly Noted[]
  revision(id: string): Noted | undefined
  lastOf(channel: string, person: string): LastOwn | undefined
  /**
   * Reports on a task of a plan that were not withdrawn, oldest first. Tasks are numbered anew each year: 1-1-1 of last
   * year's plan is another task, unlike an indicator, whose figures go on. Without a plan: of any.
   */
  progress(task: string, plan?: string): readonly ProgressReport[]
  /** The ruling on a plan's target that counts, the latest. */
  ruling(indicator: string, plan?: string): Ruling | undefined
  /** Extensions, urgings, and people's own reminders. */
  readonly arrangements: Arrangements
  /** Drafts that units were asked about, and bulletins that were issued. */
  readonly papers: Papers
  /** Accounts that were bound in chat, groups and their level. */
  readonly admissions: Admissions
  /** Evidence, explanations of what is behind, exceptions for closed periods. */
  readonly backings: Backings
  /** Lists of projects, tasks and policies, and what was reported of their items. */
  readonly items: Items
}

/** The identity of a fact as a text; value and unit of measure have no part in it. */
export function factKey({ indicator, period, basis, scope, stage }: Fact): string {
  return canonical([indicator, period.from, period.to, basis, scope, stage])
}
