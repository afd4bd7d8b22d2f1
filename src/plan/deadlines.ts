/**
 * Which of an indicator's targets is due. A plan prints one number in several places, one for each of several years,
 * and nodes within a year (3月底2家, 9月底7家): a figure is judged by the next one that has not run out, and only
 * numbers of the same day can contradict each other.
 *
 * @example dueTargets(indicator, '2026-04-30') // of 3月底2家, 9月底7家, 全年10家: the one of 30 September
 */
import type { Day } from '../base/clock.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import { monthOf, yearOf } from './period.ts'

/** Those that print a number, of the first day that is not over; after the last, of the last. */
export function dueTargets({ targets }: Pick<Indicator, 'targets'>, on: Day): Target[] {
  const numbered = targets.filter((it) => it.value !== null)
  const days = numbered.map((it) => it.deadline).sort()
  const due = days.find((it) => it >= on) ?? days.at(-1)
  return numbered.filter((it) => it.deadline === due)
}

/**
 * The target that a figure is judged by: the one number that the plan prints for the day that is due, in the firmest
 * wording. Null where the printed numbers differ (待裁定) or where the plan gives no number.
 */
export function judgedTarget(indicator: Indicator, on: Day): Target | null {
  const due = dueTargets(indicator, on)
  return new Set(due.map((it) => it.value)).size === 1 ? (due[0] ?? null) : null
}

/** The different numbers that the plan prints for one day, of which the office has to say which counts; empty: it agrees. */
export function disputedValues(indicator: Pick<Indicator, 'targets'>): number[] {
  const apart = indicator.targets.map((it) => valuesOn(indicator, it.deadline)).find((it) => it.length > 1)
  return apart ?? []
}

function valuesOn({ targets }: Pick<Indicator, 'targets'>, day: Day): number[] {
  return [...new Set(targets.flatMap(({ value, deadline }) => (deadline === day ? (value ?? []) : [])))]
}

/** `6月底`, `2027年6月底`, `2027年`: until when a target that is not of the whole year runs. */
export function deadlineName(day: Day, year: number): string {
  const own = yearOf(day) === year ? '' : `${yearOf(day)}年`
  return own !== '' && day.endsWith('-12-31') ? own : `${own}${monthOf(day)}月底`
}

/** A node on the way: a later target of the plan's own year goes on from it. */
export function isNode({ targets }: Pick<Indicator, 'targets'>, { deadline }: Target, year: number): boolean {
  return targets.some((it) => it.value !== null && it.deadline > deadline && yearOf(it.deadline) <= year)
}
