import { describe, expect, it } from 'vitest'
import {
  expectedFigures,
  latestDuePeriod,
  nextExpected,
  releaseDay,
  releaseRule,
} from '../../src/judging/release.ts'
import { throughMonth } from '../../src/plan/period.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { indicator, monthly, plan } from './rig.ts'

const yueyang = loadPlan(new URL('../../seeds/yueyang-2025', import.meta.url).pathname)
const due = (id: string, today: string) => latestDuePeriod(yueyang, yueyang.indicator(id), today)?.to ?? null

describe('the calendar of 岳阳', () => {
  it('has no single January for retail: 1—2月 are due in mid-March', () => {
    expect(expectedFigures(yueyang, yueyang.indicator('1-retail-growth')).map((it) => it.period.to)).toEqual([
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-31',
      '2025-06-30',
      '2025-07-31',
      '2025-08-31',
      '2025-09-30',
      '2025-10-31',
      '2025-11-30',
      '2025-12-31',
    ])
    expect(due('1-retail-growth', '2025-03-18')).toBeNull()
    expect(due('1-retail-growth', '2025-03-19')).toBe('2025-02-28')
  })

  it('expects GDP-like figures in the last third of the month after the quarter', () => {
    expect(due('2-primary-industry-growth', '2025-04-25')).toBeNull()
    expect(due('7-income-growth', '2025-04-26')).toBe('2025-03-31')
    expect(due('2-services-growth', '2026-01-26')).toBe('2025-09-30')
    expect(due('2-services-growth', '2026-01-27')).toBe('2025-12-31')
  })

  it('leaves yearly ones alone until the year is over', () => {
    for (const id of ['1-urbanization-gain', '3-rd-expenditure-growth', '3-patents-per-10k']) {
      expect([id, due(id, '2025-12-31')]).toEqual([id, null])
      expect([id, due(id, '2026-12-31')]).toEqual([id, '2025-12-31'])
    }
  })

  it('names a basis for each entry and covers every headline figure', () => {
    expect(yueyang.calendar.filter((it) => it.basis.length < 8)).toEqual([])
    const named = new Set(yueyang.calendar.map((it) => it.indicator))
    const headline = yueyang.indicators.filter((it) => it.headline && it.kind !== 'milestone')
    expect(headline.filter((it) => !named.has(it.id))).toEqual([])
  })
})

describe('the usual rules', () => {
  const usual = (kind: 'count' | 'growth' | 'milestone' | 'delta', unit: string) => {
    const it = indicator({ kind, unit, targets: [{ value: 10 }] })
    return { it, given: plan([it]) }
  }

  it('expect counts of work by the 10th of the next month, the year over included', () => {
    const { it: shows, given } = usual('count', '场')
    expect(latestDuePeriod(given, shows, '2025-02-10')).toBeNull()
    expect(latestDuePeriod(given, shows, '2025-02-11')).toEqual(throughMonth(2025, 1))
    expect(latestDuePeriod(given, shows, '2026-01-12')).toEqual(throughMonth(2025, 11))
    expect(latestDuePeriod(given, shows, '2026-01-13')).toEqual(throughMonth(2025, 12))
    expect(latestDuePeriod(given, shows, '2024-06-01')).toBeNull()
    expect(nextExpected(given, shows, '2026-01-13')).toBeNull()
  })

  it('expect no figure of a milestone, and of points gained one a year', () => {
    const milestone = usual('milestone', '项')
    expect(expectedFigures(milestone.given, milestone.it)).toEqual([])
    const gain = usual('delta', '个百分点')
    expect(expectedFigures(gain.given, gain.it)).toHaveLength(1)
    expect(releaseRule(gain.given, gain.it).assumed).toBe(true)
  })

  it('never run past the end of a short month', () => {
    const rule = monthly('x', { day: 31 })
    expect(releaseDay(rule, throughMonth(2025, 1))).toBe('2025-02-28')
    expect(releaseDay(rule, throughMonth(2024, 1))).toBe('2024-02-29')
    expect(releaseDay(rule, throughMonth(2025, 12))).toBe('2026-01-31')
  })
})
