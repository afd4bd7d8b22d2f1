import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  daysInMonth,
  describePeriod,
  isYearToDate,
  lastDayOfMonth,
  month,
  monthFrom,
  monthsOf,
  nextDay,
  previousDay,
  quarter,
  quarterFrom,
  shiftYears,
  throughMonth,
  wholeYear,
  yearToDate,
} from '../../src/plan/period.ts'

describe('stretches of days', () => {
  it('begin and end where the calendar says, in leap years too', () => {
    expect(month(2025, 2)).toEqual({ from: '2025-02-01', to: '2025-02-28' })
    expect(month(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(lastDayOfMonth(1900, 2)).toBe('1900-02-28')
    expect(lastDayOfMonth(2000, 2)).toBe('2000-02-29')
    expect(quarter(2025, 4)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(throughMonth(2025, 3)).toEqual(quarter(2025, 1))
    expect(wholeYear(2025)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(daysInMonth(2025, 13)).toBe(0)
  })

  it('step over the end of a year in both directions', () => {
    expect(monthFrom('2026-01-05', -1)).toEqual(month(2025, 12))
    expect(monthFrom('2025-12-31', 1)).toEqual(month(2026, 1))
    expect(quarterFrom('2026-01-05', -1)).toEqual(quarter(2025, 4))
    expect(nextDay('2025-12-31')).toBe('2026-01-01')
    expect(previousDay('2024-03-01')).toBe('2024-02-29')
    expect(lastDayOfMonth(2025, 14)).toBe('2026-02-28')
    expect(addDays('2025-12-31', 60)).toBe('2026-03-01')
    expect(daysBetween('2026-03-01', '2025-12-31')).toBe(-60)
  })

  it('count a month only when it is over', () => {
    expect(monthsOf(throughMonth(2025, 3))).toBe(3)
    expect(monthsOf(yearToDate('2025-04-12'))).toBe(3)
    expect(monthsOf(month(2024, 2))).toBe(2)
  })

  it('keep the ends of months when they move by years', () => {
    expect(shiftYears(month(2024, 2), -1)).toEqual(month(2023, 2))
    expect(shiftYears(quarter(2025, 1), -1)).toEqual(quarter(2024, 1))
  })

  it('walk day by day as the machine counts them, whatever its time zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const at = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)
        expect(nextDay(at(days))).toBe(at(days + 1))
        expect(previousDay(at(days + 1))).toBe(at(days))
      }),
    )
  })
})

describe('describePeriod', () => {
  it.each([
    ['2025-01-01', '2025-01-31', '1月'],
    ['2025-01-01', '2025-02-28', '1—2月'],
    ['2025-01-01', '2025-03-31', '一季度'],
    ['2025-01-01', '2025-04-30', '1—4月'],
    ['2025-01-01', '2025-06-30', '上半年'],
    ['2025-01-01', '2025-09-30', '前三季度'],
    ['2025-01-01', '2025-11-30', '1—11月'],
    ['2025-01-01', '2025-12-31', '全年'],
    ['2025-03-01', '2025-03-31', '3月'],
    ['2025-04-01', '2025-06-30', '二季度'],
    ['2025-07-01', '2025-12-31', '下半年'],
    ['2025-02-01', '2025-03-31', '2—3月'],
    ['2025-04-01', '2025-04-10', '4月上旬'],
    ['2025-02-21', '2025-02-28', '2月下旬'],
    ['2025-01-01', '2025-04-10', '截至4月10日'],
    ['2025-04-10', '2025-04-10', '4月10日'],
    ['2025-03-03', '2025-04-10', '3月3日—4月10日'],
    ['2024-01-01', '2024-03-31', '2024年一季度'],
    ['2024-01-01', '2024-12-31', '2024年全年'],
    ['2024-10-01', '2025-03-31', '2024年10月—2025年3月'],
  ])('names %s to %s as officials print it: %s', (from, to, name) => {
    expect(describePeriod({ from, to }, 2025)).toBe(name)
  })

  it('knows what runs from the first of January', () => {
    expect(isYearToDate(yearToDate('2025-04-10'))).toBe(true)
    expect(isYearToDate(month(2025, 2))).toBe(false)
    expect(isYearToDate({ from: '2024-01-01', to: '2025-01-31' })).toBe(false)
  })
})
