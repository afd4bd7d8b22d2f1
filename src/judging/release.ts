/**
 * From when a figure of a period can exist: before that day no figure is missing, late or red.
 *
 * National monthly figures come around the 15th to 18th; industry, investment and retail have no single
 * January, 1—2月 come together in mid-March (NBS, 2023 table); provincial and city GDP follow the national
 * within ten working days. The rules by kind and unit below are assumptions for what a plan's
 * calendar.json does not name.
 *
 * @example latestDuePeriod(plan, retail, '2025-05-20') // 1—4月, for the figure was to be in by 18 May
 */
import type { Day } from '../base/clock.ts'
import type { Release } from '../plan/calendar.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { lastDayOfMonth, monthOf, monthsOf, type Period, throughMonth, yearOf } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'

export type ReleaseRule = Omit<Release, 'indicator'>

export interface Expected {
  readonly period: Period
  /** The figure is to be in by the end of this day. */
  readonly day: Day
}

const STEP = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** The indicator's entry in the plan's calendar, else the rule of its kind and unit. */
export function releaseRule(plan: Catalogue, indicator: Indicator): ReleaseRule {
  return plan.calendar.find((it) => it.indicator === indicator.id) ?? usualRule(indicator)
}

/** All figures of the plan's year, in order; none for a milestone, which has a date instead. */
export function expectedFigures(plan: Catalogue, indicator: Indicator): Expected[] {
  // What the plan dropped is not expected any more.
  if (indicator.kind === 'milestone' || plan.findIndicator(indicator.id) === null) return []
  const rule = releaseRule(plan, indicator)
  const months = Array.from({ length: 12 / STEP[rule.every] }, (_, index) => (index + 1) * STEP[rule.every])
  return months
    .filter((month) => month > 1 || rule.january)
    .map((month) => {
      const period = throughMonth(plan.plan.year, month)
      return { period, day: plan.workdays.roll(releaseDay(rule, period), rule.roll ?? 'forward') }
    })
}

/** The day by whose end the figure of a period is to be in, as the rule says it: holidays not looked at yet. */
export function releaseDay(rule: ReleaseRule, period: Period): Day {
  const end = lastDayOfMonth(yearOf(period.to), monthOf(period.to) + rule.months_after)
  return rule.day >= Number(end.slice(8)) ? end : `${end.slice(0, 8)}${String(rule.day).padStart(2, '0')}`
}

/** The latest expected figure whose day is over; null before the first. */
export function latestDue(plan: Catalogue, indicator: Indicator, today: Day): Expected | null {
  return expectedFigures(plan, indicator).findLast((it) => it.day < today) ?? null
}

/** The latest period whose figure should be in; null while none can be missing. */
export function latestDuePeriod(plan: Catalogue, indicator: Indicator, today: Day): Period | null {
  return latestDue(plan, indicator, today)?.period ?? null
}

/** The next figure to come in: the first whose day is not over. */
export function nextExpected(plan: Catalogue, indicator: Indicator, today: Day): Expected | null {
  return expectedFigures(plan, indicator).find((it) => it.day >= today) ?? null
}

/** Whether the year's one figure is all that is ever judged. */
export function isYearly(rule: ReleaseRule): boolean {
  return rule.every === 'year'
}

/** The scheduled share of a yearly target after so many months: whole months over the months until the deadline. */
export function monthsUntil(deadline: Day, year: number): number {
  return yearOf(deadline) > year ? 12 : Math.max(1, monthsOf({ from: deadline, to: deadline }))
}

function usualRule({ kind, unit }: Indicator): ReleaseRule {
  switch (kind) {
    case 'growth':
      return usual('month', 1, 18, false, '增速按月,次月18日前后,1—2月合并')
    case 'rank':
      return usual('month', 1, 25, false, '位次按月,次月下旬')
    case 'share':
      return usual('quarter', 1, 25, true, '占比按季,季后首月25日前后')
    case 'delta':
      return usual('year', 3, 31, true, '提高幅度按年,次年一季度')
    case 'level':
      return unit.startsWith('元')
        ? usual('quarter', 1, 10, true, '标准类按季,季后首月10日前')
        : usual('quarter', 1, 25, true, '存量按季,季后首月25日前后')
    case 'coverage':
      return usual('quarter', 1, 10, true, '覆盖率按季,季后首月10日前')
    case 'count':
      return unit.endsWith('元') || unit.endsWith('美元')
        ? usual('month', 1, 18, true, '金额按月,次月18日前后')
        : usual('month', 1, 10, true, '工作量按月,次月10日前')
    case 'milestone':
      return usual('year', 0, 31, true, '按节点日期')
  }
}

function usual(
  every: ReleaseRule['every'],
  months_after: number,
  day: number,
  january: boolean,
  basis: string,
): ReleaseRule {
  return { every, months_after, day, january, basis, assumed: true }
}
