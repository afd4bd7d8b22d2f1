/**
 * What a figure means. One judge per kind of indicator, chosen from the list below; around it the rules that
 * hold for all: nothing is judged before it can exist, what is judged yearly is left out until the year's end,
 * numbers in conflict wait for a ruling, a pending figure counts and a returned one does not.
 *
 * @example judge(books, 'retail').light // 'slightly_behind': 1—3月 6.8%, target 7%
 */

import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { StandingFigure } from '../ledger/standing.ts'
import { deadlineName, isNode } from '../plan/deadlines.ts'
import {
  addDays,
  isYearToDate,
  lastDayOfMonth,
  monthOf,
  monthsOf,
  type Period,
  yearOf,
} from '../plan/period.ts'
import { significant } from '../plan/quantity.ts'
import type { Indicator, Kind, Target } from '../plan/schema.ts'
import { type Aim, aimOf, comparisonFor } from './bar.ts'
import type { Bar, Judge } from './case.ts'
import { judgeCount } from './counts.ts'
import { cityFigures, figureOf, isJudged, latestFigure } from './evidence.ts'
import { excusedOf } from './excused.ts'
import type { Judgement, Reason } from './judgement.ts'
import { judgeMilestone, milestonePeriod } from './milestone.ts'
import { judgeCoverage, judgeDelta, judgeGrowth, judgeLevel, judgeRank, judgeShare } from './rates.ts'
import { expectedFigures, isYearly, latestDue, monthsUntil, nextExpected, releaseRule } from './release.ts'
import { returnedOf } from './returned.ts'
import { doneReport, isItsTask } from './tasks.ts'
import { limitsOf } from './thresholds.ts'
import { booksFor, booksOf } from './years.ts'

/** A milestone is judged by its date, everything else by a figure. */
export const JUDGES: Readonly<Record<Exclude<Kind, 'milestone'>, Judge>> = {
  growth: judgeGrowth,
  delta: judgeDelta,
  share: judgeShare,
  coverage: judgeCoverage,
  level: judgeLevel,
  count: judgeCount,
  rank: judgeRank,
}

export interface Asked {
  /** The data period to judge; absent, or one that ends after today: the latest figure within it. */
  readonly period?: Period | undefined
  /** The day to judge at; today of the books if absent. */
  readonly today?: Day | undefined
}

/** By the plan of the period's year, see years.ts; an id that no plan holds has figures and no light. */
export function judge(given: Books, id: string, asked: Asked = {}): Judgement {
  const books = booksFor(given, id, asked.period)
  const indicator = books.plan.indicator(id)
  const today = asked.today ?? books.today
  const figures = cityFigures(books, id)
  const { figure, exact } = chosen(books, indicator, figures, asked.period, today)
  const aim = aimOf(books, indicator, figure?.figure.period.to ?? asked.period?.to ?? today)
  const due = latestDue(books.plan, indicator, today)
  const latest = latestFigure(
    figures,
    indicator,
    books.plan.plan.year,
    lastDayOfMonth(books.plan.plan.year, 12),
  )
  const lacks = due !== null && (latest?.figure.period.to ?? '') < due.period.to ? due.period : null
  const excused = lacks === null ? null : excusedOf(books, indicator, lacks, today)
  const state: Judgement = {
    indicator: id,
    light: 'no_data',
    reason: null,
    figure,
    period: figure?.figure.period ?? null,
    target: aim.is === 'target' ? aim.target : null,
    ruling: aim.is === 'target' ? aim.ruling : null,
    comparison: null,
    rule: ruleWithout(indicator, aim),
    gap: null,
    points: null,
    done: null,
    due: null,
    pending: figure?.status === 'pending',
    missing: excused === null ? lacks : null,
    excused,
    returned: returnedOf(books, id, figure, exact ? asked.period : undefined),
    next: nextExpected(books.plan, indicator, today),
  }
  if (books.plan.findIndicator(id) === null) return { ...state, light: 'not_judgeable', reason: 'departed' }
  if (aim.is === 'conflict') return { ...state, light: 'unruled', reason: 'conflict' }
  if (indicator.kind === 'milestone') {
    const { plan, standing } = books
    const period = milestonePeriod(plan.plan.year, indicator)
    const until = standing.arrangements.extendedTo({ indicator: id, period })
    const told = isItsTask(plan, indicator) ? doneReport(books, indicator.task ?? '') : null
    return { ...state, ...judgeMilestone(figure, aim.target, today, until, told) }
  }
  if (figure === null)
    return { ...state, ...without(books, indicator, aim, figures, exact ? asked.period : undefined, today) }

  const { period } = figure.figure
  if (yearOf(period.to) !== books.plan.plan.year)
    return { ...state, light: 'not_judgeable', reason: 'other_year' }
  if (!isJudged(indicator, period)) return { ...state, light: 'not_judgeable', reason: 'single_month' }
  const judged = judgedAgainst(books, indicator, aim, figure)
  if (judged === null) return { ...state, light: 'not_judgeable', reason: 'no_comparison' }

  const release = releaseRule(books.plan, indicator)
  const end = period.to > today ? today : period.to
  const months = Math.max(0, monthsOf({ from: period.from, to: end }))
  const target = aim.is === 'target' ? aim.target : { ...aim.target, value: judged.bar.value }
  const monthsInAll = monthsUntil(target.deadline, books.plan.plan.year)
  const verdict = judgeFor(
    indicator.kind,
    judged.comparison,
  )({
    indicator,
    figure,
    // Older imports hold what a formula left behind: 6.999999999999986 is 7.
    value: significant(figure.figure.value),
    bar: judged.bar,
    months,
    monthsInAll,
    release,
    limits: limitsOf(books.plan),
  })
  const { comparison } = judged
  const found: Judgement = onTheWay(books, indicator, target, {
    ...{ ...state, ...verdict, rule: judged.rule ?? verdict.rule, comparison },
  })
  if (isYearly(release) && months < 12)
    return { ...found, light: 'not_due', reason: 'yearly', rule: `${found.rule}（年度指标，年末评判）` }
  const settled = indicator.kind === 'count' && found.light === 'met'
  const good = found.light === 'met' || found.light === 'on_schedule'
  if (!exact && good && !settled && silent(books, indicator, period, today))
    return { ...found, light: 'no_data', reason: 'silent' }
  return found
}

/** A node that is reached is on schedule: the year's own target is still ahead. */
function onTheWay({ plan }: Books, indicator: Indicator, target: Target, found: Judgement): Judgement {
  const { year } = plan.plan
  const named = target.deadline === lastDayOfMonth(year, 12) ? '全年' : deadlineName(target.deadline, year)
  const rule = found.rule.replace('全年', named)
  return isNode(indicator, target, year) && found.light === 'met'
    ? { ...found, light: 'on_schedule', rule }
    : { ...found, rule }
}

/** What adds up is held against the same months of somebody else as it stands: neither is a year's amount. */
function judgeFor(kind: keyof typeof JUDGES, comparison: Judgement['comparison']): Judge {
  const same = comparison !== null && ['province', 'last_year', 'economy'].includes(comparison.from)
  return kind === 'count' && same ? judgeLevel : JUDGES[kind]
}

/** All indicators that a filter lets through, in the plan's order. */
export function judgeAll(
  books: Books,
  filter: (indicator: Indicator) => boolean = () => true,
  asked: Asked = {},
): Judgement[] {
  return booksOf(books, asked.period)
    .plan.indicators.filter(filter)
    .map((it) => judge(books, it.id, asked))
}

/** The figure to judge. A period that is over wants its own figure; 今年, 截至目前 want the latest one within. */
function chosen(
  books: Books,
  indicator: Indicator,
  figures: readonly StandingFigure[],
  period: Period | undefined,
  today: Day,
): { figure: StandingFigure | null; exact: boolean } {
  const { year } = books.plan.plan
  // Done is done: a milestone's last word counts, said of whatever month.
  if (indicator.kind === 'milestone') return { figure: figures.at(-1) ?? null, exact: false }
  if (period === undefined)
    return { figure: latestFigure(figures, indicator, year, lastDayOfMonth(year, 12)), exact: false }
  const found = figureOf(figures, indicator, period)
  if (found !== null) return { figure: found, exact: true }
  const open = period.to > today || period.to !== lastDayOfMonth(yearOf(period.to), monthOf(period.to))
  if (!open || !isYearToDate(period)) return { figure: null, exact: true }
  return { figure: latestFigure(figures, indicator, yearOf(period.to), period.to), exact: false }
}

/** No figure: not to be had yet, unable to be judged, or missing; never red. */
function without(
  books: Books,
  indicator: Indicator,
  aim: Aim,
  figures: readonly StandingFigure[],
  period: Period | undefined,
  today: Day,
): { light: Judgement['light']; reason: Reason } {
  const { plan } = books
  const from =
    period === undefined ? null : expectedFigures(plan, indicator).find((it) => it.period.to >= period.to)
  const early = period === undefined ? latestDue(plan, indicator, today) === null : (from?.day ?? '') >= today
  if (early) return { light: 'not_due', reason: 'not_released' }
  if (period !== undefined) return { light: 'no_data', reason: 'nothing_for_period' }
  if (indicator.kind === 'rank' || aim.is === 'relative')
    return { light: 'not_judgeable', reason: 'no_comparison' }
  const singles = figures.some((it) => yearOf(it.figure.period.to) === plan.plan.year)
  return { light: 'no_data', reason: singles ? 'only_single_months' : 'not_reported' }
}

function judgedAgainst(
  books: Books,
  indicator: Indicator,
  aim: Exclude<Aim, { is: 'conflict' }>,
  figure: StandingFigure,
): { bar: Bar; comparison: Judgement['comparison']; rule: string | null } | null {
  if (aim.is === 'relative') return comparisonFor(books, indicator, aim.target, figure)
  const ruled = aim.ruling !== null && indicator.targets.every((it) => it.value === null)
  return {
    bar: aim.bar,
    comparison: ruled ? { value: aim.bar.value, from: 'ruling' } : null,
    rule: null,
  }
}

/** The rule that will be used, where no figure chose one yet. */
function ruleWithout(indicator: Indicator, aim: Aim): string {
  if (aim.is === 'conflict') return '文件数值不一致，待裁定后评判'
  if (aim.is === 'relative') return '目标未给出数值，待可比数据后评判'
  return RULE_NAMES[indicator.kind]
}

const RULE_NAMES: Readonly<Record<Kind, string>> = {
  growth: '增速与全年目标比',
  delta: '提高幅度与全年目标比',
  share: '占比与全年目标比',
  coverage: '覆盖率与全年目标比',
  level: '存量与全年目标比',
  count: '序时进度（月数/12）',
  rank: '位次与目标位次比',
  milestone: '按节点日期',
}

/** Whether the first figure after this period has been due for longer than a good light lasts. */
function silent(books: Books, indicator: Indicator, period: Period, today: Day): boolean {
  const newer = expectedFigures(books.plan, indicator).find((it) => it.period.to > period.to)
  return newer !== undefined && addDays(newer.day, limitsOf(books.plan).silence.within) < today
}
