/** What a figure means: facts about an indicator at the end of a data period, judged by the rule of its kind. */

import type { Day } from '../base/clock.ts'
import type { ProgressReport, Ruling, StandingFigure } from '../ledger/standing.ts'
import type { Comparator } from '../plan/comparator.ts'
import type { Period } from '../plan/period.ts'
import type { Target } from '../plan/schema.ts'
import type { Excused } from './excused.ts'
import type { Returned } from './returned.ts'

/**
 * The lights, in the order in which lists lead with them. Silence is never green: no_data and not_due
 * are states of their own.
 */
export const LIGHTS = [
  'behind',
  'slightly_behind',
  'unruled',
  'no_data',
  'not_judgeable',
  'not_due',
  'on_schedule',
  'met',
] as const
export type Light = (typeof LIGHTS)[number]

/** Why a light is what it is, where the numbers alone do not say it. */
export type Reason =
  /** no_data: nothing of this year, though a figure should be in. */
  | 'not_reported'
  /** no_data: figures of single months only; a cumulative one is what is judged. */
  | 'only_single_months'
  /** no_data: a good figure is there, but a newer one has been due for long. */
  | 'silent'
  /** no_data: nothing for the period that was asked for. */
  | 'nothing_for_period'
  /** not_due: no figure can be in yet. */
  | 'not_released'
  /** not_due: judged once, at the year's end. */
  | 'yearly'
  /** not_due: the milestone's date lies ahead. */
  | 'ahead'
  /** not_judgeable: the plan gives no number and what to compare with is not in. */
  | 'no_comparison'
  /** not_judgeable: a single month, a year without a target. */
  | 'single_month'
  | 'other_year'
  /** not_judgeable: no plan that is loaded holds it any more. */
  | 'departed'
  /** unruled: the plan prints different numbers. */
  | 'conflict'
  /** behind: the milestone's date is past and it was not said to be done. */
  | 'overdue'
  /** met: done, said by the unit (自报完成). */
  | 'done'

export interface Judgement {
  readonly indicator: string
  readonly light: Light
  readonly reason: Reason | null
  /** The figure that was judged: the latest standing one, or the one asked for. */
  readonly figure: StandingFigure | null
  /** Data period of the figure; null without one. */
  readonly period: Period | null
  /** What it was judged against, with the ruled value where there is a ruling; null: relative, in conflict, or without a number. */
  readonly target: Target | null
  /** The ruling that gave the target its value. */
  readonly ruling: Ruling | null
  /** What a relative target (不低于全省平均水平, 持续下降) was compared with. */
  readonly comparison: { readonly value: number; readonly from: Comparator | 'ruling' } | null
  /** The rule's name in Chinese, printed with every answer: 增速与全年目标比, 序时进度（月数/12）… */
  readonly rule: string
  /**
   * Signed distance to what is due, positive = ahead; in 个百分点 for rates and shares, 位 for ranks, 天 until
   * a milestone's date, else in the indicator's unit.
   */
  readonly gap: {
    readonly value: number
    readonly unit: string
    readonly against: 'target' | 'schedule'
  } | null
  /** The same distance in 个百分点, to one place: of the yearly target for counts and levels. Null where it has no meaning. */
  readonly points: number | null
  /** Share of the yearly target done, 0…1 and beyond (counts, levels, coverage); null where it has no meaning. */
  readonly done: number | null
  /** Share due by the end of the data period, months/12 or the indicator's own curve; null where it has no meaning. */
  readonly due: number | null
  /** The figure is not approved yet. */
  readonly pending: boolean
  /** The latest period whose figure should be in and is not, whatever the light; put off or let go, it is in `excused`. */
  readonly missing: Period | null
  readonly excused: Excused | null
  /** Sent back by the office, and not reported anew: of the period asked for, else newer than the figure. */
  readonly returned: Returned | null
  /** The report that the task which this milestone is was done; absent: none, or it is no task. */
  readonly told?: ProgressReport
  /** The figure to come next, and the day it is to be in by. */
  readonly next: { readonly period: Period; readonly day: Day } | null
}
