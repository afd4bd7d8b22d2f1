/** What a message leaves to what was said before it, or says of what came with it. */
import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { enclosingIn } from '../../src/understanding/acts/enclosing.ts'
import type { Context } from '../../src/understanding/context.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-09-22T09:00:00+08:00')
const line = (indicator: string | null) => ({ indicator, value: Number.NaN, period: null, scope: '' })
const read = (text: string, context: Partial<Context> = {}) =>
  understanding.read(text, { now, unit: null, talks: true, ...context })

describe('a short message leaves out', () => {
  it.each([
    ['谁牵头', 'lead'],
    ['那由哪家单位负责的', 'lead'],
    ['还差多少', 'remainder'],
    ['我们呢', 'own'],
    ['我局怎么样', 'own'],
    ['哪些滞后', 'all'],
    ['那固投呢', 'again'],
    ['外资咧', 'again'],
  ])('%s: what was spoken of, by a word for %s.', (text, what) => {
    expect(read(text).follows?.what).toBe(what)
  })

  it('the thing, where it only says a time.', () => {
    const period = { from: '2025-01-01', to: '2025-06-30' }
    expect(read('那上半年呢').follows).toMatchObject({ period })
    expect(read('上半年社零怎么样').follows?.period ?? null).toBeNull()
  })

  it('nothing, where it is long.', () => {
    expect(read('现在全市范围内由谁来牵头负责社会消费品零售总额').follows).toBeUndefined()
  })
})

describe('a number of the list that was shown', () => {
  const listed = [line('1-retail-growth'), line(null), line('4-africa-trade-growth')]
  it.each([
    ['2', 1],
    ['第二个', 1],
    ['看3', 2],
    ['第2项怎么样', 1],
    ['打开第三个看看', 2],
  ])('%s opens what stands there.', (text, at) => {
    expect(read(text, { listed }).acts).toMatchObject([{ act: 'ask.open', line: at }])
  })

  it.each(['4', '第二个改成17000', '2家'])('%s opens nothing.', (text) => {
    expect(read(text, { listed }).acts).not.toMatchObject([{ act: 'ask.open' }])
  })

  it.each([
    ['撤回3', 3],
    ['请撤回第一项', 1],
  ])('%s takes back what stands there.', (text, number) => {
    expect(read(text)).toMatchObject({ number, turned: { intent: 'report.withdraw', margin: 1 } })
  })
})

describe('what a correction or a withdrawal says by its words', () => {
  it.each(['不要撤回社零', '社零那条先不要更正', '先别撤销社零'])('%s: all stays as it is.', (text) => {
    expect(read(text).turned).toEqual({ intent: 'cancel', margin: 1 })
  })

  it.each(['社零1—8月如果更正为8.7%呢', '能不能把社零1—8月改成9%'])('%s asks what if.', (text) => {
    expect(read(text).turned).toEqual({ intent: 'report.correct', margin: 0 })
  })
})

describe('what is said of files that come with a message', () => {
  it.each(['', '[图片]', '佐证材料', '这是盖章的佐证', '见附件', '附上报表截图一份。'])(
    '%s: nothing else.',
    (text) => {
      expect(enclosingIn(text)).toBe('alone')
    },
  )

  it('is one thing beside others, or nothing.', () => {
    expect(enclosingIn('社零一季度增长6.8%，佐证材料随后补送')).toBe('named')
    expect(enclosingIn('社零一季度增长6.8%')).toBeNull()
  })
})

describe('a message of ours that is quoted', () => {
  it('is known by the full name and the time that it gives.', () => {
    const quoted = '已登记：【社会消费品零售总额增速】一季度增长6.8%，待审核'
    const period = { from: '2025-01-01', to: '2025-03-31' }
    expect(read('更正为6.3%', { quoted }).quoted).toEqual({
      indicators: ['1-retail-growth'],
      tasks: [],
      period,
    })
    expect(read('更正为6.3%').quoted).toBeUndefined()
  })
})
