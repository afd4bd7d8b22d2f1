import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { Context } from '../../src/understanding/context.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-09-22T09:00:00+08:00')
const line = (indicator: string) => ({ indicator, value: Number.NaN, period: null, scope: '' })
const talk: Context = {
  now,
  unit: null,
  topic: ['4-foreign-capital'],
  listed: [line('1-retail-growth'), line('4-africa-trade-growth')],
}

describe('the question word', () => {
  it.each([
    ['还差多少', 'remainder'],
    ['那还差多少', 'remainder'],
    ['差多少公里', 'remainder'],
    ['为什么', 'why'],
    ['怎么这么慢', 'why'],
    ['什么原因', 'why'],
    ['谁审', 'reviewer'],
    ['什么时候报', 'due'],
    ['今年能完成吗', 'outlook'],
    ['年底能到7%吗', 'outlook'],
    ['谁在负责', 'owner'],
    ['哪家单位在做', 'owner'],
    ['年度任务多少', 'target'],
  ])('%s, after an answer about one indicator, asks of it: %s.', (text, question) => {
    expect(understanding.read(text, talk).acts).toMatchObject([{ act: 'ask', question, indicators: [] }])
  })

  it.each([
    ['社零谁审', 'reviewer', '1-retail-growth'],
    ['社零什么时候报', 'due', '1-retail-growth'],
    ['第二个什么原因', 'why', '4-africa-trade-growth'],
    ['第一个谁负责', 'owner', '1-retail-growth'],
  ])('%s asks of what it points at.', (text, question, indicator) => {
    expect(understanding.read(text, talk).acts).toMatchObject([
      { act: 'ask', question, indicators: [indicator] },
    ])
  })

  it.each(['再上个月呢', '上一期呢', '再早一期呢', '上个月呢'])(
    '%s is relative to what was shown.',
    (text) => {
      expect(understanding.read(text, talk).acts).toMatchObject([{ act: 'ask', back: true }])
    },
  )

  it.each([
    '还差哪些没报',
    '谁没报',
    '社零怎么样',
    '哪些滞后',
    '全省平均多少',
    '1-8月社零增长6.2%',
    '原因：原料涨价',
  ])('%s is a message of its own.', (text) => {
    expect(understanding.read(text, talk).acts.filter((it) => it.act === 'ask')).toEqual([])
  })

  it('takes 哪些已完成全年任务 for what is met, and not for what lags.', () => {
    expect(understanding.read('哪些指标已经完成全年任务', talk).acts).toMatchObject([{ act: 'ask.met' }])
  })

  it('takes what one who files still has to report for the own unit, unless others are spoken of.', () => {
    const clerk: Context = { now, unit: '市商务局', files: true }
    expect(understanding.read('还有哪些没报', clerk).acts).toMatchObject([{ act: 'ask.own' }])
    expect(understanding.read('我们哪些落后', clerk).acts).toMatchObject([{ act: 'ask.own' }])
    expect(understanding.read('还有哪些单位没报', clerk).acts).toEqual([])
    expect(understanding.read('还有哪些没报', { ...clerk, files: false }).acts).toEqual([])
  })

  it('says which words of a question are of nothing in the plan.', () => {
    const { text, rest } = understanding.read('GDP增速多少', talk)
    expect(rest.map((it) => text.slice(it.from, it.to))).toEqual(['GDP'])
  })
})

describe('a measure that the plan does not hold', () => {
  const now = new Date('2025-10-16T07:16:00Z')
  it.each([
    ['GDP怎么样', 'GDP'],
    ['PM10怎么样', 'PM10'],
    ['高铁客流量怎么样', '高铁客流量'],
  ])('is asked for by “%s” and called as it was sent.', (text, said) => {
    const talk = { now, unit: null, topic: ['1-retail-growth'] }
    expect(understanding.read(text, talk).acts).toMatchObject([{ act: 'ask.foreign', said }])
  })

  it.each(['天气怎么样', '手机号多少', '总体情况怎么样'])('is not what “%s” asks for.', (text) => {
    expect(understanding.read(text, { now, unit: null }).acts).toEqual([])
  })
})
