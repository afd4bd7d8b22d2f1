import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { months } from '../../src/plan/period.ts'
import {
  change,
  dayText,
  deadlineText,
  decimal,
  momentText,
  periodText,
  quantity,
  remaining,
  share,
} from '../../src/rendering/numbers.ts'
import { findPeriods, mainPeriod } from '../../src/understanding/periods/periods.ts'

describe('figures', () => {
  it('are printed without the dust of binary fractions, grouping or exponents.', () => {
    expect(decimal(0.1 + 0.2)).toBe('0.3')
    expect(decimal(12599)).toBe('12599')
    expect(decimal(0.0000001)).toBe('0.0000001')
  })

  it('read back as the number that was printed.', () => {
    const written = fc.tuple(fc.integer({ min: -999999, max: 999999 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(written, ([digits, places]) => {
        const value = Number(`${digits}e-${places}`)
        expect(Number(decimal(value))).toBe(value + 0)
      }),
    )
  })

  it('carry their unit, and a place is a place.', () => {
    expect(quantity(24000, '万美元')).toBe('24000万美元')
    expect(quantity(2, '位')).toBe('第2位')
  })

  it('say of a change whether it rose or fell, without a sign.', () => {
    expect(change(6.8, '%')).toBe('增长6.8%')
    expect(change(-5.4, '%')).toBe('下降5.4%')
    expect(change(0, '%')).toBe('持平')
    expect(change(0.4, '个百分点', '提高')).toBe('提高0.4个百分点')
  })

  it('are subtracted as they are written.', () => {
    expect(remaining(7, 6.8)).toBe(0.2)
  })

  it('are shares with one decimal, each rounded by itself.', () => {
    expect([share(0.375), share(0.25), share(2 / 3), share(1.04)]).toEqual(['37.5%', '25%', '66.7%', '104%'])
  })
})

describe('days and times', () => {
  it('carry the year only where another is spoken of.', () => {
    expect(dayText('2025-05-19', 2025)).toBe('5月19日')
    expect(dayText('2026-01-31', 2025)).toBe('2026年1月31日')
  })

  it('are those of Shanghai, whatever offset the instant is written with.', () => {
    expect(momentText('2025-05-19T01:12:00.000Z', 2025)).toBe('5月19日09:12')
    expect(momentText('2025-05-18T21:12:00-04:00', 2025)).toBe('5月19日09:12')
  })

  it('are deadlines in the plan’s words.', () => {
    expect(deadlineText('2025-12-31', 2025)).toBe('全年')
    expect(deadlineText('2025-03-31', 2025)).toBe('3月底前')
    expect(deadlineText('2025-06-15', 2025)).toBe('6月15日前')
    expect(deadlineText('2027-12-31', 2025)).toBe('2027年')
  })
})

describe('a period as it is printed', () => {
  it('is understood as the same period again.', () => {
    const spans = fc
      .tuple(
        fc.integer({ min: 2023, max: 2025 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
      )
      .map(([year, one, other]) => months(year, Math.min(one, other), Math.max(one, other)))
    fc.assert(
      fc.property(spans, (period) => {
        const text = periodText(period, 2025)
        expect(mainPeriod(findPeriods(`社零${text}增长6.8%`, '2025-12-31', false)), text).toEqual(period)
      }),
    )
  })
})
