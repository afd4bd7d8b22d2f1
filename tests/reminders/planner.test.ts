import { describe, expect, it } from 'vitest'
import { dutyKey } from '../../src/ledger/arrangements.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { Workdays } from '../../src/plan/workdays.ts'
import { nudgesOn } from '../../src/reminders/planner.ts'
import { inZone } from '../zone.ts'
import { clerk, deskOn, head, ladder, office, person, plan, planned, reported, supervisor } from './desk.ts'

const RETAIL = '1-retail-growth'
const APRIL = { indicator: RETAIL, period: { from: '2025-01-01', to: '2025-04-30' } }
const everybody = [clerk, head, office, supervisor]

const extension = (until: string): Revision => {
  return { type: 'extension_requested', duties: [APRIL], unit: '市商务局', until, reason: '待核定' }
}

describe('the ladder of one figure', () => {
  // 1—4月 is due on 19 May: the 18th is a Sunday.
  it.each([
    ['2025-05-14', []],
    ['2025-05-15', ['clerk: before_due as clerk']],
    ['2025-05-16', []],
    ['2025-05-17', []],
    ['2025-05-19', ['clerk: on_day as clerk']],
    ['2025-05-20', []],
    ['2025-05-21', ['head: overdue_head as head']],
    ['2025-05-26', ['office: overdue_office as office']],
    ['2025-05-27', []],
    ['2025-06-03', []],
  ])('%s: %j', (day, expected) => {
    expect(planned(day, everybody, [], RETAIL)).toEqual(expected)
  })

  it.each(['2025-05-15', '2025-05-19', '2025-05-21', '2025-05-26'])(
    'has nothing to say on %s once it is reported.',
    (day) => {
      const told = [reported(RETAIL, '2025-04-30', '2025-05-14T10:00:00+08:00')]
      expect(planned(day, everybody, told, RETAIL)).toEqual([])
      expect(
        planned(day, everybody, [reported(RETAIL, '2025-05-31', '2025-05-14T10:00:00+08:00')], RETAIL),
      ).toEqual([])
      expect(
        planned(day, everybody, [reported(RETAIL, '2025-03-31', '2025-04-14T10:00:00+08:00')], RETAIL),
      ).not.toEqual([])
    },
  )

  it('goes on where the figure was returned or withdrawn.', () => {
    const first = reported(RETAIL, '2025-04-30', '2025-05-14T10:00:00+08:00')
    const at = '2025-05-16T10:00:00+08:00'
    const returned = { at, revisions: [{ type: 'figure_returned', of: '1.0', reason: '口径不符' } as const] }
    const withdrawn = { at, revisions: [{ type: 'figure_withdrawn', of: '1.0', reason: null } as const] }
    expect(planned('2025-05-19', everybody, [first, returned], RETAIL)).toEqual(['clerk: on_day as clerk'])
    expect(planned('2025-05-19', everybody, [first, withdrawn], RETAIL)).toEqual(['clerk: on_day as clerk'])
  })

  it('stops at an extension that was granted, and is climbed anew from its day; a request alone changes nothing.', () => {
    const asked = { at: '2025-05-16T10:00:00+08:00', revisions: [extension('2025-05-28')] }
    const granted = {
      at: '2025-05-16T11:00:00+08:00',
      person: 'office',
      revisions: [{ type: 'extension_granted', of: '1.0' } as const],
    }
    expect(planned('2025-05-19', everybody, [asked], RETAIL)).toEqual(['clerk: on_day as clerk'])
    const days = ['2025-05-19', '2025-05-21', '2025-05-26', '2025-05-28', '2025-05-30', '2025-06-05']
    expect(days.map((day) => planned(day, everybody, [asked, granted], RETAIL))).toEqual([
      [],
      [],
      ['clerk: before_due as clerk'],
      ['clerk: on_day as clerk'],
      ['head: overdue_head as head'],
      ['office: overdue_office as office'],
    ])
  })

  it('finds somebody where the roster has gaps, and asks a clerk as a clerk.', () => {
    expect(planned('2025-05-15', [head], [], RETAIL)).toEqual(['head: before_due as clerk'])
    expect(planned('2025-05-21', [clerk], [], RETAIL)).toEqual(['clerk: overdue_head as clerk'])
    expect(planned('2025-05-26', [supervisor], [], RETAIL)).toEqual(['supervisor: overdue_office as office'])
    expect(planned('2025-05-26', [], [], RETAIL)).toEqual([])
  })
})

describe('a day', () => {
  it('has one message for a person, however much is due.', () => {
    const nudges = nudgesOn(deskOn('2025-04-08', everybody), ladder, '2025-04-08')
    const people = nudges.map((it) => it.person)
    expect(new Set(people).size).toBe(people.length)
    expect(nudges.find((it) => it.person === 'clerk')?.parts.length).toBeGreaterThan(5)
    expect(new Set(nudges.map((it) => it.key)).size).toBe(nudges.length)
  })

  it.each(['2025-05-01', '2025-10-05', '2025-05-17', '2025-10-08'])('%s off is silent.', (day) => {
    expect(nudgesOn(deskOn(day, everybody), ladder, day)).toEqual([])
  })

  it.each(['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'is the same under TZ=%s.',
    async (zone) => {
      const nudges = () => nudgesOn(deskOn('2025-04-08', everybody), ladder, '2025-04-08')
      const there = await inZone(zone, nudges)
      expect(there).toEqual(nudges())
      expect([...new Set(there.map((it) => it.at.toISOString()))]).toEqual(['2025-04-08T01:00:00.000Z'])
    },
  )

  it('leaves out whoever has paused, until the pause is over.', () => {
    const paused = (until: string | null) => [
      { at: '2025-05-14T10:00:00+08:00', revisions: [{ type: 'reminders_paused', until } as const] },
    ]
    expect(planned('2025-05-15', everybody, paused(null), RETAIL)).toEqual([])
    expect(planned('2025-05-15', everybody, paused('2025-05-15'), RETAIL)).toEqual([])
    expect(planned('2025-05-15', everybody, paused('2025-05-14'), RETAIL)).toEqual([
      'clerk: before_due as clerk',
    ])
    const resumed = [
      ...paused(null),
      { at: '2025-05-14T11:00:00+08:00', revisions: [{ type: 'reminders_resumed' } as const] },
    ]
    expect(planned('2025-05-15', everybody, resumed, RETAIL)).toEqual(['clerk: before_due as clerk'])
  })

  it('is a guess in a year whose holidays are not known, and the administrator is told each month from November.', () => {
    const admin = person('admin', 'admin', null)
    const days = ['2026-10-09', '2026-11-02', '2026-11-03', '2026-12-01', '2027-01-01', '2027-02-01']
    expect(days.map((day) => planned(day, [admin]))).toEqual([
      [],
      ['admin: calendar'],
      [],
      ['admin: calendar'],
      ['admin: calendar'],
      ['admin: calendar'],
    ])
    expect(Workdays.of().isCovered('2027-01-01')).toBe(false)
  })
})

describe('the obligations of 岳阳', () => {
  it('are each due on a working day within the plan and its aftermath, once for each duty.', () => {
    expect(ladder.obligations.filter((it) => !plan.workdays.isWorkday(it.due))).toEqual([])
    const ids = ladder.obligations.map((it) => it.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ladder.obligations.every((it) => it.due >= plan.plan.issued && it.id === dutyKey(it.duty))).toBe(
      true,
    )
  })

  it('ask nobody for the progress of a task that figures already tell.', () => {
    const told = new Set(plan.indicators.map((it) => it.task))
    const asked = ladder.obligations.flatMap(({ duty }) => ('task' in duty ? [duty.task] : []))
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((it) => told.has(it))).toEqual([])
  })

  it('do not ask for retail before its release, nor for January alone.', () => {
    const retail = ladder.obligations.filter(({ duty }) => 'indicator' in duty && duty.indicator === RETAIL)
    expect(retail.map((it) => it.due).slice(0, 3)).toEqual(['2025-03-18', '2025-04-18', '2025-05-19'])
  })
})
