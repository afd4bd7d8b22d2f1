import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { wholePeriod } from '../../src/understanding/periods/whole.ts'
import type { Bare } from '../../src/understanding/reading.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-04-12T09:00:00+08:00')
const bareOf = (text: string): Bare | undefined => understanding.read(text, { now, unit: null }).bare

describe('a message of nothing but', () => {
  it.each(['1', '1 3', '１、３', '1-3', '第二个', '选2', '1和4'])('%s says numbers of a list.', (text) => {
    expect(bareOf(text)?.numbers).toBe(true)
  })

  it.each(['6.8', '0', '3月', '1 3 社零', '第二条71', ''])('%s says no numbers of a list.', (text) => {
    expect(bareOf(text)?.numbers ?? false).toBe(false)
  })

  it.each([
    ['改6.9', 6.9, null],
    ['6.9%', 6.9, '%'],
    ['是6.9％', 6.9, '%'],
    ['不对，应为6.9', 6.9, null],
    ['写错了，下降5.2%', -5.2, '%'],
    ['下降1.2%', -1.2, '%'],
    ['-1.2%', -1.2, '%'],
    ['1,008家', 1008, '家'],
    ['百分之六点八', 6.8, '%'],
    ['更正为六点九', 6.9, null],
    ['1.68亿美元吧', 1.68, '亿美元'],
  ])('%s is the value %s.', (text, value, unit) => {
    expect(bareOf(text)).toMatchObject({ value: { value, unit }, period: null })
  })

  it.each(['社零6.9', '6.9 7.1', '改天再说', '3月', '确认', '九月一个月的'])('%s is no value.', (text) => {
    expect(bareOf(text)?.value ?? null).toBeNull()
  })

  it.each([
    ['三月份', '2025-03-01', '2025-03-31'],
    ['第一季度的数', '2025-01-01', '2025-03-31'],
    ['1—3月', '2025-01-01', '2025-03-31'],
    ['截至目前', '2025-01-01', '2025-04-12'],
    ['12月', '2024-12-01', '2024-12-31'],
    ['报的是上半年', '2025-01-01', '2025-06-30'],
  ])('%s is the time from %s to %s.', (text, from, to) => {
    expect(bareOf(text)).toMatchObject({ value: null, period: { from, to } })
  })

  it('一季度的是6.8 is a value and its time.', () => {
    const period = { from: '2025-01-01', to: '2025-03-31' }
    expect(bareOf('一季度的是6.8')).toMatchObject({ value: { value: 6.8 }, period })
  })
})

describe('the cell of a table that holds a time', () => {
  it.each([
    ['3月', '2025-03-01', '2025-03-31'],
    ['1季度', '2025-01-01', '2025-03-31'],
    ['1-2月', '2025-01-01', '2025-02-28'],
    ['截至3月底', '2025-01-01', '2025-03-31'],
    ['2024年全年', '2024-01-01', '2024-12-31'],
    ['一季度累计', '2025-01-01', '2025-03-31'],
  ])('%s is %s to %s.', (text, from, to) => {
    expect(wholePeriod(text, '2025-04-12')).toEqual({ from, to })
  })

  it('is none where it holds more, or a number; whatever it holds, nothing throws.', () => {
    for (const text of ['3月社零', '1—13月', '注：3月', '6.8'])
      expect(wholePeriod(text, '2025-04-12')).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        wholePeriod(text, '2025-04-12')
        bareOf(text)
      }),
    )
  })
})
