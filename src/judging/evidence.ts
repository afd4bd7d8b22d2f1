/**
 * Which figure counts. Only figures of the whole city that were not returned and are not 待核实 do; a later status (核实)
 * goes before an earlier one (快报) of the same period, and of the same status the one said last.
 */
import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { Figure } from '../ledger/revision.ts'
import type { StandingFigure } from '../ledger/standing.ts'
import { isAbsurd } from '../plan/bounds.ts'
import { isSamePeriod, isYearToDate, type Period, shiftYears, yearOf } from '../plan/period.ts'
import type { Indicator, Kind } from '../plan/schema.ts'

const STAGE_ORDER = { flash: 0, preliminary: 1, final: 2 } as const
/** Kinds whose figure says how things stand at the period's end, however the period is named. */
const STANDING_KINDS: readonly Kind[] = ['share', 'level', 'coverage', 'delta', 'rank', 'milestone']

/** Neither returned nor, before the office has approved it, beyond belief (待核实). */
export function isCounted(indicator: Indicator, { status, figure }: StandingFigure): boolean {
  return status === 'approved' || (status === 'pending' && !isAbsurd(indicator, figure.value))
}

/** Figures of the whole city that count, by the end of their period; of any year. */
export function cityFigures(books: Books, indicator: string): StandingFigure[] {
  const { city } = books.plan.plan
  const whole = ['', '全市', city, `${city}市`]
  const of = books.plan.indicator(indicator)
  return books.standing
    .ofIndicator(indicator)
    .filter((it) => isCounted(of, it) && whole.includes(it.figure.scope))
}

/** Whether a figure is of the sort that is judged: cumulative for rates and counts, any for what just stands. */
export function isJudged(indicator: Indicator, period: Period): boolean {
  return STANDING_KINDS.includes(indicator.kind) || isYearToDate(period)
}

/** The figure to go by: of the latest period of the year that ends by a day, the firmest. */
export function latestFigure(
  figures: readonly StandingFigure[],
  indicator: Indicator,
  year: number,
  until: Day,
): StandingFigure | null {
  const judged = figures.filter(
    ({ figure: { period } }) =>
      yearOf(period.to) === year && isJudged(indicator, period) && period.to <= until,
  )
  const last = judged.at(-1)
  if (last === undefined) return null
  return firmest(judged.filter((it) => it.figure.period.to === last.figure.period.to))
}

/** The figure of one period, cumulative and single month kept apart where that matters. */
export function figureOf(
  figures: readonly StandingFigure[],
  indicator: Indicator,
  period: Period,
): StandingFigure | null {
  const exact = figures.filter((it) => isSamePeriod(it.figure.period, period))
  if (exact.length > 0) return firmest(exact)
  if (!STANDING_KINDS.includes(indicator.kind)) return null
  const standing = figures.filter((it) => it.figure.period.to === period.to)
  return standing.length > 0 ? firmest(standing) : null
}

/** The same period's figure a year before, or null. */
export function figureYearBefore(
  figures: readonly StandingFigure[],
  indicator: Indicator,
  period: Period,
): StandingFigure | null {
  return figureOf(figures, indicator, shiftYears(period, -1))
}

/** The province's figure of the same period: what 不低于全省平均水平 is compared with. */
export function provinceFigure(books: Books, indicator: string, period: Period): StandingFigure | null {
  const found = books.standing
    .ofIndicator(indicator)
    .filter((it) => it.status !== 'returned' && it.figure.scope === '全省')
    .filter((it) => isSamePeriod(it.figure.period, period))
  return found.length > 0 ? firmest(found) : null
}

/** What stands for the same period and place in another status than this figure: 快报 beside 核实. */
export function otherStatuses(
  books: Books,
  { indicator, period, scope, basis, stage }: Figure,
): StandingFigure[] {
  return books.standing
    .ofIndicator(indicator)
    .filter(({ figure: it }) => it.scope === scope && it.basis === basis && isSamePeriod(it.period, period))
    .filter((it) => it.figure.stage !== stage)
}

function firmest(figures: readonly StandingFigure[]): StandingFigure {
  const order = ({ figure }: StandingFigure) =>
    (isYearToDate(figure.period) ? 10 : 0) + (figure.stage === null ? 0 : STAGE_ORDER[figure.stage])
  return figures.reduce((best, it) => (order(it) >= order(best) ? it : best))
}
