import { describe, expect, it } from 'vitest'
import { type CadenceRule, occurrences } from '../../src/plan/cadence.ts'
import { USUAL_REMINDING } from '../../src/plan/reminding.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { Workdays, weekdayOf } from '../../src/plan/workdays.ts'
import { inZone } from '../zone.ts'

const workdays = Workdays.of()
const days = (rule: CadenceRule, from: string, to: string) =>
  occurrences(rule, workdays, from, to).map((it) => it.day)

describe('working days', () => {
  it('follow the notice for 2026: six weekend days are worked.', () => {
    const worked = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    expect(worked.filter((it) => !workdays.isWorkday(it))).toEqual([])
    const weekends = workdays.within('2026-01-01', '2026-12-31').filter((it) => weekdayOf(it) > 5)
    expect(weekends).toEqual(worked)
  })

  it('rest on the holidays of 2025 and work the days in lieu.', () => {
    const rest = ['2025-01-28', '2025-02-04', '2025-04-04', '2025-05-05', '2025-06-02', '2025-10-08']
    expect(rest.filter((it) => workdays.isWorkday(it))).toEqual([])
    const worked = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']
    expect(worked.filter((it) => !workdays.isWorkday(it))).toEqual([])
    expect(workdays.within('2025-01-01', '2025-12-31')).toHaveLength(248)
  })

  it('are known from 2004 to 2026, and a guess beyond.', () => {
    expect(Math.min(...workdays.years)).toBe(2004)
    expect(Math.max(...workdays.years)).toBe(2026)
    expect(workdays.isCovered('2026-12-31')).toBe(true)
    expect(workdays.isCovered('2027-01-04')).toBe(false)
    expect(workdays.isWorkday('2027-01-04')).toBe(true)
  })

  it('take over what the plan says of a year of its own.', () => {
    const own = Workdays.of({
      years: [2027],
      holidays: ['2027-01-04', '2026-10-10'],
      workdays: ['2027-01-03'],
      source: '通知',
    })
    expect(own.isCovered('2027-01-04')).toBe(true)
    expect(own.isWorkday('2027-01-04')).toBe(false)
    expect(own.isWorkday('2027-01-03')).toBe(true)
    expect(own.isWorkday('2026-10-10')).toBe(false)
  })

  it('count and roll both ways across National Day.', () => {
    expect(workdays.roll('2026-10-01', 'back')).toBe('2026-09-30')
    expect(workdays.roll('2026-10-01', 'forward')).toBe('2026-10-08')
    expect(workdays.step('2026-09-30', 3)).toBe('2026-10-10')
    expect(workdays.step('2026-10-10', -3)).toBe('2026-09-30')
    expect(workdays.between('2026-09-30', '2026-10-10')).toBe(3)
    expect(workdays.between('2026-10-10', '2026-09-30')).toBe(-3)
  })

  it('know the weekday of every day of thirty years.', () => {
    const wrong: string[] = []
    for (let at = Date.UTC(2004, 0, 1); at < Date.UTC(2034, 0, 1); at += 86_400_000) {
      const date = new Date(at)
      if (weekdayOf(date.toISOString().slice(0, 10)) !== (date.getUTCDay() || 7))
        wrong.push(date.toISOString())
    }
    expect(wrong).toEqual([])
  })

  it.each(['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'are the same under TZ=%s.',
    async (zone) => {
      const there = await inZone(zone, () => Workdays.of().within('2025-01-01', '2026-12-31'))
      expect(there).toEqual(workdays.within('2025-01-01', '2026-12-31'))
    },
  )
})

describe('cadences', () => {
  it('find the last working day of a month and the n-th after its end.', () => {
    expect(days({ every: 'month', on: { workday: -1 } }, '2026-02-01', '2026-02-28')).toEqual(['2026-02-28'])
    expect(days({ every: 'month', on: { workday_after: 3 } }, '2026-10-01', '2026-10-31')).toEqual([
      '2026-10-10',
    ])
    expect(days({ every: 'month', on: { workday: 1 } }, '2025-10-01', '2025-10-31')).toEqual(['2025-10-09'])
  })

  it('roll a date back or forward.', () => {
    const fifth: CadenceRule = { every: 'quarter', on: { date: 5, months_after: 1, roll: 'forward' } }
    expect(days(fifth, '2026-10-01', '2026-10-31')).toEqual(['2026-10-08'])
    const back: CadenceRule = { every: 'month', on: { date: 25, months_after: 0, roll: 'back' } }
    expect(days(back, '2026-01-01', '2026-01-31')).toEqual(['2026-01-23'])
    const last: CadenceRule = { every: 'month', on: { date: 31, months_after: 0, roll: 'back' } }
    expect(days(last, '2025-02-01', '2025-04-30')).toEqual(['2025-02-28', '2025-03-31', '2025-04-30'])
  })

  it('leave out the week of Spring Festival, which has no working day, and send nothing twice.', () => {
    const on = (weekday: number): CadenceRule => ({ every: 'week', on: { weekday, roll: 'back' } })
    expect(days(on(5), '2026-02-02', '2026-03-01')).toEqual(['2026-02-06', '2026-02-13', '2026-02-27'])
    // The Monday after it is a holiday as well; its week is told of within it, not before the festival.
    expect(days(on(1), '2026-02-02', '2026-03-01')).toEqual(['2026-02-02', '2026-02-09', '2026-02-24'])
  })

  it('go by pairs of weeks from the anchor, before it as well.', () => {
    const rule: CadenceRule = { every: 'two_weeks', anchor: '2025-02-12', on: { weekday: 5, roll: 'back' } }
    expect(days(rule, '2025-02-10', '2025-04-10')).toEqual([
      '2025-02-21',
      '2025-03-07',
      '2025-03-21',
      '2025-04-03',
    ])
    expect(days(rule, '2025-01-27', '2025-02-09')).toEqual(['2025-02-07'])
  })

  it('mark what lies in a year without published holidays.', () => {
    const rule: CadenceRule = { every: 'month', on: { date: 10, months_after: 1, roll: 'forward' } }
    expect(
      occurrences(rule, workdays, '2026-12-01', '2027-01-31').map((it) => [it.day, it.provisional]),
    ).toEqual([
      ['2026-12-10', false],
      ['2027-01-11', true],
    ])
  })

  it('stand in the plan with their basis, as assumed.', () => {
    const { rhythm, reminding } = loadPlan('seeds/yueyang-2025')
    expect(Object.keys(rhythm)).toEqual(['dispatch', 'supervision', 'bulletin', 'tasks'])
    expect(Object.values(rhythm).every((it) => it?.assumed && it.basis.length > 8)).toBe(true)
    expect(reminding).toMatchObject({ at: USUAL_REMINDING.at, hours: USUAL_REMINDING.hours })
  })
})
