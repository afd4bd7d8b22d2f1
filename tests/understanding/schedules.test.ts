import { describe, expect, it } from 'vitest'
import { timeIn } from '../../src/understanding/periods/clock-times.ts'
import { dayAhead } from '../../src/understanding/periods/day-ahead.ts'
import { scheduleIn } from '../../src/understanding/periods/schedules.ts'

/** A Saturday. */
const TODAY = '2025-04-12'
const week = (...weekdays: number[]) => ({
  type: 'recurring',
  rules: weekdays.map((weekday) => ({ every: 'week', on: { weekday, roll: 'back' } })),
})
const month = (date: number) => ({
  type: 'recurring',
  rules: [{ every: 'month', on: { date, months_after: 0, roll: 'forward' } }],
})

describe('times of reminders', () => {
  it.each([
    ['每月5号提醒我报社零', month(5), '09:00'],
    ['每月五号喊我报社零咯', month(5), '09:00'],
    ['每月二十五日上午十点半提醒我', month(25), '10:30'],
    ['周五下午三点提醒我看报送情况', { type: 'once', day: '2025-04-18' }, '15:00'],
    ['每周五下午三点提醒我看报送情况', week(5), '15:00'],
    ['每个星期五提醒我', week(5), '09:00'],
    ['每周一、三提醒我', week(1, 3), '09:00'],
    ['每周三早上八点半提醒', week(3), '08:30'],
    ['每周五17:00提醒填报', week(5), '17:00'],
    ['每天早上9点提醒我', { type: 'daily', until: null }, '09:00'],
    ['明天上午十点提醒我', { type: 'once', day: '2025-04-13' }, '10:00'],
    ['下周一提醒我', { type: 'once', day: '2025-04-14' }, '09:00'],
    ['4月20日 14:30 提醒我报高企', { type: 'once', day: '2025-04-20' }, '14:30'],
    ['半小时后提醒我', { type: 'once', day: TODAY }, '10:15'],
    ['两小时后再提醒我', { type: 'once', day: TODAY }, '11:45'],
    ['截止前三天提醒我', { type: 'before_due', workdays: 3 }, '09:00'],
    ['提前两天提醒我报社零', { type: 'before_due', workdays: 2 }, '09:00'],
    [
      '每月最后一个工作日十六点提醒我',
      { type: 'recurring', rules: [{ every: 'month', on: { workday: -1 } }] },
      '16:00',
    ],
    [
      '每月第一个工作日上午九点提醒',
      { type: 'recurring', rules: [{ every: 'month', on: { workday: 1 } }] },
      '09:00',
    ],
    [
      '每季度最后一天提醒',
      { type: 'recurring', rules: [{ every: 'quarter', on: { workday: -1 } }] },
      '09:00',
    ],
    [
      '双周周五提醒我',
      { type: 'recurring', rules: [{ every: 'two_weeks', anchor: TODAY, on: { weekday: 5, roll: 'back' } }] },
      '09:00',
    ],
  ])('%s', (text, when, time) => {
    expect(scheduleIn(text, TODAY, '09:45')).toEqual({ when, time })
  })

  it.each(['提醒我报社零', '每月提醒我', '每周提醒一次', '常提醒着点', '按季提醒就行'])(
    '%s is not guessed.',
    (text) => {
      expect(scheduleIn(text, TODAY, '09:45')).toBeNull()
    },
  )

  it.each([
    ['延期到下周五', '2025-04-18'],
    ['延期到周五', '2025-04-18'],
    ['延期至4月25日', '2025-04-25'],
    ['延期到25号', '2025-04-25'],
    ['延期到5号', '2025-05-05'],
    ['延期到月底', '2025-04-30'],
    ['延期到下个月3号', '2025-05-03'],
    ['延期三天后', '2025-04-15'],
    ['延期到2月3日', '2026-02-03'],
    ['延期到明年', null],
    ['延期到2月30日', null],
  ])('%s is %s', (text, day) => {
    expect(dayAhead(text, TODAY)).toBe(day)
  })

  it('knows the parts of the day.', () => {
    expect(['下午两点一刻', '晚上8点', '中午12点', '九点十分', '上午', '没说'].map(timeIn)).toEqual([
      '14:15',
      '20:00',
      '12:00',
      '09:10',
      '09:00',
      null,
    ])
  })
})
