import { describe, expect, it } from 'vitest'
import type { Sides } from '../../src/understanding/acts/side.ts'
import { SIDES } from '../../src/understanding/acts/side-words.ts'
import { sidesIn } from '../../src/understanding/acts/sides.ts'
import { Words } from '../../src/understanding/acts/tokens.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'

const words = new Words(SIDES)
const sidesOf = (text: string): Sides => sidesIn(normalise(text).text, words)

describe('the side of a thing that a question is for', () => {
  it.each([
    ['社零目标是多少', 'target'],
    ['对非贸易还差多少', 'gap'],
    ['固投由谁负责', 'owner'],
    ['外资是什么口径', 'basis'],
    ['外资怎么样', 'state'],
    ['推動降本增效由誰牽頭', 'owner'],
  ])('%s is for its %s.', (text, of) => {
    expect(sidesOf(text).of).toBe(of)
  })

  it.each([
    ['市商务局牵头哪些任务', 'leads'],
    ['市发改委配合哪些任务', 'joins'],
    ['市工信局有几个指标', 'indicators'],
    ['市科技局怎么样', 'whole'],
  ])('%s is for what the unit %s.', (text, of) => {
    expect(sidesOf(text).ofUnit).toBe(of)
  })

  it.each([
    ['各攻坚排名', { of: 'campaigns', end: 'top', most: null }],
    ['后三名的单位', { of: 'units', end: 'bottom', most: 3 }],
    ['最滞后的两项', { of: 'campaigns', end: 'top', most: 2 }],
    ['前五后五', { of: 'campaigns', end: 'both', most: 5 }],
    ['哪个攻坚最快哪个最慢', { of: 'campaigns', end: 'both', most: null }],
    ['倒数１２个指标', { of: 'indicators', end: 'bottom', most: 12 }],
    ['前三季度哪些指标好', { of: 'indicators', end: 'top', most: null }],
  ])('%s is for an order, from one end or both.', (text, order) => {
    expect(sidesOf(text).order).toMatchObject(order)
  })

  it.each([
    ['社零比去年怎么样', 'year_on_year'],
    ['社零跟上个月比', 'period_on_period'],
    ['社零比3月怎么样', 'period_on_period'],
    ['社零走势', 'history'],
  ] as const)('%s is against another time, or the way to here.', (text, against) => {
    expect(sidesOf(text)).toMatchObject({ against, course: true })
  })

  it('is for the counties where each of them is meant, and not where a region is.', () => {
    expect(sidesOf('各县区社零情况').counties).toBe(true)
    expect(sidesOf('分县看下社零').counties).toBe(true)
    expect(sidesOf('各区域协调发展怎么样').counties).toBe(false)
  })

  it('is for nothing in a message that tells.', () => {
    expect(sidesOf('新能源汽车政策9月15日已出台')).toMatchObject({ of: 'state', asks: false, pace: false })
  })
})
