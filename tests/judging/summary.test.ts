import { describe, expect, it } from 'vitest'
import { forecast } from '../../src/judging/forecast.ts'
import { judgeAll } from '../../src/judging/judge.ts'
import { rankGroups, rankIndicators } from '../../src/judging/ranking.ts'
import { tally, worstFirst } from '../../src/judging/tally.ts'
import { trend } from '../../src/judging/trend.ts'
import { throughMonth } from '../../src/plan/period.ts'
import { books, indicator, monthly, plan, type Sketch, type Told } from './rig.ts'

const rate = (id: string, value = 7) => indicator({ id, kind: 'growth', targets: [{ value }] })
const told = (pairs: Record<string, number>): Told[] =>
  Object.entries(pairs).map(([id, value]) => ({ indicator: id, value, period: 3 }))

describe('tally', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const catalogue = plan(
    ids.map((id) => rate(id)),
    { calendar: ids.map((id) => monthly(id)) },
  )
  const given = books(catalogue, '2025-04-20', told({ a: 7, b: 8, c: 6.5, d: 1, e: 1 }))

  it('counts by light, and the counts sum to the whole', () => {
    const found = tally(judgeAll(given))
    expect(found.lights).toEqual({
      behind: 2,
      slightly_behind: 1,
      unruled: 0,
      no_data: 2,
      not_judgeable: 0,
      not_due: 0,
      on_schedule: 0,
      met: 2,
    })
    expect(found).toMatchObject({
      total: 7,
      judged: 5,
      good: 2,
      goodShare: 40,
      reported: 5,
      pending: 5,
      missing: 2,
    })
  })

  it('rounds shares singly and does not force them to 100', () => {
    const { shares } = tally(judgeAll(given))
    expect([shares.behind, shares.slightly_behind, shares.no_data, shares.met]).toEqual([
      28.6, 14.3, 28.6, 28.6,
    ])
    expect(Object.values(shares).reduce((a, b) => a + b)).toBeCloseTo(100.1)
  })

  it('has no share of nothing', () => {
    expect(tally([])).toMatchObject({ total: 0, goodShare: null, shares: { met: 0 } })
  })

  it('leads lists with what is furthest behind', () => {
    expect(worstFirst(judgeAll(given)).map((it) => it.indicator)).toEqual(['d', 'e', 'c', 'f', 'g', 'a', 'b'])
  })
})

describe('ranking', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const catalogue = plan(
    ids.map((id) => rate(id)),
    { calendar: ids.map((id) => monthly(id)) },
  )
  const judged = judgeAll(books(catalogue, '2025-04-20', told({ a: 7.4, b: 5, c: 7.4, d: 6.9 })))
  const of = (...names: string[]) => judged.filter((it) => names.includes(it.indicator))

  it('orders groups by the share of targets that are kept, ties sharing a place', () => {
    const { places, unjudged } = rankGroups([
      { name: '市科技局', judgements: of('b', 'd') },
      { name: '市商务局', judgements: of('a', 'b') },
      { name: '市发改委', judgements: of('c', 'd', 'e') },
      { name: '市工信局', judgements: of('e', 'f') },
    ])
    expect(places.map((it) => [it.name, it.place, it.score])).toEqual([
      ['市商务局', 1, 0.5],
      ['市发改委', 1, 0.5],
      ['市科技局', 3, 0],
    ])
    expect(places[1]).toMatchObject({ judged: 2, missing: 1, total: 3 })
    expect(unjudged).toEqual(['市工信局'])
  })

  it('does not depend on the order of reporting, only on the figures', () => {
    const backwards = told({ d: 6.9, c: 7.4, b: 5, a: 7.4 })
    const again = judgeAll(books(catalogue, '2025-04-20', backwards))
    expect(rankIndicators(again)).toEqual(rankIndicators(judged))
  })

  it('orders indicators by their distance to what is due', () => {
    const { places, unjudged } = rankIndicators(judged)
    expect(places.map((it) => [it.name, it.place, it.score])).toEqual([
      ['a', 1, 0.4],
      ['c', 1, 0.4],
      ['d', 3, -0.1],
      ['b', 4, -2],
    ])
    expect(unjudged).toEqual(['e', 'f'])
  })
})

describe('forecast', () => {
  const of = (value: number, period: number, sketch: Partial<Sketch> = {}, curve?: [number, ...number[]]) => {
    const it = indicator({ kind: 'count', unit: '家', targets: [{ value: 120 }], ...sketch })
    const calendar = [monthly('x', curve === undefined ? {} : { curve })]
    return forecast(books(plan([it], { calendar }), '2026-02-01', [{ value, period, unit: '家' }]), 'x')
  }

  it('shows its formula: 48 by April leads to 144, and 9 a month are needed from then on', () => {
    expect(of(48, 4)).toMatchObject({
      soFar: 48,
      months: 4,
      monthsInAll: 12,
      formula: { by: 'months' },
      yearEnd: 144,
      average: 12,
      rest: { amount: 72, months: 8, average: 9 },
      outlook: 'on_pace',
    })
  })

  it('rounds what is needed so that it suffices', () => {
    expect(of(20, 5)).toMatchObject({
      yearEnd: 48,
      average: 4,
      rest: { amount: 100, months: 7, average: 14.29 },
      outlook: 'short',
    })
    expect(14.29 * 7).toBeGreaterThanOrEqual(100)
  })

  it('says when the total is there, when no month is left, and when nothing is needed any more', () => {
    expect(of(120, 5)).toMatchObject({ outlook: 'reached', rest: null })
    expect(of(119, 12)).toMatchObject({ outlook: 'out_of_reach', rest: null, yearEnd: 119 })
    expect(of(130, 12)).toMatchObject({ outlook: 'reached', rest: null })
  })

  it('turns round for a ceiling: what the remaining months may have at most', () => {
    const ceiling: Partial<Sketch> = { better: 'lower', targets: [{ value: 12, direction: 'at_most' }] }
    expect(of(2, 5, ceiling)).toMatchObject({
      ceiling: true,
      yearEnd: 4.8,
      rest: { amount: 10, months: 7, average: 1.42 },
      outlook: 'on_pace',
    })
    expect(of(6, 5, ceiling)).toMatchObject({ yearEnd: 14.4, outlook: 'short' })
    expect(of(13, 5, ceiling)).toMatchObject({ rest: null, outlook: 'out_of_reach' })
    expect(of(12, 12, ceiling)).toMatchObject({ rest: null, outlook: 'reached' })
  })

  it('goes by the curve of seasonal work, and says nothing before it begins', () => {
    const curve: [number, ...number[]] = [0, 0, 0, 0, 0, 0, 0, 0.1, 0.3, 0.6, 0.9, 1]
    expect(of(27, 9, {}, curve)).toMatchObject({
      yearEnd: 90,
      formula: { by: 'curve', share: 0.3 },
      outlook: 'short',
    })
    expect(of(5, 3, {}, curve)).toBeNull()
  })

  it('has no pace of a harvest that is counted once a year', () => {
    const grain = indicator({ kind: 'count', unit: '亿斤', targets: [{ value: 60 }] })
    const calendar = [monthly('x', { every: 'year', day: 31 })]
    const half = [{ value: 20, period: 6, unit: '亿斤' }]
    expect(forecast(books(plan([grain], { calendar }), '2025-08-01', half), 'x')).toBeNull()
  })

  it('is for cumulative counts alone', () => {
    expect(of(5, 3, { kind: 'growth' })).toBeNull()
    expect(of(5, 3, { targets: [{ value: 120 }, { value: 100 }] })).toBeNull()
    expect(of(5, 3, { targets: [{ value: null, text: '下降' }] })).toBeNull()
  })
})

describe('trend', () => {
  it('shows the figures in their periods beside the path of the target, single months apart', () => {
    const shows = indicator({ kind: 'count', unit: '场', targets: [{ value: 24 }] })
    const april = { from: '2025-04-01', to: '2025-04-30' }
    const found = trend(
      books(plan([shows]), '2025-05-20', [
        { value: 9, period: 4, unit: '场' },
        { value: 5, period: 3, unit: '场', stage: 'flash' },
        { value: 6, period: 3, unit: '场', stage: 'final' },
        { value: 3, period: april, unit: '场' },
        { value: 4, period: throughMonth(2024, 4), unit: '场' },
      ]),
      'x',
    )
    expect(found.points.map((it) => [it.figure.figure.value, it.due, it.change])).toEqual([
      [6, 6, null],
      [9, 8, 3],
    ])
    expect(found.points.map((it) => it.yearBefore?.figure.value ?? null)).toEqual([null, 4])
    expect(found.singles.map((it) => it.figure.value)).toEqual([3])
    expect(found.target).toBe(24)
  })

  it('gives the change of a rate in points without float dust, and no path where only the year has a number', () => {
    const found = trend(
      books(plan([rate('x')]), '2025-05-20', [
        { value: 6.8, period: 3 },
        { value: 7.1, period: 4 },
      ]),
      'x',
    )
    expect(found.points.map((it) => [it.due, it.change])).toEqual([
      [null, null],
      [null, 0.3],
    ])
  })
})
