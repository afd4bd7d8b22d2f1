/** The short forms of the seeds: what people type is there, and what everybody says names nothing. */
import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { findNames } from '../../src/understanding/names/names.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'
import { lexiconOf } from '../../src/understanding/understand.ts'

const plan = loadPlan('seeds/yueyang-2025')
const { vocabulary, overlap } = lexiconOf(plan)

/** Names found by a listed form or an everyday word in context; guesses by likeness are not the seeds'. */
function named(text: string): string[] {
  const hits = findNames(normalise(text).text, vocabulary, overlap).filter((it) => it.how !== 'overlap')
  return hits.flatMap((it) => it.ids)
}

describe('short forms', () => {
  const things = [...plan.campaigns, ...plan.units, ...plan.tasks, ...plan.indicators]

  it('have two characters at least, and stand once with their thing, as names or as everyday words', () => {
    for (const thing of things) {
      const forms = [...thing.aliases, ...thing.loose]
      expect(forms.filter((it) => [...it].length < 2)).toEqual([])
      expect(forms.filter((it, index) => forms.indexOf(it) !== index)).toEqual([])
    }
  })

  it('mean one unit and one campaign only', () => {
    for (const list of [plan.units, plan.campaigns]) {
      const forms = list.flatMap((it) => [it.name, ...it.aliases])
      expect(forms.filter((it, index) => forms.indexOf(it) !== index)).toEqual([])
    }
  })

  it('are several for everything', () => {
    expect(plan.indicators.filter((it) => it.headline && it.aliases.length < 6).map((it) => it.id)).toEqual(
      [],
    )
    expect(things.filter((it) => it.aliases.length === 0)).toEqual([])
  })
})

it.each([
  ['社零咋样了', '1-retail-growth'],
  ['固投', '1-fixed-investment-growth'],
  ['民投占比', '1-private-investment-share'],
  ['城镇化率提高了多少', '1-urbanization-gain'],
  ['一产增速', '2-primary-industry-growth'],
  ['规工一季度', '2-industrial-value-added-growth'],
  ['规上工业', '2-industrial-value-added-growth'],
  ['三产增速', '2-services-growth'],
  ['园区占比', '2-park-industry-share'],
  ['亩均税收', '2-park-tax-per-mu-growth'],
  ['生服占比', '2-producer-services-share'],
  ['数经核心产业', '2-digital-economy-core-growth'],
  ['物流业总产值是多少', '2-logistics-output'],
  ['研发投入', '3-rd-expenditure-growth'],
  ['高企多少家', '3-high-tech-enterprises'],
  ['技术合同', '3-technology-contracts-growth'],
  ['高新产业增加值', '3-high-tech-industry-growth'],
  ['文企营收', '3-cultural-enterprise-revenue-growth'],
  ['卡脖子技术突破', '3-key-technologies'],
  ['外贸排第几', '4-trade-rank'],
  ['进出口', '4-trade-growth'],
  ['外贸一季度', '4-trade-growth'],
  ['非贸怎么样', '4-africa-trade-growth'],
  ['对外投资', '4-outbound-investment-growth'],
  ['外资到多少了', '4-foreign-capital'],
  ['物流成本占比', '5-logistics-cost-share'],
  ['扫码入企', '5-scan-to-enter'],
  ['一网通办', '5-online-services-rate'],
  ['民生支出', '7-livelihood-spending-share'],
  ['老百姓收入', '7-income-growth'],
  ['PM2.5', '7-pm25'],
  ['断面优良率', '7-water-quality'],
  ['两项补贴', '7-disability-allowance'],
  ['一卡通覆盖率', '7-social-card-coverage'],
])('%s names %s alone', (text, id) => {
  expect(named(text)).toEqual([id])
})

it.each([
  ['科创赋能进展', '科技创新赋能'],
  ['内需攻坚', '内需扩量提效'],
  ['公共充电桩建了多少', '7-1-19'],
  ['充电桩谁牵头', '7-1-19'],
  ['旅发大会', '2-1-2-3'],
  ['以旧换新谁牵头', '7-1-13'],
  ['发改牵头哪些任务', '市发改委'],
  ['医保有哪些任务', '市医保局'],
  ['催一下人行', '人民银行岳阳市分行'],
])('%s names %s', (text, id) => {
  expect(named(text)).toContain(id)
})

it.each([
  '企业收入规模扩大',
  '已纳入规划的要抓紧',
  '提升规范化水平',
  '项目投资规模有多大',
  '职工会议几点开',
  '人行道改好了没有',
  '全市财政收入明细',
  '全市统计年鉴',
  '引进头部企业洽谈',
  '岳阳关于放假的通知',
  '网上云课堂',
  '我国资源丰富',
])('%s names nothing: its words only look like a short form', (text) => {
  expect(named(text)).toEqual([])
})
