import { describe, expect, it } from 'vitest'
import { promiseOf } from '../../src/judging/promise.ts'
import { compose } from '../../src/reminders/compose.ts'
import { nudgesOn } from '../../src/reminders/planner.ts'
import { digestWords } from '../../src/rendering/words/dispatch.ts'
import { clerk, deskOn, head, ladder, office, person, plan, reported, supervisor, type Told } from './desk.ts'

const RETAIL = '1-retail-growth'
const everybody = [clerk, head, office, supervisor]
/** 1% of a target of 7%: behind. */
const behind = reported(RETAIL, '2025-03-31', '2025-04-14T10:00:00+08:00')

function promised(day: string | null, at = '2025-04-14T11:00:00+08:00', period = '2025-03-31'): Told {
  return {
    at,
    revisions: [
      {
        type: 'lag_explained',
        indicator: RETAIL,
        period: { from: '2025-01-01', to: period },
        unit: '市商务局',
        reason: '基数高',
        measures: '办消费节',
        promised: day,
        needs: null,
      },
    ],
  }
}

function good(to: string, at: string): Told {
  const { revisions } = reported(RETAIL, to, at)
  const caught = revisions.map((it) =>
    it.type === 'figure_reported' ? { ...it, figure: { ...it.figure, value: 7.5 } } : it,
  )
  return { at, revisions: caught }
}

/** Who is reminded of a promise on a day, by which rung. */
function pledges(day: string, told: readonly Told[], people = everybody) {
  return nudgesOn(deskOn(day, people, told), ladder, day).flatMap(({ person: who, parts }) =>
    parts.flatMap(({ duty, step, as }) => ('promise' in duty ? [`${who}: ${step} as ${as}`] : [])),
  )
}

describe('a day that a unit promised (Wednesday 30 April; 1 to 5 May are holidays)', () => {
  it.each([
    ['2025-04-29', []],
    ['2025-04-30', []],
    ['2025-05-01', []],
    ['2025-05-06', ['clerk: promise_passed as clerk']],
    ['2025-05-07', ['head: overdue_head as head']],
    ['2025-05-08', []],
    ['2025-05-12', ['office: overdue_office as office']],
    ['2025-05-13', []],
    ['2025-05-30', []],
  ])('is followed on %s: %j', (day, expected) => {
    expect(pledges(day, [behind, promised('2025-04-30')])).toEqual(expected)
  })

  it.each([
    ['no day was promised', [behind, promised(null)]],
    [
      'a newer figure has caught up',
      [behind, promised('2025-04-30'), good('2025-04-30', '2025-05-05T10:00:00+08:00')],
    ],
    [
      'another day has been promised since',
      [behind, promised('2025-04-30'), promised('2025-06-30', '2025-05-05T10:00:00+08:00')],
    ],
    [
      'the figure was corrected and is on schedule',
      [behind, promised('2025-04-30'), good('2025-03-31', '2025-05-05T10:00:00+08:00')],
    ],
  ])('is not spoken of where %s.', (_, told) => {
    for (const day of ['2025-05-06', '2025-05-07', '2025-05-12']) expect(pledges(day, told)).toEqual([])
  })

  it('is still followed where the newer figure is behind too, or more was explained without a day.', () => {
    const still = [
      behind,
      promised('2025-04-30'),
      reported(RETAIL, '2025-04-30', '2025-05-05T10:00:00+08:00'),
      promised(null, '2025-05-05T11:00:00+08:00', '2025-04-30'),
    ]
    expect(pledges('2025-05-06', still)).toEqual(['clerk: promise_passed as clerk'])
  })

  it('is settled once a figure caught up: what falls behind afterwards is another matter.', () => {
    const told = [
      behind,
      promised('2025-05-31'),
      good('2025-04-30', '2025-05-05T10:00:00+08:00'),
      reported(RETAIL, '2025-05-31', '2025-06-05T10:00:00+08:00'),
    ]
    expect(promiseOf(deskOn('2025-06-10', everybody, told).books, RETAIL)?.state).toBe('kept')
    expect(pledges('2025-06-03', told)).toEqual([])
  })

  it('is asked of the clerk as a clerk where nobody reaches the head.', () => {
    const absent = { ...head, accounts: {} }
    expect(pledges('2025-05-07', [behind, promised('2025-04-30')], [clerk, absent])).toEqual([
      'clerk: overdue_head as clerk',
    ])
  })

  it('is the promising unit’s alone; nobody else’s clerk hears of it.', () => {
    const other = person('other', 'reporter', '市发改委')
    expect(pledges('2025-05-06', [behind, promised('2025-04-30')], [other, clerk])).toEqual([
      'clerk: promise_passed as clerk',
    ])
  })

  it('counts how often another day was promised, and says which figure cannot be in yet.', () => {
    const told = [behind, promised('2025-04-20'), promised('2025-04-30', '2025-04-22T10:00:00+08:00')]
    const { books } = deskOn('2025-05-06', everybody, told)
    expect(promiseOf(books, RETAIL)).toMatchObject({
      state: 'lapsed',
      earlier: ['2025-04-20'],
      awaits: { day: '2025-05-19', period: { to: '2025-04-30' } },
    })
  })
})

describe('the message that a promised day is over', () => {
  function said(day: string, to: string, told: readonly Told[], toldSince = told) {
    const desk = deskOn(day, everybody, told)
    const nudge = nudgesOn(desk, ladder, day).find((it) => it.person === to && it.kind === 'digest')
    if (nudge === undefined) throw new Error('nothing is planned')
    const row = { ...nudge, at: nudge.at.toISOString() }
    const at = new Date(`${day}T09:00:00+08:00`)
    const fresh = {
      ...row,
      next: row.at,
      state: 'pending',
      lease: null,
      attempts: 0,
      text: null,
      settledAt: null,
      problem: null,
      cleared: [],
    } as const
    const { reply } = compose(deskOn(day, everybody, toldSince), ladder, fresh, at)
    return reply?.type === 'digest' ? digestWords(reply, { plan }) : null
  }

  const told = [behind, promised('2025-04-30')]

  it('asks for words and a day, and names neither target nor gap nor figure.', () => {
    const text = said('2025-05-06', 'clerk', told) ?? ''
    expect(text).toContain('社会消费品零售总额增速：承诺4月30日前赶上，最近数据为一季度')
    expect(text).toContain('1—4月数据应于5月19日前报送')
    expect(text).toContain('请按实际说明进展和新的预计赶上日期')
    expect(text).not.toMatch(/7%|1%|个百分点|目标/)
  })

  it('tells the office which unit promised, and that nothing more is sent.', () => {
    const text = said('2025-05-12', 'office', told) ?? ''
    expect(text).toContain('承诺4月30日前赶上')
    expect(text).toContain('市商务局')
    expect(text).toContain('系统对上述承诺不再自动提醒')
  })

  it('says nothing of it where the promise was renewed between planning and sending.', () => {
    const renewed = [...told, promised('2025-06-30', '2025-05-06T08:59:00+08:00')]
    expect(said('2025-05-06', 'clerk', told, renewed) ?? '').not.toContain('承诺')
  })
})
