import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { loadModel } from '../../src/understanding/acts/model.ts'
import { Understanding } from '../../src/understanding/understand.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())
const read = (text: string, unit: string | null = null) =>
  understanding.read(text, { now: new Date('2025-10-22T01:00:00Z'), unit })

/** What is taken, with the end of its period. */
function taken(text: string): string[] {
  const reading = read(text)
  return reading.figures.map((it) => {
    const end = (it.period ?? reading.period)?.to.slice(5)
    return `${plan.indicator(it.indicator).name} ${it.value}${it.unit} ${end}`
  })
}

const RETAIL = '社会消费品零售总额增速'
const INVESTMENT = '固定资产投资增速'
const INDUSTRY = '规模工业增加值增速'
const TECH = '高新技术企业数'
const CAPITAL = '使用外资额'
const TRADE = '进出口增速'
const THREE = [`${RETAIL} 6.1% 09-30`, `${INDUSTRY} 7.2% 09-30`, `${INVESTMENT} 5.5% 09-30`]

describe('a pasted table whose cells are kept apart', () => {
  it.each([
    [
      'has months, totals and their growth side by side',
      '指标\t9月\t1-9月累计\t累计增长%\n社会消费品零售总额(亿元)\t120.3\t1010.5\t6.1\n规模工业增加值\t\t\t7.2\n固定资产投资(亿元)\t80\t700.2\t5.5',
      THREE,
    ],
    [
      'has bars and a rule, as in markdown',
      '| 指标 | 9月 | 1-9月累计 | 累计增长% |\n|---|---|---|---|\n| 社零(亿元) | 120.3 | 1010.5 | 6.1 |\n| 规模工业 | - | - | 7.2 |\n| 固投 | 80 | 700.2 | 5.5 |',
      THREE,
    ],
    [
      'has amounts in units of their own beside rates',
      '指标\t1-8月\t增速\n社零总额（亿元）\t1123.5\t6.3\n实际使用外资（万美元）\t16800\t12.1\n进出口总额（亿元）\t312.4\t-4.5',
      [`${RETAIL} 6.3% 08-31`, `${CAPITAL} 16800万美元 08-31`, `${TRADE} -4.5% 08-31`],
    ],
    [
      'has a column of units',
      '序号\t指标\t计量单位\t1-9月\t同比增长(%)\n1\t社零\t亿元\t1010.5\t6.1\n2\t使用外资额\t亿美元\t1.68\t12.1',
      [`${RETAIL} 6.1% 09-30`, `${CAPITAL} 16800万美元 09-30`],
    ],
    [
      'has headings of two rows',
      '指标\t9月\t\t1-9月\t\n\t总量\t增速\t总量\t增速\n社零(亿元)\t120.3\t5.8\t1010.5\t6.1\n进出口(亿元)\t31.2\t-3.3\t312.4\t-4.5',
      [`${RETAIL} 6.1% 09-30`, `${TRADE} -4.5% 09-30`],
    ],
    [
      'has last year and the target beside this year',
      '指标|上年同期增速|1-9月增速|目标\n社零|5.5|6.1|7\n固投|4.4|5.5|6',
      [`${RETAIL} 6.1% 09-30`, `${INVESTMENT} 5.5% 09-30`],
    ],
    [
      'has growth against last year, and ranks',
      '指标|1-9月|比上年同期增长(%)|位次\n社零(亿元)|1010|6.1|3\n高企数(家)|1012|4.1|2',
      [`${RETAIL} 6.1% 09-30`, `${TECH} 1012家 09-30`],
    ],
    [
      'has several totals: the later one counts',
      '指标|9月增速|1-8月增速|1-9月增速\n社零|5.5|6.0|6.1',
      [`${RETAIL} 6.1% 09-30`],
    ],
    [
      'has notes with numbers of their own below',
      '指标|1-9月增长%\n社零|6.1\n固投|5.5\n注：固投上年同期为4.5%，社零按可比口径',
      [`${RETAIL} 6.1% 09-30`, `${INVESTMENT} 5.5% 09-30`],
    ],
    [
      'is a statistics bureau’s: a month and what runs since January, below a title that says which month',
      '9月主要经济指标\n指标名称\t计量单位\t本月\t本月止累计\t累计同比±%\n社会消费品零售总额\t亿元\t120.3\t1010.5\t6.1\n规模工业增加值\t%\t—\t—\t7.2\n固定资产投资\t%\t\t\t5.5',
      THREE,
    ],
    [
      'is parted by commas',
      '指标,1-9月,增速\n社零,1010.5,6.1\n固投,700,5.5',
      [`${RETAIL} 6.1% 09-30`, `${INVESTMENT} 5.5% 09-30`],
    ],
    [
      'has this year beside the last, by their numbers',
      '指标\t2025年1-9月\t2024年1-9月\t增长%\n社零(亿元)\t1010.5\t952\t6.1\n高企数(家)\t1012\t900\t12.4',
      [`${RETAIL} 6.1% 09-30`, `${TECH} 1012家 09-30`],
    ],
    [
      'lists counties with their total',
      '1-9月社零分县市区情况\n县市区\t9月\t1-9月增速(%)\n平江县\t5.1\t5.8\n湘阴县\t6\t6.3\n合计\t5.9\t6.1',
      [`${RETAIL} 6.1% 09-30`],
    ],
    [
      'lists counties, a column for each indicator',
      '1-9月\n县市区\t社零增速(%)\t固投增速(%)\n全市\t6.1\t5.5\n平江县\t5.8\t4.9',
      [`${RETAIL} 6.1% 09-30`, `${INVESTMENT} 5.5% 09-30`],
    ],
  ])('%s.', (_, text, expected) => {
    expect(taken(text)).toEqual(expected)
    expect(read(text).figures.flatMap((it) => it.cautions ?? [])).toEqual([])
  })

  it('asks about each number of a row that the plan does not know, or that is only a part.', () => {
    const reading = read(
      '指标\t1-9月\t增速\n社零总额(亿元)\t1123.5\t6.3\n其中:限上社零(亿元)\t312\t8.8\n用电量(亿千瓦时)\t90\t3.1',
    )
    expect(reading.figures.map((it) => it.value)).toEqual([6.3])
    expect(reading.unexplained.map((it) => it.text)).toEqual(['312', '8.8', '90', '3.1'])
  })

  it.each([
    ['its title', '1-9月主要指标（预计）\n指标\t1-9月累计\t增长%\n社零\t820\t6.2', 'estimate 预计'],
    ['the heading of its column', '指标\t1-9月预计完成\n高新技术企业数\t1003', 'estimate 预计'],
    ['a remark in its row', '指标\t1-9月增长%\t备注\n社零\t6.2\t待核', 'not_meant 待核'],
  ])('asks about a number of which %s says that it is none yet.', (_, text, doubt) => {
    const [figure] = read(text).figures
    expect(figure?.cautions?.map((it) => `${it.kind} ${it.text}`)).toEqual([doubt])
  })

  it('takes nothing where two columns would do.', () => {
    expect(read('指标\t1-9月增速\t1-9月增长%\n社零\t6.1\t6.2').figures).toEqual([])
    // The column is of another indicator than the row.
    expect(read('指标\t1-9月固投增速\n社零\t6.1').figures).toEqual([])
  })

  it('tells each county’s number apart from the city’s.', () => {
    const { leftOut } = read('1-9月社零\n县市区\t增速(%)\n平江县\t5.8\n湘阴县\t6.3\n全市\t6.1')
    expect(leftOut.map((it) => [it.text, it.place])).toEqual([
      ['5.8', '平江县'],
      ['6.3', '湘阴县'],
    ])
  })
})

describe('a list of counties in one line', () => {
  it.each([
    ['1-9月社零增长：平江县5.8%，湘阴县6.3%，全市6.1%', [`${RETAIL} 6.1% 09-30`]],
    ['1-9月高企数 平江县12家 湘阴县20家 合计1003家', [`${TECH} 1003家 09-30`]],
    ['1-9月各县市区高企数：平江县12家、湘阴县20家、总计1003家', [`${TECH} 1003家 09-30`]],
    ['1-9月社零增长：平江县5.8%，湘阴县6.3%', []],
  ])('gives the city its total and no county’s number: %s', (text, expected) => {
    expect(taken(text)).toEqual(expected)
  })
})

describe('a list of counties with its total', () => {
  const ofWhom = (text: string, unit: string | null = null) =>
    read(text, unit).figures.map((it) => `${it.county ?? '全市'} ${it.value}`)

  it.each([
    '1-9月社零\n县市区\t增速(%)\n平江县\t5.8\n湘阴县\t6.3\n合计\t6.1',
    '1-9月社零增长：平江县5.8%，湘阴县6.3%，合计6.1%',
  ])('is of the whole city, also where the total is called 合计: %s', (text) => {
    expect(ofWhom(text, '市商务局')).toEqual(['全市 6.1'])
  })

  it.each([
    '1-9月社零\n县市区\t增速(%)\n平江县\t5.8\n湘阴县\t6.3\n全市\t6.1',
    '1-9月社零增长：平江县5.8%，湘阴县6.3%，全市6.1%',
  ])('gives a county its own line and neither the others’ nor the total: %s', (text) => {
    expect(ofWhom(text, '湘阴县发改局')).toEqual(['湘阴县 6.3'])
    expect(read(text, '湘阴县发改局').leftOut.map((it) => it.place)).toEqual(['平江县', '全市'])
  })
})
