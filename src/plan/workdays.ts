/**
 * Working days with 调休: the State Council's holidays and the weekend days worked instead, from the table of
 * `chinese-days`, by arithmetic on the days themselves (its functions go wrong outside Asia/Shanghai, and call every
 * year that it does not know plain Monday to Friday). A plan's folder may hold `workdays.json` for what the table
 * lacks, a year that was published since, or a day that the city moved:
 *
 *     { "years": [2027], "holidays": ["2027-01-01"], "workdays": ["2027-01-02"], "source": "国办发明电〔2026〕…号" }
 *
 * @example
 * const workdays = Workdays.of()
 * workdays.isWorkday('2026-02-28') // true: a Saturday worked for Spring Festival
 * workdays.isCovered('2027-01-04') // false: 暂定
 */
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { z } from 'zod'
import type { Day } from '../base/clock.ts'
import { dateOf, monthOf, nextDay, previousDay, yearOf } from './period.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 2027-01-01 这样的日期')

export const workdaysSchema = z.strictObject({
  /** Years that are known in full by this file, or by the table and this file together. */
  years: z.array(z.int()),
  holidays: z.array(day),
  /** Weekend days that are worked. */
  workdays: z.array(day),
  source: z.string().min(1),
})

export type WorkdaysFile = z.infer<typeof workdaysSchema>
export type Roll = 'back' | 'forward'

/** More than the longest holiday: past it something is wrong with the table. */
const LONGEST_REST = 40

export class Workdays {
  readonly #holidays: ReadonlySet<Day>
  readonly #worked: ReadonlySet<Day>
  /** The years whose holidays are known. */
  readonly years: ReadonlySet<number>

  private constructor(holidays: Iterable<Day>, worked: Iterable<Day>, years: Iterable<number>) {
    this.#holidays = new Set(holidays)
    this.#worked = new Set(worked)
    this.years = new Set(years)
  }

  /** The table, and on top of it what the plan's own file says. */
  static of(file?: WorkdaysFile): Workdays {
    const closed = new Set(file?.holidays)
    const open = new Set(file?.workdays)
    // A year counts as known once its last long holiday stands in the table.
    const years = Object.entries(table.holidays).flatMap(([it, name]) =>
      name.startsWith('National Day') ? [yearOf(it)] : [],
    )
    return new Workdays(
      [...Object.keys(table.holidays).filter((it) => !open.has(it)), ...closed],
      [...Object.keys(table.workdays).filter((it) => !closed.has(it)), ...open],
      [...years, ...(file?.years ?? [])],
    )
  }

  /** In a year that is not covered: Monday to Friday, which is a guess. */
  isWorkday(day: Day): boolean {
    if (this.#holidays.has(day)) return false
    return this.#worked.has(day) || weekdayOf(day) <= 5
  }

  /** Whether the year's holidays are known; else every date in it is 暂定. */
  isCovered(day: Day): boolean {
    return this.years.has(yearOf(day))
  }

  /** The day itself where it is worked, else the nearest before or after it. */
  roll(day: Day, roll: Roll): Day {
    let at = day
    for (let steps = 0; !this.isWorkday(at); steps++) {
      if (steps > LONGEST_REST) throw new Error(`no working day near ${day}`)
      at = roll === 'back' ? previousDay(at) : nextDay(at)
    }
    return at
  }

  /** The n-th working day after a day (n > 0) or before it (n < 0), that day itself not counted. */
  step(day: Day, n: number): Day {
    let at = day
    for (let left = Math.abs(n); left > 0; left--)
      at = n > 0 ? this.roll(nextDay(at), 'forward') : this.roll(previousDay(at), 'back')
    return at
  }

  /** Working days in a stretch, both ends included. */
  within(from: Day, to: Day): Day[] {
    const days: Day[] = []
    for (let at = from; at <= to; at = nextDay(at)) if (this.isWorkday(at)) days.push(at)
    return days
  }

  /** Working days after one day up to another: 0 for the same day, negative backwards. */
  between(from: Day, to: Day): number {
    return from <= to ? this.within(nextDay(from), to).length : -this.within(nextDay(to), from).length
  }
}

/** What each month adds to the weekday (Sakamoto's method). */
const MONTH_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const

/** 1 for Monday to 7 for Sunday; by arithmetic, since an overview asks this thousands of times. */
export function weekdayOf(day: Day): number {
  const month = monthOf(day)
  const year = yearOf(day) - (month < 3 ? 1 : 0)
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return (year + leaps + (MONTH_SHIFTS[month - 1] ?? 0) + dateOf(day)) % 7 || 7
}
