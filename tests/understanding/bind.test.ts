import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { loadModel } from '../../src/understanding/acts/model.ts'
import type { Reading } from '../../src/understanding/reading.ts'
import { Understanding } from '../../src/understanding/understand.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())

function read(text: string): Reading {
  return understanding.read(text, { now: new Date('2025-07-12T01:00:00Z'), unit: '市商务局' })
}

function figures(text: string): string[] {
  return read(text).figures.map((it) => `${plan.indicator(it.indicator).name} ${it.value}${it.unit}`)
}

const RETAIL = '社会消费品零售总额增速'
const INVESTMENT = '固定资产投资增速'
const INDUSTRY = '规模工业增加值增速'
const TECH = '高新技术企业数'
const CAPITAL = '使用外资额'
const TRADE = '进出口增速'

describe('a figure goes to the indicator that it is about', () => {
  it.each([
    ['社零上半年增长6.8%', [`${RETAIL} 6.8%`]],
    ['1—6月社零增速6.8%,高企1005家', [`${RETAIL} 6.8%`, `${TECH} 1005家`]],
    [
      '上半年固投、规工、社零分别增长5.1%、6.7%、6.2%',
      [`${INVESTMENT} 5.1%`, `${INDUSTRY} 6.7%`, `${RETAIL} 6.2%`],
    ],
    ['社零和固投都增长6%', [`${RETAIL} 6%`, `${INVESTMENT} 6%`]],
    ['上半年进出口负增长2.1%', [`${TRADE} -2.1%`]],
    ['社零 6.8%\n固投 5.1%\n规工 6.5%', [`${RETAIL} 6.8%`, `${INVESTMENT} 5.1%`, `${INDUSTRY} 6.5%`]],
    ['新认定高企26家,累计1016家', [`${TECH} 1016家`]],
    ['上半年外资2.4亿美元', [`${CAPITAL} 24000万美元`]],
    ['使用外资两万四千万美元,截至6月底', [`${CAPITAL} 24000万美元`]],
    ['上半年新增35家限额以上批零住餐企业', ['新增限额以上批零住餐企业 35家']],
    ['社零增速由6.5%提高到6.8%', [`${RETAIL} 6.8%`]],
    ['社零上半年快报6.5%，核实6.4%', [`${RETAIL} 6.5%`, `${RETAIL} 6.4%`]],
    [
      '社零上半年快报增长6.5%，初步核算6.6%，最终核实数6.4%',
      [`${RETAIL} 6.5%`, `${RETAIL} 6.6%`, `${RETAIL} 6.4%`],
    ],
    ['社零上半年核实6.4%，较快报6.5%低0.1个百分点', [`${RETAIL} 6.4%`]],
    ['社零上半年核实6.4%（快报6.5%）', [`${RETAIL} 6.4%`]],
    ['社零上半年由快报6.5%调整为核实6.4%', [`${RETAIL} 6.4%`]],
  ])('in “%s”', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })

  it.each([
    ['社零目标7%,上半年已完成6.8%', [`${RETAIL} 6.8%`]],
    ['上半年社零总额812.5亿元,同比增长6.8%,较上月提高0.3个百分点', [`${RETAIL} 6.8%`]],
    ['外资:5200万美元,同比降3.4%', [`${CAPITAL} 5200万美元`]],
    ['上半年社零增长6.8%,去年同期增长6.1%', [`${RETAIL} 6.8%`]],
    ['1.社零上半年增长6.8%(4月15日下午3点在301会商,联系电话8880123)', [`${RETAIL} 6.8%`]],
  ])('and noise is left out of “%s”, with a reason', (text, expected) => {
    const reading = read(text)
    expect(figures(text)).toEqual(expected)
    for (const it of reading.leftOut) expect(it.why).not.toBe('')
  })

  it.each([
    [
      '指标 年度目标 1-6月 去年同期\n社零增速 7% 6.7% 6.2%\n固投增速 6% 5.4% 4.9%',
      [`${RETAIL} 6.7%`, `${INVESTMENT} 5.4%`],
    ],
    ['县市区 社零增速\n岳阳楼区 7.1%\n汨罗市 6.9%\n全市 6.6%\n(1-6月,市统计局报)', [`${RETAIL} 6.6%`]],
    ['6月当月社零增长7.9%,1-6月累计增长6.7%', [`${RETAIL} 6.7%`]],
    ['去年上半年固投是4.9%,今年上半年5.4%', [`${INVESTMENT} 5.4%`]],
    ['高企1011家(上月1004家)', [`${TECH} 1011家`]],
  ])('and of the many numbers in “%s” the right one is taken', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })

  it.each([
    ['高企是1008家不是1003家', [`${TECH} 1008家`]],
    ['更正,高企应为1003家', [`${TECH} 1003家`]],
    ['刚才那个固投我说错了不是五点三是四点三', [`${INVESTMENT} 4.3%`]],
    ['社零6.8%改为6.9%', [`${RETAIL} 6.9%`]],
  ])('and a correction “%s” carries the new figure alone', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })

  it.each([
    ['社零中的餐饮收入增长9%', '餐饮收入 is nothing that the plan knows'],
    ['上半年餐饮收入增长9%', 'no indicator is named'],
    ['社零增长35家', 'a rate is not counted in 家'],
    ['今天气温35度,社零会', 'degrees are of nothing'],
    ['社零、固投、规工增长6.8%、5.1%', 'two figures for three indicators'],
    ['工业投资增长8.4%', 'a part of investment is another thing'],
    ['长沙社零一季度增长5.2%', 'another city is not ours'],
    ['洞庭湖总磷浓度0.058毫克/升', 'its unit is not known'],
  ])('and nothing is bound in “%s”: %s', (text) => {
    expect(figures(text)).toEqual([])
  })

  it('names a number that belongs to nothing, so that the bot asks', () => {
    const reading = read('社零上半年增长6.8%。9%')
    expect(reading.figures.map((it) => it.value)).toEqual([6.8])
    expect(reading.unexplained.map((it) => it.text)).toEqual(['9%'])
  })

  it('leaves a number beside that says what else it is of', () => {
    const reading = read('社零上半年增长6.8%,餐饮收入增长9%')
    expect(reading.figures.map((it) => it.value)).toEqual([6.8])
    expect(reading.unexplained).toEqual([])
    expect(reading.leftOut.filter((it) => it.beside).map((it) => it.text)).toEqual(['9%'])
  })
})

describe('one number of two indicators that are named together', () => {
  it.each([
    ['上半年社零、固投增长6.1%', [RETAIL, INVESTMENT]],
    ['截至6月底高企和专精特新共1080家', [TECH, '新增专精特新中小企业']],
    ['上半年企业上云上平台共3100家', ['上云企业', '上平台企业']],
  ])('is of one of them, which the sender is asked: %s', (text, options) => {
    const [figure, ...more] = read(text).figures
    expect(more).toEqual([])
    expect(figure?.options?.map((it) => plan.indicator(it).name)).toEqual(options)
  })

  it.each([
    ['社零和固投都增长6%', [`${RETAIL} 6%`, `${INVESTMENT} 6%`]],
    ['说下社零和固投，固投上半年增长5.1%', [`${INVESTMENT} 5.1%`]],
  ])('is of both where both have it, and of the one that is named again: %s', (text, expected) => {
    expect(figures(text)).toEqual(expected)
    expect(read(text).figures.every((it) => (it.options ?? []).length < 2)).toBe(true)
  })
})

describe('two numbers with a label each, and no total', () => {
  it('are not taken for the whole.', () => {
    const [figure] = read('医疗救助上半年住院8.4万人次、门诊11.2万人次').figures
    expect(figure?.cautions).toContainEqual({ kind: 'part', text: '住院' })
    const [total] = read('医疗救助上半年住院8.4万人次、门诊11.2万人次，共19.6万人次').figures
    expect([total?.value, total?.cautions]).toEqual([19.6, []])
  })
})
