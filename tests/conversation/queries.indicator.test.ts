import { describe, expect, it } from 'vitest'
import { queryIndicator } from '../../src/conversation/asking/query.indicator.ts'
import { queryTask } from '../../src/conversation/asking/query.task.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { nearIn } from '../../src/understanding/names/nearest.ts'
import { APRIL, ask, figure, person, plan, TWO_MONTHS, turnOf } from './asking.ts'

const RETAIL = '1-retail-growth'
const retail = { indicators: [RETAIL] }

describe('a question about one indicator', () => {
  it('is answered with the target that counts and the unit; 依据 quotes both places.', () => {
    const { text: short } = ask(queryIndicator, { text: '社零目标是多少', reading: retail })
    expect(short.split('\n')[0]).toBe('【社会消费品零售总额增速】目标：全年增长7%')
    expect(short).toContain('责任单位：市商务局（推定）')
    expect(short).toContain('依据')
    expect([...short].length).toBeLessThanOrEqual(120)
    const { text } = ask(queryIndicator, { text: '社零什么口径', reading: retail })
    expect(text).toContain('全年增长7%（总体方案）、全年增长7%以上（附件1）')
    expect(text).toContain('总体方案 一、攻坚目标：“社会消费品零售总额增长7%”')
    expect(text).toContain('附件1 一、攻坚目标：“实现社会消费品零售总额增长7%以上”')
  })

  it('begins with the figure, its light and its gap, then target and unit; rule and source come on 依据.', () => {
    const told = [figure(RETAIL, 6.8)]
    const { text } = ask(queryIndicator, { text: '社零咋样了', reading: retail, told })
    const [first, second] = text.split('\n')
    expect(first).toBe('【社会消费品零售总额增速】一季度增长6.8%，略滞后（待审核），低于目标0.2个百分点')
    expect(second).toBe('目标：全年增长7%')
    expect([...text].length).toBeLessThanOrEqual(120)
    const basis = ask(queryIndicator, { text: '社零什么口径', reading: retail, told }).text
    expect(basis).toContain('评判：增速与全年目标比')
    expect(basis).toContain('来源：累计；市商务局4月11日09:12登记，待审核')
  })

  it('prints a fall as 下降, never as a negative growth.', () => {
    const { text } = ask(queryIndicator, { text: '社零', reading: retail, told: [figure(RETAIL, -5.4)] })
    expect(text).toContain('一季度下降5.4%，滞后（待审核）')
    expect(text).not.toContain('-5.4')
    expect(text).toContain('低于目标12.4个百分点')
  })

  it('begins with the gap where the gap was asked for.', () => {
    const { text } = ask(queryIndicator, { text: '差多少', reading: retail, told: [figure(RETAIL, 6.8)] })
    expect(text.split('\n')[0]).toBe(
      '【社会消费品零售总额增速】低于目标0.2个百分点：一季度增长6.8%，略滞后（待审核）',
    )
  })

  it('says of a yearly total what is left, its share beside the scheduled one, and what the other months need.', () => {
    const { text } = ask(queryIndicator, {
      text: '还差多少',
      reading: { indicators: ['1-themed-events'] },
      told: [figure('1-themed-events', 4)],
    })
    expect(text.split('\n')[0]).toBe(
      '【惠购三湘等主题活动】距目标还差16场，低于序时进度5个百分点：一季度 4场，完成20%，序时进度25%，略滞后（待审核）',
    )
    expect(text).toContain('余下9个月月均需1.78场（前3个月月均1.33场）')
  })

  it('shows both numbers where they differ and judges by neither; 依据 quotes them.', () => {
    const about = {
      reading: { indicators: ['3-high-tech-industry-growth'] },
      told: [figure('3-high-tech-industry-growth', 7)],
    }
    const short = ask(queryIndicator, { text: '高新技术产业增加值怎么样', ...about }).text
    expect(short).toContain('一季度增长7%，待裁定（待审核）')
    expect(short).toMatch(/增长8%（.+）、全年增长6%（.+），待裁定/)
    expect(short).not.toMatch(/[高低]于目标|达标|滞后/)
    const { text } = ask(queryIndicator, { text: '高新技术产业增加值什么口径', ...about })
    expect(text).toContain('“高新技术产业增加值同比增长8%”')
    expect(text).toContain('“高新技术产业增加值增长6%”')
    expect(text).toContain('数字不一致，待专班办公室裁定')
    expect(text).not.toMatch(/[高低]于目标|达标|滞后/)
  })

  it('judges by the ruled number once the office has ruled, and keeps both quotes and the reason.', () => {
    const ruling: Revision = {
      type: 'target_ruled',
      indicator: '3-high-tech-industry-growth',
      value: 6,
      basis: '专班会议纪要',
    }
    const about = {
      reading: { indicators: ['3-high-tech-industry-growth'] },
      told: [figure('3-high-tech-industry-growth', 7), ruling],
    }
    const short = ask(queryIndicator, { text: '高新技术产业增加值怎么样', ...about }).text
    expect(short).toContain('一季度增长7%，达标')
    expect(short).toContain('目标：增长6%（按裁定）')
    const { text } = ask(queryIndicator, { text: '高新技术产业增加值什么口径', ...about })
    expect(text).toContain('裁定按6%，依据：专班会议纪要')
    expect(text).toContain('“高新技术产业增加值同比增长8%”')
  })

  it('says 无数据 and that it is no nought, what is due and who reports it, where a figure is due.', () => {
    const { text } = ask(queryIndicator, { text: '社零', reading: retail })
    expect(text.split('\n')[0]).toBe(
      '【社会消费品零售总额增速】无数据（不等于0），一季度数据应报未报，由市商务局填报',
    )
  })

  it('says 未到统计时点 and when the figure is to come before it can exist.', () => {
    const { text } = ask(queryIndicator, { text: '社零', reading: retail, today: '2025-02-20' })
    expect(text).toContain('未到统计时点，1—2月数据应于3月18日前报送，由市商务局填报')
    expect(text).not.toContain('无数据（不等于0）')
  })

  it('answers for the period asked, and where nothing stands for it says so and gives the latest.', () => {
    const told = [figure(RETAIL, 6.5, TWO_MONTHS), figure(RETAIL, 6.8)]
    const early = ask(queryIndicator, { text: '1-2月社零', reading: { ...retail, period: TWO_MONTHS }, told })
    expect(early.text).toContain('】1—2月增长6.5%')
    const none = ask(queryIndicator, {
      text: '那二季度呢',
      reading: { ...retail, period: { from: '2025-04-01', to: '2025-06-30' } },
      told,
    })
    expect(none.text).toContain('二季度数据未到报送时间（应于7月18日前报送）；最近一期：一季度增长6.8%')
    const late = ask(queryIndicator, {
      text: '1-4月社零',
      reading: { ...retail, period: APRIL },
      told,
      today: '2025-06-01',
    })
    expect(late.text).toContain('1—4月无数据（不等于0）；最近一期：一季度增长6.8%')
  })

  it('says who answers for it where that was asked, and that the plan did not name it.', () => {
    const { text } = ask(queryIndicator, { text: '社零归谁管', reading: retail })
    expect(text.split('\n')[0]).toContain('由市商务局负责（计划未写明该指标的牵头单位，系推定')
    const after = ask(queryTask, { text: '谁牵头', reading: retail, told: [figure(RETAIL, 6.8)] })
    expect(after.text.split('\n')[0]).toContain('由市商务局负责')
    expect(after.topic?.indicators).toEqual([RETAIL])
  })

  it('gives a stranger the target and the unit, and no figure.', () => {
    for (const sender of [null, person('none', null)]) {
      const { text } = ask(queryIndicator, {
        text: '社零怎么样了',
        reading: retail,
        told: [figure(RETAIL, 6.8)],
        sender,
      })
      expect(text).not.toContain('6.8')
      expect(text).toContain('全年增长7%')
      expect(text).toContain('市商务局')
    }
  })

  it('leaves the indicator and the period as the topic for the next message.', () => {
    const { topic, revisions } = queryIndicator(
      turnOf({ text: '社零', reading: { ...retail, period: TWO_MONTHS } }),
    )
    expect(topic).toMatchObject({ intent: 'query.indicator', indicators: [RETAIL], period: TWO_MONTHS })
    expect(revisions).toEqual([])
  })
})

describe('several indicators, or none', () => {
  it('get one short block each, in the order asked.', () => {
    const { text } = ask(queryIndicator, {
      text: '社零 固投',
      reading: { indicators: [RETAIL, '1-fixed-investment-growth'] },
      told: [figure(RETAIL, 7)],
    })
    const lines = text.split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('1.【社会消费品零售总额增速】一季度增长7%，达标')
    expect(lines[0]).toContain('与目标持平')
    expect(lines[1]).toContain('2.【固定资产投资增速】无数据')
  })

  it('are all answered where words fit several, and the words are named.', () => {
    const ids = ['1-tourist-arrivals-growth', '1-tourism-revenue-growth', '1-inbound-tourism-growth']
    const { text, topic } = ask(queryIndicator, {
      text: '旅游怎么样',
      reading: {
        indicators: [ids[0] ?? ''],
        ambiguous: [{ kind: 'indicator', ids, text: '旅游', how: 'context', from: 0, to: 2 }],
      },
    })
    expect(text).toContain('“旅游”对应以下3项指标')
    expect(topic?.indicators).toEqual(ids)
  })

  it('name the nearest where nothing was recognised, and never guess.', () => {
    const said = '高标准农天建了多少'
    const { text, topic } = ask(queryIndicator, { text: said, reading: { near: nearIn(said, plan) } })
    expect(text).toContain('没有看出问的是哪项指标')
    expect(text).toContain('高标准农田建设面积')
    expect(topic).toBeUndefined()
  })
})

describe('every indicator of the plan', () => {
  it.each(['怎么样了', '目标是多少', '差多少', '谁牵头'])(
    'is answered on one glance when asked %s.',
    (words) => {
      for (const indicator of plan.indicators) {
        const { text } = ask(queryIndicator, { text: words, reading: { indicators: [indicator.id] } })
        expect(text).not.toMatch(/undefined|null|NaN|\[object/)
        expect([...text].length, text).toBeLessThanOrEqual(120)
      }
    },
  )

  it.each(['什么口径'])(
    'is answered when asked %s: every place quoted verbatim with its location, the units named, within one message.',
    (words) => {
      for (const indicator of plan.indicators) {
        const { text } = ask(queryIndicator, { text: words, reading: { indicators: [indicator.id] } })
        for (const { quote, location } of indicator.targets) {
          expect(text).toContain(`${location}：“${quote}”`)
          expect(plan.document).toContain(quote)
        }
        for (const unit of indicator.owner_units) expect(text).toContain(unit)
        expect(text).not.toMatch(/undefined|null|NaN|\[object/)
        expect(Buffer.byteLength(text), indicator.id).toBeLessThan(2048)
      }
    },
  )
})
