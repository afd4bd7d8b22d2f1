/**
 * When something recurs: every week, every two weeks from an anchor, every month or quarter, on a day that is said by
 * the weekday, by the date or by counting working days, moved off holidays as the rule says. Kept by a city in
 * `seeds/<plan>/rhythm.json`. A period without a working day is merged: its occurrence falls on the day of another
 * one, or into a period of its neighbour, and is then left out, never doubled.
 *
 * @example
 * occurrences({ every: 'month', on: { workday: -1 } }, workdays, '2026-02-01', '2026-02-28')
 * // [{ period: 2026-02-01..2026-02-28, day: '2026-02-28', provisional: false }]
 */
import { z } from 'zod'
import type { Day } from '../base/clock.ts'
import {
  addDays,
  dayAt,
  daysBetween,
  daysInMonth,
  monthFrom,
  monthOf,
  nextDay,
  type Period,
  previousDay,
  quarterFrom,
  yearOf,
} from './period.ts'
import { type Roll, type Workdays, weekdayOf } from './workdays.ts'

const text = z.string().min(1)
const rollSchema = z.enum(['back', 'forward'])

export const onSchema = z.union([
  /** A weekday of the week, 1 Monday to 7 Sunday; of two weeks, the second one's. */
  z.strictObject({ weekday: z.int().min(1).max(7), roll: rollSchema }),
  /** The n-th working day of the period; -1 the last. */
  z.strictObject({ workday: z.int().refine((it) => it !== 0, '不能为 0') }),
  /** The n-th working day after the period's end. */
  z.strictObject({ workday_after: z.int().min(1) }),
  /** A date of the period's last month, or of the n-th month after it; past the month's end means its last day. */
  z.strictObject({
    date: z.int().min(1).max(31),
    months_after: z.int().min(0).max(3).default(0),
    roll: rollSchema,
  }),
])

export const cadenceRuleSchema = z
  .strictObject({
    every: z.enum(['week', 'two_weeks', 'month', 'quarter']),
    /** Of two weeks: any day of the first week of one of the pairs. */
    anchor: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    on: onSchema,
  })
  .refine((it) => it.every !== 'two_weeks' || it.anchor !== undefined, '双周须给出起算日期 anchor')

export const settingSchema = z.strictObject({
  rule: cadenceRuleSchema,
  /** Where the rhythm comes from. */
  basis: text,
  /** True: nobody has confirmed it yet. */
  assumed: z.boolean(),
})

/** 周调度、双周督导、月通报, and by when units tell how their tasks without figures stand. */
export const rhythmSchema = z
  .strictObject({
    dispatch: settingSchema,
    supervision: settingSchema,
    bulletin: settingSchema,
    tasks: settingSchema,
  })
  .partial()

export type CadenceRule = z.infer<typeof cadenceRuleSchema>
export type Setting = z.infer<typeof settingSchema>
export type Rhythm = z.infer<typeof rhythmSchema>

export interface Occurrence {
  readonly period: Period
  readonly day: Day
  /** The holidays of its year are not known: 暂定. */
  readonly provisional: boolean
}

/** All occurrences that fall on a day from `from` to `to`, in order, no two on one day. */
export function occurrences(rule: CadenceRule, workdays: Workdays, from: Day, to: Day): Occurrence[] {
  const found: Occurrence[] = []
  let last: Day | null = null
  // An occurrence may lie some months behind its period.
  for (
    let period = periodAt(rule, monthFrom(from, -6).from);
    period.from <= to;
    period = periodAfter(rule, period)
  ) {
    const without = workdays.within(period.from, period.to).length === 0
    const day = dayIn(rule, workdays, period)
    if (without || day === last) continue
    last = day
    if (day >= from && day <= to) found.push({ period, day, provisional: !workdays.isCovered(day) })
  }
  return found
}

/** The day of one period's occurrence, holidays or not in between. */
export function dayIn({ every, on }: CadenceRule, workdays: Workdays, period: Period): Day {
  if ('workday_after' in on) return workdays.step(period.to, on.workday_after)
  if ('workday' in on) {
    if (on.workday < 0) return workdays.step(nextDay(period.to), on.workday)
    return workdays.step(previousDay(period.from), on.workday)
  }
  if ('weekday' in on)
    return rolledWithin(workdays, period, weekdayWithin(every, period, on.weekday), on.roll)
  if (on.months_after === 0) return rolledWithin(workdays, period, dated(period.to, on.date), on.roll)
  return workdays.roll(dated(monthFrom(period.to, on.months_after).from, on.date), on.roll)
}

/** Off a holiday without leaving the period: the Monday after Spring Festival is not told of before it. */
function rolledWithin(workdays: Workdays, { from, to }: Period, day: Day, roll: Roll): Day {
  const rolled = workdays.roll(day, roll)
  if (rolled >= from && rolled <= to) return rolled
  return workdays.roll(day, roll === 'back' ? 'forward' : 'back')
}

function dated(inMonth: Day, date: number): Day {
  const [year, month] = [yearOf(inMonth), monthOf(inMonth)]
  return dayAt(year, month, Math.min(date, daysInMonth(year, month)))
}

/** Of a month or a quarter: its last such weekday. */
function weekdayWithin(every: CadenceRule['every'], period: Period, weekday: number): Day {
  const back = (weekdayOf(period.to) - weekday + 7) % 7
  return every === 'week' ? addDays(period.from, weekday - 1) : addDays(period.to, -back)
}

function periodAt({ every, anchor }: CadenceRule, day: Day): Period {
  if (every === 'month') return monthFrom(day, 0)
  if (every === 'quarter') return quarterFrom(day, 0)
  const monday = addDays(day, 1 - weekdayOf(day))
  if (every === 'week' || anchor === undefined) return { from: monday, to: addDays(monday, 6) }
  const first = addDays(anchor, 1 - weekdayOf(anchor))
  const behind = (((daysBetween(first, monday) / 7) % 2) + 2) % 2
  const from = addDays(monday, -7 * behind)
  return { from, to: addDays(from, 13) }
}

function periodAfter(rule: CadenceRule, { to }: Period): Period {
  return periodAt(rule, nextDay(to))
}
