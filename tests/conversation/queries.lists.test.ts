import { describe, expect, it } from 'vitest'
import { queryCampaign } from '../../src/conversation/asking/query.campaign.ts'
import { queryLagging } from '../../src/conversation/asking/query.lagging.ts'
import { queryMissing } from '../../src/conversation/asking/query.missing.ts'
import { queryOverview } from '../../src/conversation/asking/query.overview.ts'
import { queryRanking } from '../../src/conversation/asking/query.ranking.ts'
import { queryTrend } from '../../src/conversation/asking/query.trend.ts'
import type { Handler } from '../../src/conversation/turn/turn.ts'
import { say } from '../../src/rendering/wording.ts'
import { APRIL, ask, figure, plan, Q1, TWO_MONTHS, turnOf } from './asking.ts'

/** Two campaigns with something in every part of the scale. */
const TOLD = [
  figure('1-retail-growth', 6.5, TWO_MONTHS),
  figure('1-retail-growth', 6.8),
  figure('1-fixed-investment-growth', 4.2),
  figure('1-themed-events', 4),
  figure('1-projects-over-1bn', 61),
  figure('2-industrial-value-added-growth', 7.1),
  figure('3-high-tech-industry-growth', 7),
  figure('4-trade-rank', 2),
]

/** The sum of all `…N项` in a text. */
function sumOf(text: string): number {
  return [...text.matchAll(/(\d+)项/g)].reduce((sum, it) => sum + Number(it[1]), 0)
}

describe('counts', () => {
  it.each(['2025-02-10', '2025-04-26', '2025-12-01'])(
    'of the seven campaigns are a row each that adds up to the whole on %s.',
    (today) => {
      const { text } = ask(queryOverview, { text: '总体情况', told: TOLD, today })
      const [head = '', ...lines] = text.split('\n')
      const campaigns = lines.slice(0, 7)
      expect(head).toContain(`七大攻坚共${plan.indicators.length}项指标`)
      const lights = head.slice(head.indexOf('：'), head.indexOf('；'))
      expect(sumOf(lights)).toBe(plan.indicators.length)
      const totals = campaigns.map((it) => Number(/：(\d+)项/.exec(it)?.[1]))
      expect(totals.reduce((a, b) => a + b)).toBe(plan.indicators.length)
      campaigns.forEach((line, at) => {
        expect(line).toContain(plan.campaigns[at]?.name)
      })
      for (const light of ['滞后', '略滞后', '待裁定', '达标']) {
        const count = (it: string) => Number(new RegExp(`[：、，]${light}(\\d+)`).exec(it)?.[1] ?? 0)
        expect(campaigns.reduce((sum, it) => sum + count(it), 0)).toBe(count(head))
      }
    },
  )

  it('of one campaign add up, and what is behind comes before the headline indicators.', () => {
    const { text, topic } = ask(queryCampaign, {
      text: '内需攻坚进展怎么样',
      reading: { campaign: '内需扩量提效' },
      told: TOLD,
    })
    const [head = ''] = text.split('\n')
    expect(head).toContain('19项指标（截至4月26日）：滞后1项、略滞后2项')
    expect(sumOf(head.slice(head.indexOf('：'), head.indexOf('；')))).toBe(19)
    expect(text.split('\n')[1]).toContain('1.固定资产投资增速：一季度增长4.2%')
    expect(text).toContain('召集人：市政府副秘书长；专班办公室：市发改委')
    expect(topic?.campaign).toBe('内需扩量提效')
  })
})

describe('哪些滞后', () => {
  it('lists the worst first with gap, unit and since when, and says how the others stand.', () => {
    const { text } = ask(queryLagging, { text: '哪些滞后', told: TOLD })
    const lines = text.split('\n')
    expect(lines[0]).toBe('滞后2项、略滞后2项、达标或达序时3项、未评判172项（截至4月26日，均待审核）：')
    expect(lines[1]).toBe(
      '1.固定资产投资增速：一季度增长4.2%，滞后，低于目标1.8个百分点；市发改委；自一季度起',
    )
    expect(text).toContain('行业信用信息归集共享：滞后，尚未报完成，逾期26天；市发改委')
    expect(text).toContain(
      '社会消费品零售总额增速：一季度增长6.8%，略滞后，低于目标0.2个百分点；市商务局；自1—2月起',
    )
    expect(sumOf(lines[0] ?? '')).toBe(179)
  })

  it('counts since when only without a break.', () => {
    const told = [
      figure('1-retail-growth', 6.5, TWO_MONTHS),
      figure('1-retail-growth', 7.2),
      figure('1-retail-growth', 6.9, APRIL),
    ]
    const { text } = ask(queryLagging, { text: '哪些滞后', told, today: '2025-05-20' })
    expect(text).toContain('1—4月增长6.9%，略滞后，低于目标0.1个百分点；市商务局；自1—4月起')
  })

  it('says of none that no data is not the same as not behind.', () => {
    const { text } = ask(queryLagging, { text: '民生哪些滞后', reading: { campaign: '民生补短提质' } })
    expect(text).toContain('民生补短提质攻坚目前没有判为滞后的指标（共56项')
    expect(text).toContain('无数据不等于不滞后')
  })

  it('answers for one indicator with its gap first.', () => {
    const { text } = ask(queryLagging, {
      text: '社零滞后没',
      reading: { indicators: ['1-retail-growth'] },
      told: TOLD,
    })
    expect(text).toMatch(/^【社会消费品零售总额增速】低于目标0\.2个百分点/)
  })
})

describe('还有谁没报', () => {
  it('groups what is due by unit, each figure once, and says what comes next.', () => {
    const { text, replies } = ask(queryMissing, { text: '还有谁没报', told: TOLD })
    const [reply] = replies
    if (reply?.type !== 'missing') throw new Error('no list')
    const items = reply.units.flatMap((it) => it.items.map((item) => item.indicator))
    expect(new Set(items).size).toBe(items.length)
    expect(items).toHaveLength(reply.count)
    expect(items).not.toContain('1-retail-growth')
    expect(text).toContain(
      `到期未报指标${reply.count}项、文字进展${reply.told}项，涉及${reply.units.length}个单位`,
    )
    expect(text).toMatch(/另有\d+个单位/)
    expect(text).toContain('下一批：4月30日前报送一季度数据')
  })

  it('asks nobody before a figure can exist.', () => {
    const { text } = ask(queryMissing, { text: '还有谁没报', today: '2025-02-08' })
    expect(text).toMatch(/^没有到期未报的指标/)
  })

  it('of one unit lists its own, also what it shares with another.', () => {
    const { text, replies } = ask(queryMissing, {
      text: '市商务局报了没',
      reading: { unit: '市商务局' },
      told: TOLD,
    })
    const [reply] = replies
    if (reply?.type !== 'missing') throw new Error('no list')
    expect(reply.units.map((it) => it.unit)).toEqual(['市商务局'])
    expect(text.match(/^\d+\./gm)).toHaveLength(5)
    expect(text).toContain(`另有${reply.count - 5}项，回复“更多”继续看`)
    expect(text).not.toContain('社会消费品零售总额增速')
  })

  it('of an earlier period lists what still has no figure for it.', () => {
    const asking = {
      text: '1-2月谁没报',
      reading: { campaign: '内需扩量提效', period: TWO_MONTHS },
      told: TOLD,
    }
    const { replies } = ask(queryMissing, asking)
    const [reply] = replies
    if (reply?.type !== 'missing') throw new Error('no list')
    const items = reply.units.flatMap((it) => it.items)
    expect(items.every((it) => it.period.to === TWO_MONTHS.to)).toBe(true)
    expect(items.map((it) => it.indicator)).toContain('1-fixed-investment-growth')
    expect(items.map((it) => it.indicator)).not.toContain('1-retail-growth')
  })

  it('says of one indicator whether it was reported, by whom and when, or that it is not due yet.', () => {
    const asked = (id: string, today = '2025-04-26') =>
      ask(queryMissing, { text: '报了没', reading: { indicators: [id] }, told: TOLD, today }).text
    expect(asked('1-retail-growth')).toBe(
      '【社会消费品零售总额增速】已报：一季度增长6.8%（累计；市商务局4月11日09:12登记，待审核）',
    )
    expect(asked('2-services-growth')).toBe('【服务业增加值增速】一季度未报，由市发改委填报，今年还没有数据')
    expect(asked('2-grain-output')).toContain('尚未报送，也未到期')
  })
})

describe('哪些完不成', () => {
  it('tells where the pace leads, with its formula, before what is behind.', () => {
    const { text } = ask(queryLagging, { text: '哪些年底完不成', told: TOLD })
    const [head, first] = text.split('\n')
    expect(head).toBe('按目前进度推算，到期完不成的1项（只有累计类指标可推算）：')
    expect(first).toBe(
      '1.惠购三湘等主题活动：目标20场；按目前进度，到期约16场（4÷3×12）；余下9个月月均需1.78场（前3个月月均1.33场）',
    )
    expect(text).toContain('滞后2项')
    expect(ask(queryLagging, { text: '哪些滞后', told: TOLD }).text).not.toContain('推算')
  })

  it('says so where all will be reached at this pace.', () => {
    const { text } = ask(queryLagging, { text: '哪些完不成', told: [figure('1-themed-events', 6)] })
    expect(text.split('\n')[0]).toBe('按目前进度推算，已有数据的累计类指标到期都能完成。')
    const none = ask(queryLagging, { text: '哪些完不成' }).text
    expect(none.split('\n')[0]).toBe('累计类指标还没有数据，无法推算到期能否完成。')
  })
})

describe('a ranking', () => {
  it('goes by the share of judged targets reached, and equals share a place.', () => {
    const { text } = ask(queryRanking, { text: '排个名', told: TOLD })
    expect(text).toContain('第1名 产业育新培强：1/1项（100%）')
    expect(text).toContain('第1名 改革开放重点：1/1项（100%）')
    expect(text).toContain('第3名 内需扩量提效：1/4项（25%）')
    expect(text).toContain('没有可评判数据、不列名次的')
  })

  it('says that there is too little to rank, rather than rank it.', () => {
    const { text } = ask(queryRanking, { text: '排个名', today: '2025-02-10' })
    expect(text).toMatch(/^目前还没有可评判的数据，无法给攻坚排名/)
  })

  it('is never by speed of reporting, and says so.', () => {
    const { text } = ask(queryRanking, { text: '按报送及时率给单位排名', told: TOLD })
    expect(text.split('\n')[0]).toBe('不按报送快慢排名，以下按目标进度排。')
  })

  it('gives the place of the one that was asked about, and as many as were asked for.', () => {
    const own = ask(queryRanking, { text: '我局排第几', reading: { unit: '市商务局' }, told: TOLD })
    expect(own.text.split('\n')[0]).toMatch(/^市商务局排第\d名（有名次的共\d个）$/)
    const three = ask(queryRanking, { text: '完成最好的三项指标', told: TOLD })
    expect(three.text.match(/^第\d名/gm)).toHaveLength(3)
    const worst = ask(queryRanking, { text: '最差的两项指标是啥', told: TOLD })
    expect(worst.text.match(/^第.*/gm)).toEqual([
      '第5名 惠购三湘等主题活动：差于应达进度5个百分点',
      '第4名 固定资产投资增速：差于应达进度1.8个百分点',
    ])
  })

  it('gives both ends where both were asked for, none of them twice.', () => {
    const both = ask(queryRanking, { text: '指标排名前一和后一', told: TOLD })
    expect(both.text.match(/^第.*/gm)).toEqual([
      expect.stringMatching(/^第1名 /),
      '第5名 惠购三湘等主题活动：差于应达进度5个百分点',
    ])
    const all = ask(queryRanking, { text: '指标前三名和后三名', told: TOLD })
    expect(all.text.match(/^第\d名/gm)).toHaveLength(5)
  })

  it('makes up no place in the province that the plan does not set.', () => {
    const without = ask(queryRanking, {
      text: '社零在全省排第几',
      reading: { indicators: ['1-retail-growth'] },
      told: TOLD,
    })
    expect(without.text).toContain('计划没有设置社会消费品零售总额增速的全省位次')
    const trade = ask(queryRanking, {
      text: '进出口在全省第几',
      reading: { indicators: ['4-trade-growth'] },
      told: TOLD,
    })
    expect(trade.text).toBe('【进出口总量全省排名】一季度 第2位，达标（待审核）')
    const none = ask(queryRanking, { text: '进出口在全省第几', reading: { indicators: ['4-trade-growth'] } })
    expect(none.text).toContain('无数据')
    expect(none.text).not.toContain('第2位')
  })
})

describe('走势', () => {
  it('shows the figures in their periods with the change in 个百分点.', () => {
    const { text } = ask(queryTrend, {
      text: '社零走势',
      reading: { indicators: ['1-retail-growth'] },
      told: TOLD,
    })
    expect(text).toContain('共2期数据（均待审核）：')
    expect(text).toContain('· 1—2月增长6.5%')
    expect(text).toContain('· 一季度增长6.8%，较1—2月高0.3个百分点')
  })

  it('shows what was due by then of a cumulative count, and computes no 环比 of it.', () => {
    const { text } = ask(queryTrend, {
      text: '活动环比',
      reading: { indicators: ['1-themed-events'] },
      told: TOLD,
    })
    expect(text).toContain('累计数不计算环比')
    expect(text).toContain('· 一季度 4场，序时应为5场，待审核')
    expect(text).not.toMatch(/环比[高低增降]/)
  })

  it('says that last year is not in the ledger, and shows it where it is.', () => {
    const reading = { indicators: ['1-themed-events'] }
    const without = ask(queryTrend, { text: '比去年同期', reading, told: TOLD })
    expect(without.text).toContain('去年同期：台账中没有2024年一季度的数据，无法比较')
    const lastYear = figure('1-themed-events', 3, { from: '2024-01-01', to: '2024-03-31' })
    const held = ask(queryTrend, { text: '比去年同期', reading, told: [...TOLD, lastYear] })
    expect(held.text).toContain('去年同期：2024年一季度 3场')
  })

  it('encloses a picture of what has figures, and of a campaign shows the headline indicators.', () => {
    const { text, replies } = ask(queryTrend, {
      text: '画个图看内需',
      reading: { campaign: '内需扩量提效' },
      told: TOLD,
    })
    expect(replies).toMatchObject([
      { enclosures: [{ type: 'chart', of: 'trend' }, { indicator: '1-fixed-investment-growth' }] },
    ])
    expect(text).toContain('【固定资产投资增速】一季度增长4.2%')
  })
})

describe('every list', () => {
  const lists: readonly (readonly [string, Handler])[] = [
    ['总体情况', queryOverview],
    ['哪些滞后', queryLagging],
    ['还有谁没报', queryMissing],
    ['各单位排名', queryRanking],
    ['所有指标排名', queryRanking],
  ]

  /** A plan where everything was reported and nearly everything is behind. */
  const all = plan.indicators
    .filter((it) => it.kind !== 'milestone')
    .map((it) => figure(it.id, it.better === 'lower' ? 1000 : 0.1, Q1))

  it.each(lists)('%s stays within one message of 2048 bytes, however long it is.', (text, handler) => {
    for (const told of [all, TOLD, []]) {
      const { text: said } = ask(handler, { text, told, today: '2025-12-20' })
      expect(Buffer.byteLength(said)).toBeLessThan(2048)
      expect(said).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  it.each(lists)('%s is refused to a stranger.', (text, handler) => {
    const decision = handler(turnOf({ text, told: TOLD, sender: null }))
    expect(decision.replies.map((it) => it.type)).toEqual(['stranger'])
    expect(decision.replies.map((it) => say(it, plan)).join()).not.toContain('6.8')
  })
})
