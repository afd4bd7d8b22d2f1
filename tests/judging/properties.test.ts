import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, divide, minus, plus, times } from '../../src/judging/decimal.ts'
import { forecast } from '../../src/judging/forecast.ts'
import { judge, judgeAll } from '../../src/judging/judge.ts'
import { LIGHTS, type Light } from '../../src/judging/judgement.ts'
import { rankGroups } from '../../src/judging/ranking.ts'
import { latestDuePeriod } from '../../src/judging/release.ts'
import { tally } from '../../src/judging/tally.ts'
import { addDays } from '../../src/plan/period.ts'
import type { Indicator } from '../../src/plan/schema.ts'
import { books, indicator, monthly, plan, type Told } from './rig.ts'

/** Worse to better; only lights that say how far a figure is. */
const ORDER: readonly Light[] = ['behind', 'slightly_behind', 'on_schedule', 'met']
const cents = fc.integer({ min: -20_000, max: 20_000 }).map((it) => it / 100)
const amounts = fc.integer({ min: 0, max: 40_000 }).map((it) => it / 100)
const months = fc.integer({ min: 1, max: 12 })
const kinds = fc.constantFrom('growth', 'share', 'level', 'count', 'coverage', 'delta', 'rank')

describe('decimals', () => {
  const scaled = fc.tuple(fc.integer({ min: -(10 ** 7), max: 10 ** 7 }), fc.integer({ min: 0, max: 4 }))

  it('agree with integers', () => {
    fc.assert(
      fc.property(scaled, scaled, ([a, s], [b, t]) => {
        const [x, y] = [a / 10 ** s, b / 10 ** t]
        const [m, n] = [BigInt(a) * 10n ** BigInt(4 - s), BigInt(b) * 10n ** BigInt(4 - t)]
        expect(Math.sign(compare(x, y))).toBe(m < n ? -1 : m > n ? 1 : 0)
        expect(minus(x, y)).toBe(Number(m - n) / 10_000)
        expect(plus(x, y)).toBe(Number(m + n) / 10_000)
        expect(times(x, y)).toBeCloseTo(x * y, 2)
      }),
    )
  })

  it('divide within half a unit, never below with up, never above with down', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        fc.pre(b !== 0)
        expect(Math.abs(divide(a, b, 2) - a / b)).toBeLessThanOrEqual(0.005 + 1e-9)
        expect(divide(a, b, 2, 'up')).toBeGreaterThanOrEqual(a / b - 1e-9)
        expect(divide(a, b, 2, 'down')).toBeLessThanOrEqual(a / b + 1e-9)
      }),
    )
  })
})

describe('judges', () => {
  const lightOf = (
    kind: Indicator['kind'],
    direction: 'at_least' | 'at_most',
    target: number,
    value: number,
    month: number,
  ) => {
    const it = indicator({
      kind,
      unit: kind === 'level' || kind === 'count' ? '家' : '%',
      better: direction === 'at_least' ? 'higher' : 'lower',
      targets: [{ value: target, direction }],
    })
    return judge(
      books(plan([it], { calendar: [monthly('x')] }), '2026-01-18', [
        { value, period: month, review: 'approved' },
      ]),
      'x',
      {
        period: {
          from: '2025-01-01',
          to: addDays(month === 12 ? '2026-01-01' : `2025-${String(month + 1).padStart(2, '0')}-01`, -1),
        },
      },
    )
  }

  it('never call a better figure worse, in either direction', () => {
    fc.assert(
      fc.property(kinds, fc.boolean(), amounts, amounts, amounts, months, (kind, up, target, a, b, month) => {
        const direction = up ? 'at_least' : 'at_most'
        const [worse, better] = up === a < b ? [a, b] : [b, a]
        const [low, high] = [worse, better].map((it) => lightOf(kind, direction, target, it, month))
        expect(ORDER.indexOf(high?.light ?? 'behind')).toBeGreaterThanOrEqual(
          ORDER.indexOf(low?.light ?? 'met'),
        )
        expect(ORDER).toContain(low?.light)
      }),
      { numRuns: 300 },
    )
  })

  it('never call a count better for the same figure later in the year', () => {
    fc.assert(
      fc.property(amounts, amounts, months, months, (target, value, a, b) => {
        fc.pre(target > 0)
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((it) =>
          lightOf('count', 'at_least', target, value, it),
        )
        expect(ORDER.indexOf(late?.light ?? 'met')).toBeLessThanOrEqual(
          ORDER.indexOf(early?.light ?? 'behind'),
        )
      }),
    )
  })

  it('put good lights on no negative distance, and bad lights on no positive one', () => {
    fc.assert(
      fc.property(kinds, fc.boolean(), amounts, amounts, months, (kind, up, target, value, month) => {
        const found = lightOf(kind, up ? 'at_least' : 'at_most', target, value, month)
        const gap = found.gap?.value ?? 0
        if (found.light === 'met' || found.light === 'on_schedule') expect(gap).toBeGreaterThanOrEqual(0)
        else expect(gap).toBeLessThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  it('never show red or green for silence, on any day', () => {
    const all = (['growth', 'share', 'level', 'count', 'coverage', 'delta', 'rank'] as const).map((kind) =>
      indicator({ id: kind, kind, targets: [{ value: 5 }] }),
    )
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 900 }), (days) => {
        const given = books(plan(all), addDays('2025-01-01', days), [])
        for (const it of judgeAll(given)) expect(['not_due', 'no_data', 'not_judgeable']).toContain(it.light)
      }),
    )
  })

  it('expect figures in an order that time only moves forward', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 100 }),
        (kind, days, more) => {
          const it = indicator({ kind, targets: [{ value: 5 }] })
          const at = (day: string) => latestDuePeriod(plan([it]), it, day)?.to ?? ''
          const [before, after] = [addDays('2024-12-01', days), addDays('2024-12-01', days + more)]
          expect(at(before) <= at(after)).toBe(true)
          expect(at(before) < before).toBe(true)
        },
      ),
    )
  })
})

describe('summaries', () => {
  const tolds = fc.array(
    fc.record({ indicator: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), value: cents, period: months }),
    { maxLength: 20 },
  )
  const catalogue = plan([
    indicator({ id: 'a', kind: 'growth', targets: [{ value: 7 }] }),
    indicator({ id: 'b', kind: 'growth', targets: [{ value: 8 }, { value: 6 }] }),
    indicator({ id: 'c', kind: 'count', unit: '家', targets: [{ value: 50 }] }),
    indicator({ id: 'd', kind: 'delta', targets: [{ value: 1 }] }),
    indicator({ id: 'e', kind: 'milestone', unit: '项', targets: [{ value: null, text: '建成' }] }),
    indicator({ id: 'f', kind: 'level', targets: [{ value: null, text: '下降', direction: 'at_most' }] }),
  ])
  const given = (told: readonly Told[], day: number) => books(catalogue, addDays('2025-01-01', day), told)

  it('count lights that sum to the whole, and good and bad ones that sum to the judged', () => {
    fc.assert(
      fc.property(tolds, fc.integer({ min: 0, max: 500 }), (told, day) => {
        const found = tally(judgeAll(given(told, day)))
        expect(LIGHTS.reduce((sum, light) => sum + found.lights[light], 0)).toBe(6)
        expect(found.lights.behind + found.lights.slightly_behind + found.good).toBe(found.judged)
        for (const share of Object.values(found.shares)) expect(share >= 0 && share <= 100).toBe(true)
      }),
    )
  })

  it('rank so that a place is one more than the number of better groups', () => {
    fc.assert(
      fc.property(tolds, (told) => {
        const judgements = judgeAll(given(told, 400))
        const groups = judgements.map((_, index) => ({
          name: `${index}`,
          judgements: judgements.slice(index),
        }))
        const { places, unjudged } = rankGroups(groups)
        expect(places.length + unjudged.length).toBe(groups.length)
        for (const it of places) {
          const better = places.filter((other) => other.good * it.judged > it.good * other.judged)
          expect(it.place).toBe(better.length + 1)
        }
      }),
    )
  })

  it('forecast a need that suffices', () => {
    fc.assert(
      fc.property(amounts, amounts, months, (target, value, month) => {
        const it = indicator({ kind: 'count', unit: '家', targets: [{ value: target }] })
        const found = forecast(books(plan([it]), '2026-01-20', [{ value, period: month }]), 'x')
        if (found?.rest == null) return
        expect(found.soFar + found.rest.average * found.rest.months).toBeGreaterThanOrEqual(target - 1e-6)
        expect(found.soFar).toBeLessThan(target)
      }),
    )
  })
})
