import { describe, expect, it } from 'vitest'
import { judge } from '../../src/judging/judge.ts'
import { throughMonth } from '../../src/plan/period.ts'
import { books, indicator, monthly, plan } from './rig.ts'

const retail = indicator({ kind: 'growth', targets: [{ value: 7 }, { value: 7 }] })
const retailPlan = plan([retail], { calendar: [monthly('x', { january: false })] })
const light = (...given: Parameters<typeof books>) => {
  const found = judge(books(...given), 'x')
  return [found.light, found.reason]
}

describe('which figure is judged', () => {
  it('judges the latest period, whatever the order in which figures came', () => {
    const found = judge(
      books(retailPlan, '2025-05-12', [
        { value: 7.4, period: 4 },
        { value: 6.8, period: 3 },
      ]),
      'x',
    )
    expect([found.figure?.figure.value, found.light]).toEqual([7.4, 'met'])
  })

  it('counts a pending figure and marks it', () => {
    expect(judge(books(retailPlan, '2025-04-12', [{ value: 6.8, period: 3 }]), 'x')).toMatchObject({
      light: 'slightly_behind',
      pending: true,
      gap: { value: -0.2, unit: '个百分点', against: 'target' },
      rule: '增速与全年目标比',
    })
    const approved = books(retailPlan, '2025-04-12', [{ value: 6.8, period: 3, review: 'approved' }])
    expect(judge(approved, 'x').pending).toBe(false)
  })

  it('judges the decimal that a formula meant, not the dust that it left', () => {
    const found = judge(books(retailPlan, '2025-04-12', [{ value: 6.999999999999986, period: 3 }]), 'x')
    expect(found).toMatchObject({ light: 'met', gap: { value: 0 } })
  })

  it('does not count what is beyond belief before the office has approved it', () => {
    const given = [
      { value: 6.8, period: 2 },
      { value: 88_888, period: 3 },
    ] as const
    expect(judge(books(retailPlan, '2025-04-12', [...given]), 'x').figure?.figure.value).toBe(6.8)
    const [last, first] = [{ ...given[1], review: 'approved' as const }, given[0]]
    expect(judge(books(retailPlan, '2025-04-12', [first, last]), 'x').figure?.figure.value).toBe(88_888)
  })

  it('does not count a returned figure, and falls back on the one before', () => {
    const found = judge(
      books(retailPlan, '2025-05-12', [
        { value: 7.1, period: 3 },
        { value: 9.9, period: 4, review: 'returned' },
      ]),
      'x',
    )
    expect([found.figure?.figure.value, found.period?.to]).toEqual([7.1, '2025-03-31'])
  })

  it('takes the verified figure of a period before the flash one, in either order', () => {
    const told = [
      { value: 7.2, period: 3, stage: 'final' as const },
      { value: 6.8, period: 3, stage: 'flash' as const },
    ]
    for (const order of [told, told.toReversed()])
      expect(judge(books(retailPlan, '2025-04-12', order), 'x').figure?.figure.value).toBe(7.2)
  })

  it('takes the figure said last where two are of the same status, a flash one and one without a word on it', () => {
    const given = books(retailPlan, '2025-04-12', [
      { value: 6.8, period: 3, stage: 'flash' },
      { value: 7.1, period: 3 },
    ])
    expect(judge(given, 'x').figure?.figure.value).toBe(7.1)
  })

  it('never judges a county, the province or a single month', () => {
    expect(light(retailPlan, '2025-05-12', [{ value: 9, period: 3, scope: '平江县' }])).toEqual([
      'no_data',
      'not_reported',
    ])
    expect(light(retailPlan, '2025-05-12', [{ value: 9, period: 3, scope: '全省' }])).toEqual([
      'no_data',
      'not_reported',
    ])
    const march = { from: '2025-03-01', to: '2025-03-31' }
    expect(light(retailPlan, '2025-05-12', [{ value: 9, period: march }])).toEqual([
      'no_data',
      'only_single_months',
    ])
  })

  it('judges the period that was asked for, and says so where there is nothing for it', () => {
    const given = books(retailPlan, '2025-05-20', [
      { value: 6.8, period: 3 },
      { value: 7.4, period: 4 },
    ])
    expect(judge(given, 'x', { period: throughMonth(2025, 3) }).light).toBe('slightly_behind')
    expect(judge(given, 'x', { period: throughMonth(2025, 2) })).toMatchObject({
      light: 'no_data',
      reason: 'nothing_for_period',
    })
    expect(judge(given, 'x', { period: throughMonth(2025, 6) })).toMatchObject({ light: 'met' })
    expect(judge(given, 'x', { period: { from: '2025-05-01', to: '2025-05-31' } })).toMatchObject({
      light: 'not_due',
      reason: 'not_released',
    })
  })
})

describe('when a figure can be missing', () => {
  it('says 未到统计时点 until the first figure was to be in, then 无数据, never red', () => {
    expect(light(retailPlan, '2025-02-20', [])).toEqual(['not_due', 'not_released'])
    expect(light(retailPlan, '2025-03-18', [])).toEqual(['not_due', 'not_released'])
    expect(light(retailPlan, '2025-03-19', [])).toEqual(['no_data', 'not_reported'])
    expect(light(retailPlan, '2027-01-01', [])).toEqual(['no_data', 'not_reported'])
  })

  it('names the period that is missing beside the light of the older figure', () => {
    const found = judge(books(retailPlan, '2025-05-20', [{ value: 7.4, period: 3 }]), 'x')
    expect(found).toMatchObject({
      light: 'met',
      missing: throughMonth(2025, 4),
      next: { day: '2025-06-18', period: throughMonth(2025, 5) },
    })
    // The 18th is a Sunday.
    expect(judge(books(retailPlan, '2025-05-19', [{ value: 7.4, period: 3 }]), 'x').missing).toBeNull()
  })

  it('lets a good light go after 31 days of silence, and keeps a bad one', () => {
    const good = [{ value: 7.4, period: 3 }]
    expect(light(retailPlan, '2025-06-18', good)).toEqual(['met', null])
    expect(light(retailPlan, '2025-07-20', good)).toEqual(['no_data', 'silent'])
    expect(light(retailPlan, '2025-07-20', [{ value: 2, period: 3 }])).toEqual(['behind', null])
  })

  it('keeps a count that has reached its yearly target, for it cannot fall', () => {
    const shows = plan([indicator({ kind: 'count', unit: '场', targets: [{ value: 20 }] })])
    expect(light(shows, '2025-11-20', [{ value: 21, period: 3, unit: '场' }])).toEqual(['met', null])
    expect(light(shows, '2025-11-20', [{ value: 19, period: 3, unit: '场' }])).toEqual(['no_data', 'silent'])
  })
})
