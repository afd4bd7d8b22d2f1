/** Acts about reminders and urging: what each takes, what it leaves to which other, and when it is meant. */
import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { Context } from '../../src/understanding/context.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
/** A Monday. */
const now = new Date('2025-09-22T10:00:00+08:00')
const RETAIL = '1-retail-growth'
const OURS = /^(?:reminder|urge)\.|^ask\.(?:urged|date)$/

function read(text: string, context: Partial<Context> = {}) {
  return understanding.read(text, { now, unit: '市商务局', ...context })
}

function acts(text: string, context: Partial<Context> = {}) {
  return read(text, context).acts.filter((it) => OURS.test(it.act))
}

const line = (indicator: string | null, unit: string | null = null) => {
  return { indicator, value: Number.NaN, period: null, scope: '', unit }
}
const reminders = [line(RETAIL), line(null), line(null)]

describe('a reminder for oneself', () => {
  it.each([
    ['下月8号提醒我交固投', { when: { type: 'once', day: '2025-10-08' }, time: '09:00' }],
    ['明天提醒我报5月20号的数', { when: { type: 'once', day: '2025-09-23' }, time: '09:00' }],
    ['周五提醒我报1-8月社零', { when: { type: 'once', day: '2025-09-26' }, time: '09:00' }],
    ['报前一天喊我一声', { when: { type: 'before_due', workdays: 1 }, time: '09:00' }],
    ['后天四点叫我报对外投资', { when: { type: 'once', day: '2025-09-24' }, time: '16:00' }],
    [
      '每月十号上午九点半提醒我报社零',
      {
        when: {
          type: 'recurring',
          rules: [{ every: 'month', on: { date: 10, months_after: 0, roll: 'forward' } }],
        },
        time: '09:30',
      },
    ],
    [
      '每周四下午把滞后清单推送给我',
      {
        when: { type: 'recurring', rules: [{ every: 'week', on: { weekday: 4, roll: 'back' } }] },
        time: '15:00',
      },
    ],
  ])('%s is set for when it says.', (text, schedule) => {
    expect(acts(text)).toMatchObject([{ act: 'reminder.set', schedule }])
  })

  it.each([
    ['每周四下午把滞后清单推送给我', { what: 'status', lagging: true, others: false }],
    ['每周五下午三点提醒我看报送情况', { what: 'status', lagging: false, others: false }],
    ['每月5号提醒我报社零', { what: 'report', lagging: false, others: false }],
    ['明天下午三点提醒我听取商务局汇报', { what: 'note', wish: '听取商务局汇报' }],
    ['后天上午提醒我去省厅开会', { what: 'note', wish: '省厅开会' }],
  ])('%s says of what.', (text, slots) => {
    expect(acts(text)).toMatchObject([{ act: 'reminder.set', ...slots }])
  })

  it.each(['今天下午开会', '明天上午去省里汇报', '今天下午三点有个会', '下周一放假'])(
    '%s calls nobody, and sets none.',
    (text) => {
      const { orders = [], intent, margin, turned } = read(text)
      expect(acts(text).filter((it) => it.act === 'reminder.set')).toEqual([])
      expect(orders.filter((it) => it.act === 'reminder.set')).toEqual([])
      const sure = (turned?.intent ?? intent) === 'remind.schedule' && (turned?.margin ?? margin) > 0
      expect(sure).toBe(false)
    },
  )

  it('that is to go to others comes to the sender, who then decides.', () => {
    const set = read('每周五下午三点提醒没报的单位').orders?.find((it) => it.act === 'reminder.set')
    expect(set).toMatchObject({ what: 'status', others: true })
  })
})

describe('one’s own reminders', () => {
  it.each([
    ['我的提醒', { act: 'reminder.list' }],
    ['查看我定的提醒', { act: 'reminder.list' }],
    ['我设的提醒给我看下', { act: 'reminder.list' }],
    ['现在有几个定时', { act: 'reminder.list' }],
    ['我定了哪些提醒', { act: 'reminder.list' }],
    ['取消提醒', { act: 'reminder.drop', which: { lines: [], all: false, weekday: null } }],
    ['取消提醒 1 3', { act: 'reminder.drop', which: { lines: [0, 2] } }],
    ['删掉第2个提醒', { act: 'reminder.drop', which: { lines: [1] } }],
    ['第2个提醒不要了', { act: 'reminder.drop', which: { lines: [1] } }],
    ['社零那个提醒删了', { act: 'reminder.drop', which: { lines: [0] } }],
    ['周五那个提醒停掉', { act: 'reminder.drop', which: { weekday: 5 } }],
    ['周一那个不要提醒了，取消', { act: 'reminder.drop', which: { weekday: 1 } }],
    ['全部提醒取消', { act: 'reminder.drop', which: { all: true } }],
    ['暂停提醒', { act: 'reminder.pause', until: null }],
    ['别催我', { act: 'reminder.pause', until: null }],
    ['提醒先停三天', { act: 'reminder.pause', until: { day: '2025-09-25' } }],
    ['这周别给我发了', { act: 'reminder.pause', until: { day: '2025-09-29' } }],
    ['暂停提醒至10月8日', { act: 'reminder.pause', until: { day: '2025-10-08' } }],
    ['静音到国庆后', { act: 'reminder.pause', until: { day: null, words: '国庆后' } }],
    ['恢复提醒', { act: 'reminder.resume' }],
    ['可以继续发我了', { act: 'reminder.resume' }],
    ['把静音解了', { act: 'reminder.resume' }],
    ['别提醒小周了', { act: 'reminder.others', unit: null, words: '小周' }],
    ['把工信局提醒停一下', { act: 'reminder.others', unit: '市工信局' }],
  ])('%s is %j.', (text, act) => {
    expect(acts(text, { reminders })).toMatchObject([act])
  })

  it.each([
    ['第1个提醒改到十点一刻', { which: { lines: [0] }, time: { time: '10:15', day: 'none' } }],
    ['每周五那个改成周四', { which: { weekday: 5 }, time: { day: 'weekday' } }],
    ['社零提醒往后推两天', { which: { lines: [0] }, time: { shift: { days: 2, minutes: 0 } } }],
    ['把提醒提前半小时', { which: { lines: [] }, time: { shift: { days: 0, minutes: -30 } } }],
    ['把时间挪到下午', { which: { lines: [] }, time: { time: '15:00' } }],
    ['延期到周三提醒', { time: { day: 'weekday', words: '周三' } }],
  ])('%s gives one of them another time.', (text, slots) => {
    expect(acts(text, { reminders })).toMatchObject([{ act: 'reminder.change', ...slots }])
  })

  it('are counted by 取消第一个 only right under their list.', () => {
    expect(acts('取消第一个', { reminders, remindersShown: true })).toMatchObject([
      { act: 'reminder.drop', which: { lines: [0] } },
    ])
    expect(acts('取消第一个', { reminders })).toEqual([])
    const figure = { indicator: RETAIL, value: 6.2, period: null, scope: '全市' }
    const asked = { type: 'confirm', lines: [figure] } as const
    expect(acts('第2个不要了', { reminders, remindersShown: true, asked })).toMatchObject([
      { act: 'reminder.drop', which: { lines: [1] } },
    ])
    expect(acts('第1个不要了', { reminders, remindersShown: true, asked })).toEqual([])
  })

  it('are not meant where a figure was recorded and its time is said anew.', () => {
    const receipt = [{ indicator: RETAIL, value: 6.2, period: null, scope: '全市' }]
    expect(acts('改成9月底的', { reminders, receipt })).toEqual([])
  })
})

describe('urging', () => {
  const office = { unit: '市政府督查室', urges: true } as const

  it.each([
    ['商务局催过几次了'],
    ['上次什么时候催的商务局'],
    ['给我看看催报记录'],
    ['社零催过没有'],
    ['上回啥时候催的科技局'],
  ])('%s asks what was urged.', (text) => {
    expect(acts(text, office)).toMatchObject([{ act: 'ask.urged' }])
  })

  it.each([
    ['让文旅局讲讲为啥没跟上'],
    ['叫发改委把固投的账算一算'],
    ['请商务局就社零写个说明'],
    ['催商务局报滞后说明'],
    ['滞后的都催一遍，让他们说明原因'],
    ['要滞后说明'],
  ])('%s wants reasons.', (text) => {
    expect(acts(text, office)).toMatchObject([{ act: 'urge.send', wants: 'explanation' }])
  })

  it('of all that is behind means all of it, whatever was spoken of before.', () => {
    expect(acts('催一下滞后的单位报原因', office)).toMatchObject([{ wants: 'explanation', behind: true }])
    expect(acts('让文旅局讲讲为啥没跟上', office)).toMatchObject([{ wants: 'explanation', behind: true }])
    expect(acts('要滞后说明', office)).toMatchObject([{ wants: 'explanation', behind: false }])
  })

  it.each([
    ['商务局别再催了', { act: 'urge.stop', unit: '市商务局' }],
    ['这批先不发催报', { act: 'urge.stop', unit: null }],
    ['给农业农村局发个表扬', { act: 'urge.other', unit: '市农业农村局' }],
    ['代我谢谢文旅局', { act: 'urge.other', unit: '市文旅广电局' }],
    ['请各单位明天来开会', { act: 'urge.other', unit: null }],
  ])('%s sends nothing.', (text, act) => {
    expect(acts(text, office)).toMatchObject([act])
  })

  it.each([
    ['通知科技局25号前报高企', '2025-09-25'],
    ['催一下商务局，明天下班前必须报', '2025-09-23'],
    ['催一下没报的', null],
    ['催一下商务局报1-8月社零', null],
  ])('%s is to be answered by %s.', (text, day) => {
    const send = read(text, office).orders?.find((it) => it.act === 'urge.send')
    expect(send).toMatchObject({ wants: 'figures', clear: true })
    expect(send?.act === 'urge.send' ? (send.until?.day ?? null) : 'none').toBe(day)
  })

  it('counts in the list that was shown last.', () => {
    const listed = [line(RETAIL), line('1-fixed-investment-growth')]
    const send = read('催一下第二个', { ...office, listed }).orders
    expect(send).toMatchObject([{ act: 'urge.send', lines: [1] }])
  })

  it.each(['把没报的单位列一下', '列一下没报的', '看一下谁没报', '看下没报的名单'])(
    '%s wants to see, and sends nothing.',
    (text) => {
      const { orders = [], intent, turned } = read(text, office)
      expect(orders.filter((it) => it.act === 'urge.send')).toEqual([])
      expect(turned?.intent ?? intent).toBe('query.missing')
    },
  )

  it('is none where an official letter is meant.', () => {
    const orders = read('约谈一下商务局', office).orders ?? []
    expect(orders.filter((it) => it.act === 'urge.send')).toEqual([])
  })

  it('is left to the intent where a report tells of it.', () => {
    expect(acts('社零1-8月6.2%，已提醒各单位按时报送', office)).toEqual([])
  })
})

describe('a question about the day', () => {
  it.each([
    ['今天几号', '2025-09-22'],
    ['今天星期几', '2025-09-22'],
    ['明天是不是工作日', '2025-09-23'],
    ['周六要不要报', '2025-09-27'],
    ['10月8号上班吗', '2025-10-08'],
  ])('%s is of %s.', (text, day) => {
    expect(acts(text)).toMatchObject([{ act: 'ask.date', day }])
  })

  it.each(['几号报社零', '今天要报什么', '社零哪天截止', '离国庆还有几天'])('%s is another one.', (text) => {
    expect(acts(text)).toEqual([])
  })
})

describe('an answer to the preview of an urging', () => {
  const units = ['市商务局', '市科技局', '市文旅广电局']
  const asked = { type: 'other', options: 0, units } as const

  it.each([
    ['只发前两个单位', { units: [], lines: [0, 1], except: false, send: true }],
    ['科技局不用催，别的发', { units: ['市科技局'], lines: [], except: true, send: true }],
    ['先不催科技局', { units: ['市科技局'], lines: [], except: true, send: false }],
    ['除了商务局都发', { units: ['市商务局'], lines: [], except: true, send: true }],
    ['只催文旅局', { units: ['市文旅广电局'], lines: [], except: false, send: true }],
  ])('%s says which of them.', (text, act) => {
    expect(acts(text, { unit: '市政府督查室', urges: true, asked })).toMatchObject([
      { act: 'urge.among', ...act },
    ])
  })

  it.each(['科技局报了没', '科技局的高企怎么样了'])('%s asks something else.', (text) => {
    expect(acts(text, { unit: '市政府督查室', urges: true, asked })).toEqual([])
  })
})
