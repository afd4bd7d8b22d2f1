import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainNumbers, plainPeriod, plainValue } from '../../src/conversation/plain.ts'

describe('bare answers', () => {
  it.each([
    ['1', [1]],
    ['1 3', [1, 3]],
    ['１、３', [1, 3]],
    ['1-3', [1, 2, 3]],
    ['第二个', [2]],
    ['选2', [2]],
    ['1和4', [1, 4]],
    ['6.8', null],
    ['0', null],
    ['3月', null],
    ['1 3 社零', null],
    ['', null],
  ])('%s is the numbers %j', (text, numbers) => {
    expect(plainNumbers(text)).toEqual(numbers)
  })

  it.each([
    ['改6.9', 6.9, null],
    ['6.9%', 6.9, '%'],
    ['是6.9％', 6.9, '%'],
    ['不对，应为6.9', 6.9, null],
    ['下降1.2%', -1.2, '%'],
    ['-1.2%', -1.2, '%'],
    ['1,008家', 1008, '家'],
    ['百分之六点八', 6.8, '%'],
    ['更正为六点九', 6.9, null],
  ])('%s is the value %s', (text, value, unit) => {
    expect(plainValue(text)).toMatchObject({ value, unit, number: null })
  })

  it('a value may name its place in the list', () => {
    expect(plainValue('改 2 6.9')).toMatchObject({ number: 2, value: 6.9 })
  })

  it.each(['社零6.9', '6.9 7.1', '改天再说', '3月', '确认'])('%s is no value', (text) => {
    expect(plainValue(text)).toBeNull()
  })

  it.each([
    ['3月', '2025-03-01', '2025-03-31'],
    ['三月份', '2025-03-01', '2025-03-31'],
    ['一季度', '2025-01-01', '2025-03-31'],
    ['第一季度', '2025-01-01', '2025-03-31'],
    ['1-2月', '2025-01-01', '2025-02-28'],
    ['1—3月', '2025-01-01', '2025-03-31'],
    ['截至3月底', '2025-01-01', '2025-03-31'],
    ['截至目前', '2025-01-01', '2025-04-12'],
    ['12月', '2024-12-01', '2024-12-31'],
    ['上半年', '2025-01-01', '2025-06-30'],
    ['2024年全年', '2024-01-01', '2024-12-31'],
  ])('%s is %s to %s', (text, from, to) => {
    expect(plainPeriod(text, '2025-04-12')).toEqual({ from, to })
  })

  it('never takes a number for a period or a value for numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (number) => {
        expect(plainPeriod(String(number), '2025-04-12')).toBeNull()
        expect(plainNumbers(String(number))).toEqual([number])
        expect(plainNumbers(`${number}.5`)).toBeNull()
      }),
    )
  })

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        plainNumbers(text)
        plainValue(text)
        plainPeriod(text, '2025-04-12')
      }),
    )
  })
})
