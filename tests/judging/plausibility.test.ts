import { describe, expect, it } from 'vitest'
import { ODDITY_NAMES } from '../../src/judging/oddity.ts'
import { plausibility } from '../../src/judging/plausibility.ts'
import { throughMonth } from '../../src/plan/period.ts'
import { books, indicator, monthly, plan, type Sketch, type Told } from './rig.ts'

function odd(sketch: Omit<Sketch, 'id'>, value: number, told: readonly Told[] = [], month = 3): string[] {
  const given = books(plan([indicator(sketch)], { calendar: [monthly('x')] }), '2025-12-31', told)
  return plausibility(given, 'x', value, throughMonth(2025, month)).map((it) => `${it.code} ${it.severity}`)
}

const retail: Sketch = { kind: 'growth', targets: [{ value: 7 }] }
const shows: Sketch = { kind: 'count', unit: '场', targets: [{ value: 20 }] }
const capital: Sketch = { kind: 'count', unit: '万美元', targets: [{ value: 24000 }] }
const firms: Sketch = { kind: 'level', unit: '家', targets: [{ value: 1020 }] }

describe('growth rates', () => {
  it('doubts 68% for retail and not 6.8%', () => {
    expect(odd(retail, 68)).toEqual(['out_of_range doubt'])
    expect(odd(retail, 6.8)).toEqual([])
    expect(odd(retail, -6.8)).toEqual([])
  })

  it('draws the line at the larger of 30 and three times the target, both signs', () => {
    expect(odd(retail, 30)).toEqual([])
    expect(odd(retail, 30.1)).toEqual(['out_of_range doubt'])
    expect(odd(retail, -30.1)).toEqual(['out_of_range doubt'])
    const africa: Sketch = { kind: 'growth', targets: [{ value: 50 }] }
    expect(odd(africa, 150)).toEqual([])
    expect(odd(africa, 151)).toEqual(['out_of_range doubt', 'amount_for_rate doubt'])
  })

  it('doubts 25% where 2.5% is aimed at, and not 19%: a decimal point may have been left out', () => {
    const farming: Sketch = { kind: 'growth', targets: [{ value: 2.5 }] }
    expect(odd(farming, 25)).toEqual(['far_from_target doubt'])
    expect(odd(farming, 19)).toEqual([])
    expect(odd(farming, -25)).toEqual([])
  })

  it('goes by the range of the plan where one is given', () => {
    const outbound: Sketch = { kind: 'growth', targets: [{ value: 6 }], plausible: [-95, 500] }
    expect(odd(outbound, 320)).toEqual([])
    expect(odd(outbound, 501)).toEqual(['out_of_range doubt'])
    expect(odd(outbound, -96)).toEqual(['out_of_range doubt'])
  })

  it('takes a number of the size of an amount for one', () => {
    expect(odd(retail, 1823.4)).toEqual(['out_of_range doubt', 'amount_for_rate doubt'])
  })

  it('flags a tenfold step against the last figure, and a figure exactly on target', () => {
    expect(odd(retail, 68, [{ value: 6.8, period: 2 }])).toEqual(['out_of_range doubt', 'magnitude flag'])
    expect(odd(retail, 7)).toEqual(['exactly_on_target flag'])
  })

  it('is not misled by figures of another year, a county or a returned one', () => {
    const told: Told[] = [
      { value: 0.68, period: throughMonth(2024, 12) },
      { value: 0.68, period: 2, scope: '平江县' },
      { value: 0.68, period: 2, review: 'returned' },
    ]
    expect(odd(retail, 6.8, told)).toEqual([])
  })
})

describe('counts', () => {
  it('doubts more than three times the yearly target', () => {
    expect(odd(shows, 60, [], 12)).toEqual([])
    expect(odd(shows, 61)).toEqual(['far_over_target doubt'])
  })

  it.each([
    ['the yearly number in March', capital, 24000, 3, [], ['far_over_schedule doubt']],
    ['just over three times what is due', capital, 18001, 3, [], ['far_over_schedule doubt']],
    ['three times what is due', capital, 18000, 3, [], []],
    ['the yearly number in April: three times is the year', capital, 24000, 4, [], []],
    ['going on from one that was confirmed', capital, 20000, 3, [{ value: 15000, period: 2 }], []],
    [
      'a leap from an ordinary one',
      capital,
      20000,
      3,
      [{ value: 4000, period: 2 }],
      ['far_over_schedule doubt'],
    ],
    ['a target of twelve', { ...shows, targets: [{ value: 12 }] }, 4, 1, [], ['far_over_schedule doubt']],
    ['a smaller target, done in one piece', { ...shows, targets: [{ value: 11 }] }, 11, 1, [], []],
    ['beyond three times the year, which is its own doubt', shows, 61, 3, [], ['far_over_target doubt']],
  ] as const)('against the schedule: %s', (_, sketch, value, month, told, expected) => {
    expect(odd(sketch, value, [...told], month)).toEqual(expected)
  })

  const homes: Sketch = { ...shows, targets: [{ value: 9000 }] }
  it.each([
    ['an amount fifty times below a large pace', capital, 110, 3, [], ['far_below_schedule doubt']],
    ['an amount that is small and may be so', capital, 130, 3, [], []],
    ['none yet', capital, 0, 3, [], []],
    ['going on from one that was confirmed', capital, 110, 3, [{ value: 100, period: 2 }], []],
    ['the first of a few performances', shows, 1, 11, [], []],
    ['the first of a thousand homes, early in the year', homes, 1, 1, [], []],
    ['twelve of nine thousand at the half', homes, 12, 6, [], ['far_below_schedule doubt']],
  ] as const)('far below the schedule: %s', (_, sketch, value, month, told, expected) => {
    expect(odd(sketch, value, [...told], month)).toEqual(expected)
  })

  it('doubts a cumulative count below the last one, and flags one of the size of a month', () => {
    const told = [{ value: 8, period: 4, unit: '场' }]
    expect(odd(shows, 8, told, 5)).toEqual([])
    expect(odd(shows, 7, told, 5)).toEqual(['below_earlier doubt'])
    expect(odd(shows, 2, told, 5)).toEqual(['below_earlier doubt', 'single_month flag'])
  })

  it('doubts one above that of a later period', () => {
    expect(odd(shows, 9, [{ value: 8, period: 4, unit: '场' }])).toEqual(['above_later doubt'])
  })

  it('doubts 2.4 where 24000 万美元 are promised: 亿 for 万', () => {
    expect(odd(capital, 2.4)).toEqual(['magnitude doubt'])
    expect(odd(capital, 6100)).toEqual([])
    expect(odd(capital, 60_000_000)).toContain('magnitude doubt')
  })

  it('doubts a tenfold jump, but not while the count is small against the year', () => {
    const told = [{ value: 2400, period: 1, unit: '万美元' }]
    expect(odd(capital, 41000, told, 2)).toEqual(['far_from_last doubt'])
    expect(odd(capital, 24000, told, 2)).toEqual(['far_from_last doubt', 'magnitude doubt'])
    expect(odd(shows, 10, [{ value: 1, period: 2, unit: '场' }])).toEqual([])
  })

  it('doubts parts of a whole thing and negative counts', () => {
    expect(odd(shows, 4.5)).toEqual(['not_whole doubt'])
    expect(odd(shows, -1)).toEqual(['negative doubt'])
    expect(odd(capital, 5812.37)).toEqual([])
  })

  it('says nothing about size where the plan prints no number', () => {
    const accidents: Sketch = {
      kind: 'count',
      unit: '起',
      better: 'lower',
      targets: [{ value: null, text: '下降' }],
    }
    expect(odd(accidents, 900)).toEqual([])
  })
})

describe('shares, levels, ranks', () => {
  it('doubts a share outside 0 to 100', () => {
    const share: Sketch = { kind: 'share', targets: [{ value: 90 }] }
    expect([odd(share, 100), odd(share, 0)]).toEqual([[], []])
    expect(odd(share, 100.1)).toEqual(['share_out_of_range doubt'])
    expect(odd(share, -0.1)).toEqual(['share_out_of_range doubt'])
  })

  it('doubts a level more than five times off the target or the last figure', () => {
    expect([odd(firms, 5100), odd(firms, 204)]).toEqual([[], []])
    expect(odd(firms, 5101)).toContain('far_from_target doubt')
    expect(odd(firms, 203)).toContain('far_from_target doubt')
    expect(odd(firms, 190, [{ value: 980, period: 2, unit: '家' }])).toContain('far_from_last doubt')
  })

  it('takes only whole places from 1 for a rank', () => {
    const rank: Sketch = {
      kind: 'rank',
      unit: '位',
      better: 'lower',
      targets: [{ value: 2, direction: 'at_most' }],
    }
    expect([odd(rank, 2), odd(rank, 1)]).toEqual([[], []])
    expect(odd(rank, 0)).toEqual(['not_a_rank doubt'])
    expect(odd(rank, 1.5)).toEqual(['not_a_rank doubt'])
  })
})

describe('periods and texts', () => {
  it('flags a period that is not over, and January alone where 1—2月 come together', () => {
    const catalogue = plan([indicator(retail)], { calendar: [monthly('x', { january: false })] })
    const given = books(catalogue, '2025-02-10', [])
    const codes = (month: number) =>
      plausibility(given, 'x', 6.8, throughMonth(2025, month)).map((it) => it.code)
    expect([codes(1), codes(2)]).toEqual([['not_published_alone'], ['period_not_over']])
  })

  it("flags last month's text sent again, its period words aside", () => {
    const given = books(plan([indicator(retail)]), '2025-12-31', [{ value: 6.8, period: 3 }])
    const codes = (text: string, lastText: string) =>
      plausibility(given, 'x', 6.8, throughMonth(2025, 4), { text, lastText }).map((it) => it.code)
    expect(codes('1-4月社零增长6.8%', '1—3月 社零增长6.8%')).toEqual(['same_text'])
    expect(codes('1-4月社零增长6.9%', '1—3月社零增长6.8%')).toEqual([])
  })

  it('has words for every oddity, none of which names a number to reach', () => {
    for (const words of Object.values(ODDITY_NAMES)) expect(words).not.toMatch(/目标为|应为\d|还差|请补/)
  })
})
