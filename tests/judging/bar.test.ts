import { describe, expect, it } from 'vitest'
import { judge } from '../../src/judging/judge.ts'
import type { Period } from '../../src/plan/period.ts'
import { books, indicator, monthly, plan, type Sketch, type Told } from './rig.ts'

const calendar = [monthly('x')]
const judged = (
  sketch: Omit<Sketch, 'id'>,
  told: readonly Told[],
  today = '2025-04-18',
  rulings: Parameters<typeof books>[3] = [],
) => judge(books(plan([indicator(sketch)], { calendar }), today, told, rulings), 'x')

const firstQuarter2024: Period = { from: '2024-01-01', to: '2024-03-31' }

describe('targets whose printed numbers differ', () => {
  const disputed: Sketch = { kind: 'growth', targets: [{ value: 8 }, { value: 6 }] }

  it('stay 待裁定, figure or none, whatever the day', () => {
    for (const today of ['2025-01-10', '2025-04-18', '2026-05-01']) {
      expect(judged(disputed, [], today)).toMatchObject({
        light: 'unruled',
        reason: 'conflict',
        target: null,
      })
      expect(judged(disputed, [{ value: 7, period: 3 }], today)).toMatchObject({
        light: 'unruled',
        gap: null,
      })
    }
  })

  it('are judged by the ruling once there is one, the last one counting', () => {
    const rulings = [
      { indicator: 'x', value: 8 },
      { indicator: 'x', value: 6 },
    ]
    expect(judged(disputed, [{ value: 7, period: 3 }], '2025-04-18', rulings)).toMatchObject({
      light: 'met',
      target: { value: 6 },
      ruling: { value: 6, basis: '专班会议纪要' },
      gap: { value: 1 },
    })
    expect(judged(disputed, [{ value: 7, period: 3 }], '2025-04-18', rulings.slice(0, 1)).light).toBe(
      'slightly_behind',
    )
  })

  it('are judged without a ruling where only the wording differs', () => {
    const worded: Sketch = { kind: 'growth', targets: [{ value: 9 }, { value: 9, hedge: '力争' }] }
    expect(judged(worded, [{ value: 9, period: 3 }])).toMatchObject({ light: 'met', ruling: null })
  })
})

describe('targets relative to others', () => {
  const average: Sketch = {
    kind: 'growth',
    targets: [{ value: null, text: '不低于全省平均水平', hedge: '不低于' }],
  }

  it('are 不可判 until the province figure of the same period is in', () => {
    expect(judged(average, [{ value: 5, period: 3 }])).toMatchObject({
      light: 'not_judgeable',
      reason: 'no_comparison',
    })
    const wrongPeriod = [
      { value: 5, period: 3 },
      { value: 4, period: 2, scope: '全省' },
    ]
    expect(judged(average, wrongPeriod).light).toBe('not_judgeable')
    const both = [
      { value: 5, period: 3 },
      { value: 5, period: 3, scope: '全省' },
    ]
    expect(judged(average, both)).toMatchObject({
      light: 'met',
      comparison: { value: 5, from: 'province' },
      gap: { value: 0 },
      rule: '与全省同期数据比',
    })
  })

  it('take 高于 at its word: equal is not enough, and 不低于 is content with equal', () => {
    const above: Sketch = { kind: 'growth', targets: [{ value: null, text: '高于全省增速', hedge: '高于' }] }
    const equal = [
      { value: 5, period: 3 },
      { value: 5, period: 3, scope: '全省' },
    ]
    expect(judged(above, equal).light).toBe('slightly_behind')
    expect(judged(average, equal).light).toBe('met')
  })

  it('compare a falling target with the same months of last year, equal not being a fall', () => {
    const falling: Sketch = {
      kind: 'level',
      unit: '%',
      better: 'lower',
      targets: [{ value: null, text: '持续下降', direction: 'at_most' }],
    }
    const now = (value: number) => [
      { value: 3.5, period: firstQuarter2024 },
      { value, period: 3 },
    ]
    expect(judged(falling, [{ value: 3.4, period: 3 }]).light).toBe('not_judgeable')
    expect(judged(falling, now(3.4))).toMatchObject({
      light: 'met',
      comparison: { value: 3.5, from: 'last_year' },
    })
    expect(judged(falling, now(3.5)).light).not.toBe('met')
    expect(judged(falling, now(4.5)).light).toBe('behind')
  })

  it('are judged by a ruled number (省定目标) like any other', () => {
    const set: Sketch = {
      kind: 'level',
      unit: '微克/立方米',
      better: 'lower',
      targets: [{ value: null, text: '达到省定目标', direction: 'at_most' }],
    }
    const ruled = (value: number) =>
      judged(set, [{ value, period: 3, unit: '微克/立方米' }], '2025-04-18', [{ indicator: 'x', value: 38 }])
    expect(ruled(38)).toMatchObject({ light: 'met', comparison: { value: 38, from: 'ruling' } })
    expect(ruled(39)).toMatchObject({ light: 'slightly_behind', gap: { value: -1 } })
  })
})

describe('milestones', () => {
  const built: Sketch = {
    kind: 'milestone',
    unit: '项',
    targets: [{ value: null, text: '建成', deadline: '2025-06-30' }],
  }

  it('wait until their date, are done when said to be, and overdue from the day after', () => {
    expect(judged(built, [], '2025-06-20')).toMatchObject({
      light: 'not_due',
      reason: 'ahead',
      gap: { value: 10, unit: '天' },
    })
    expect(judged(built, [], '2025-06-30').light).toBe('not_due')
    expect(judged(built, [], '2025-07-01')).toMatchObject({
      light: 'behind',
      reason: 'overdue',
      gap: { value: -1, unit: '天' },
    })
    expect(judged(built, [{ value: 1, period: 7, unit: '项' }], '2025-08-01')).toMatchObject({
      light: 'met',
      reason: 'done',
    })
    expect(judged(built, [{ value: 60, period: 7, unit: '%' }], '2025-08-01').light).toBe('behind')
  })

  it('count as done by a word of the year after, and by the last word whatever period is asked for', () => {
    const late = [
      { value: 0, period: 12, unit: '项' },
      { value: 1, period: { from: '2026-01-01', to: '2026-01-31' }, unit: '项' },
    ]
    expect(judged(built, late, '2026-02-10').light).toBe('met')
    const asked = { period: { from: '2025-01-01', to: '2025-03-31' } }
    const given = books(plan([indicator(built)]), '2025-08-01', [{ value: 1, period: 7, unit: '项' }])
    expect(judge(given, 'x', asked).light).toBe('met')
  })

  it('do not stay done when the word is returned', () => {
    const returned = [{ value: 1, period: 6, unit: '项', review: 'returned' as const }]
    expect(judged(built, returned, '2025-07-01').light).toBe('behind')
  })
})

describe('schedules of their own', () => {
  const work = (deadline: string): Sketch => ({
    kind: 'count',
    unit: '公里',
    targets: [{ value: 90, deadline }],
  })

  it('spread a target with an earlier deadline over the months until then', () => {
    const found = judged(work('2025-09-30'), [{ value: 30, period: 3, unit: '公里' }])
    expect(found).toMatchObject({ light: 'on_schedule', rule: '序时进度（月数/9）', gap: { value: 0 } })
    expect(judged(work('2025-09-30'), [{ value: 89, period: 11, unit: '公里' }], '2025-12-18')).toMatchObject(
      {
        light: 'slightly_behind',
        gap: { value: -1 },
        due: 1,
      },
    )
  })

  it('count only months that are over in a period that ends within one', () => {
    const period = { from: '2025-01-01', to: '2025-04-12' }
    const found = judged(work('2025-12-31'), [{ value: 22.5, period, unit: '公里' }], '2025-04-12')
    expect(found).toMatchObject({ light: 'on_schedule', due: 0.25 })
  })

  it('follow a curve of seasonal work instead of months/12', () => {
    const curve = [0, 0, 0, 0, 0, 0, 0, 0.1, 0.3, 0.6, 0.9, 1]
    const seasonal = plan([indicator(work('2025-12-31'))], { calendar: [monthly('x', { curve })] })
    const at = (value: number, period: number) =>
      judge(books(seasonal, '2025-12-31', [{ value, period, unit: '公里' }]), 'x', {
        period: {
          from: '2025-01-01',
          to: `2025-${String(period).padStart(2, '0')}-${period === 9 ? 30 : 31}`,
        },
      })
    expect(at(0, 3)).toMatchObject({ light: 'on_schedule', due: 0 })
    expect(at(27, 9)).toMatchObject({ light: 'on_schedule', gap: { value: 0 }, due: 0.3 })
    expect(at(18, 9)).toMatchObject({ light: 'slightly_behind', points: -10 })
    expect(at(17, 9).light).toBe('behind')
  })

  it('follow a path of values for shares and levels where one is set', () => {
    const path = [60, 60, 65, 65, 65, 70, 70, 70, 75, 75, 75, 80]
    const share = indicator({ kind: 'share', targets: [{ value: 80 }] })
    const given = (value: number) =>
      judge(
        books(plan([share], { calendar: [monthly('x', { path })] }), '2025-04-18', [{ value, period: 3 }]),
        'x',
      )
    expect(given(65)).toMatchObject({ light: 'on_schedule', gap: { value: 0, against: 'schedule' } })
    expect(given(64)).toMatchObject({ light: 'slightly_behind', rule: '占比与分月目标比' })
    expect(given(63.9).light).toBe('behind')
    expect(given(80)).toMatchObject({ light: 'met', gap: { value: 0, against: 'target' } })
  })
})

describe('limits as configuration', () => {
  it("let a city's own lights replace the default ones one by one", () => {
    const retail = indicator({ kind: 'growth', targets: [{ value: 7 }] })
    const lights = { growth: { within: 0.5, source: '市督查办法第八条' } }
    const given = (value: number) =>
      judge(books(plan([retail], { calendar, lights }), '2025-04-18', [{ value, period: 3 }]), 'x').light
    expect([given(6.5), given(6.4)]).toEqual(['slightly_behind', 'behind'])
  })

  it('widen 左右 only as far as a stated tolerance', () => {
    const about = indicator({ kind: 'growth', targets: [{ value: 2.5, direction: 'about' }] })
    const lights = { about: { within: 4, source: '专班会议纪要' } }
    const given = (value: number) =>
      judge(books(plan([about], { calendar, lights }), '2025-04-18', [{ value, period: 3 }]), 'x').light
    expect([given(2.4), given(2.39)]).toEqual(['met', 'slightly_behind'])
  })
})
