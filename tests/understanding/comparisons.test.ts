import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { plan } from '../cli/verbs.ts'

const understanding = understandingOf(plan)
const now = new Date('2025-09-22T10:00:00+08:00')

/** The figures of a message by indicator, and beside them the numbers of others: `全省 -6` their own, `全省 +1.2` how far above it. */
function read(text: string, unit = '市商务局') {
  const reading = understanding.read(text, { now, unit })
  const others = (reading.comparisons ?? []).map(({ comparator, by, amount, indicator }) => {
    const far = by === 'difference' && amount > 0 ? `+${amount}` : String(amount)
    return `${comparator ?? 'none'} ${by === 'value' ? amount : `by ${far}`} ${indicator === null ? '?' : plan.indicator(indicator).name}`
  })
  return {
    figures: reading.figures.map((it) => `${plan.indicator(it.indicator).name} ${it.value}`),
    others,
    open: reading.unexplained.map((it) => it.text),
  }
}

const TRADE = '进出口增速'
const RETAIL = '社会消费品零售总额增速'
const FARMERS = '脱贫地区农村居民人均可支配收入增速'
const AIR = 'PM2.5平均浓度'
const LANDFILL = '危险废物填埋处置量占比'

describe('a number of somebody else beside a figure', () => {
  it.each([
    ['1—8月进出口总额312.4亿元，下降4.5%，高于全省平均1.2个百分点', -4.5, 'by +1.2'],
    ['1-8月进出口下降4.5%，全省平均下降6%', -4.5, '-6'],
    ['1-8月进出口下降4.5%（全省平均-6%）', -4.5, '-6'],
    ['全省平均-6%，我市进出口1-8月-4.5%', -4.5, '-6'],
    ['全省1-8月进出口下降6%，我们下降4.5%', -4.5, '-6'],
    ['进出口全省1-8月降6%，我市降4.5', -4.5, '-6'],
    ['1-8月进出口增长4.5%，低于全省平均水平1.2个百分点', 4.5, 'by -1.2'],
    ['1-8月进出口下降4.5%，降幅小于全省1.5个百分点', -4.5, 'by +1.5'],
    ['1-8月进出口下降4.5%，降幅比全省平均大1.5个点', -4.5, 'by -1.5'],
    ['1-8月进出口下降4.5%，比全省少降1.5个点', -4.5, 'by +1.5'],
    ['进出口增速1-8月4.5%，快于全省1.2个点', 4.5, 'by +1.2'],
  ])('is the province’s in “%s”.', (text, value, other) => {
    expect(read(text)).toEqual({
      figures: [`${TRADE} ${value}`],
      others: [`province ${other} ${TRADE}`],
      open: [],
    })
  })

  it('is told as its value and as the distance from it.', () => {
    expect(read('1-8月进出口增速-4.5%，全省平均-6%，高1.5个点').others).toEqual([
      `province -6 ${TRADE}`,
      `province by +1.5 ${TRADE}`,
    ])
  })

  it.each([
    ['脱贫地区农民收入上半年增长7.2%，比全省农村高0.6个点', '市农业农村局', 'province by +0.6', FARMERS],
    ['上半年脱贫地区农村居民收入增长7.2%，全省农村居民收入增长6.6%', '市农业农村局', 'province 6.6', FARMERS],
    ['1-8月PM2.5 31微克，省定目标32', '市生态环境局', 'provincial_target 32', AIR],
    ['1-8月PM2.5 31微克/立方米，省里给的目标是32', '市生态环境局', 'provincial_target 32', AIR],
    ['1-8月PM2.5 31微克，优于省定目标1微克', '市生态环境局', 'provincial_target by -1', AIR],
    ['1-8月地表水优良率96.2%，省定目标95%', '市生态环境局', 'provincial_target 95', '地表水水质优良比例'],
    [
      '1-8月淘汰国三车1200辆，省级要求1500辆',
      '市生态环境局',
      'provincial_target 1500',
      '淘汰国Ⅲ及以下排放标准车辆',
    ],
    ['上半年危废填埋占比8.9%，下降0.6个百分点', '市生态环境局', 'last_year by -0.6', LANDFILL],
    ['上半年危废填埋占比8.9%，去年同期9.5%', '市生态环境局', 'last_year 9.5', LANDFILL],
    ['上半年危废填埋占比由去年同期的9.5%降至8.9%', '市生态环境局', 'last_year 9.5', LANDFILL],
    ['1-8月生产安全事故45起，同比减少5起', '市应急局', 'last_year by -5', '生产安全事故总量'],
    [
      '企业贷款综合融资成本上半年3.8%，比去年同期下降0.4个百分点',
      '市政府办',
      'last_year by -0.4',
      '企业贷款综合融资成本',
    ],
    ['上半年居民收入增长6.1%，比经济增速快0.5个百分点', '市人社局', 'economy by +0.5', '居民收入增速'],
  ])('is what the target asks for in “%s”.', (text, unit, other, indicator) => {
    const found = read(text, unit)
    expect(found.others).toEqual([`${other} ${indicator}`])
    expect(found.figures).toHaveLength(1)
    expect(found.open).toEqual([])
  })

  it.each([
    '1-8月社零增长6.2%，全国4.6%，全省5.9%',
    '1-8月社零增长6.2%，全国、全省分别增长4.6%、5.9%',
    '1-8月社零增速我市、全省、全国分别为6.2%、5.9%、4.6%',
    '1-8月全国、全省、我市社零分别增长4.6%、5.9%、6.2%',
    '1-8月社零增长6.2%，高于全省平均0.3个百分点',
    '1-8月社零增长6.2%，分别高于全国、全省1.6、0.3个百分点',
  ])('is harmless company, and never the city’s figure, in “%s”.', (text) => {
    expect(read(text)).toMatchObject({ figures: [`${RETAIL} 6.2`], open: [] })
  })

  it('is of the indicator that its own clause names.', () => {
    const { others } = read('1-8月进出口下降4.5%，全省社零增长5.9%')
    expect(others).toEqual([`province 5.9 ${RETAIL}`])
  })

  it('is nobody’s yet where no indicator is named.', () => {
    expect(read('全省平均是5.9，我们高0.3个点').others).toEqual(['province 5.9 ?', 'province by +0.3 ?'])
    expect(read('全国是4.6').others).toEqual(['none 4.6 ?'])
  })

  it.each([
    ['上半年危废填埋占比8.9%，环比下降0.6个百分点', '市生态环境局'],
    ['上半年危废填埋占比8.9%，较上月下降0.1个百分点', '市生态环境局'],
    ['1-8月高企1012家，占全省5%', '市科技局'],
    ['1-8月进出口增长4.5%，居全省第2位', '市商务局'],
    ['国家高新技术企业达到1012家', '市科技局'],
  ])('is not seen where none stands: “%s”.', (text, unit) => {
    expect(read(text, unit).others).toEqual([])
  })
})
