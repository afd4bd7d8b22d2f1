import { describe, expect, it } from 'vitest'
import {
  clerk,
  FOREIGN,
  HIGH_TECH,
  office,
  person,
  planner,
  RETAIL,
  reading,
  reports,
  Talk,
  TRADE,
} from './talk.ts'

const tradeOffice = person('trade-office', 'office', '市商务局')
const techOffice = person('tech-office', 'office', '市科技局')
const retail = reports('社零一季度增长6.8%', [[RETAIL, 6.8]])

describe('待审核', () => {
  it('lists by number what waits for this office, and nothing of other campaigns', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail)
    await talk.say(clerk, reports('进出口一季度4%', [[TRADE, 4]]))
    const { text } = await talk.say(office, '待审核')
    expect(text).toContain('待审核1项')
    expect(text).toContain('1. 【社会消费品零售总额增速】一季度增长6.8%')
    expect(text).not.toContain('进出口')
    expect((await talk.say(tradeOffice, '看看待审核')).text).toContain('【进出口增速】')
  })

  it.each([
    clerk,
    planner,
    person('boss', 'leader', null),
    person('watch', 'supervisor', '市政府督查室'),
    person('root', 'admin', '市数据局'),
  ])('is refused to $role', async (sender) => {
    const talk = await Talk.on()
    await talk.say(clerk, retail)
    expect((await talk.say(sender, '待审核')).text).toContain('没有审核权限')
    expect((await talk.say(sender, '通过 1')).decision.revisions).toEqual([])
  })
})

describe('通过 and 退回', () => {
  it('count in the list that was shown, whatever came in since', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('进出口4%', [[TRADE, 4]]))
    await talk.say(clerk, reports('外资5200万美元', [[FOREIGN, 5200]]))
    await talk.say(tradeOffice, '待审核')
    await talk.say(clerk, reports('对非52%', [['4-africa-trade-growth', 52]]))
    const { text, decision } = await talk.say(tradeOffice, '通过 2')
    expect(text).toContain('【使用外资额】')
    expect(text).toContain('还有1项待审核（序号1）')
    expect(decision.tell).toMatchObject([
      { to: { channel: 'test', person: 'clerk' }, reply: { verdict: 'approved' } },
    ])
    const back = await talk.say(tradeOffice, '退回 1 口径不符，请按海关数')
    expect(back.decision.revisions).toMatchObject([
      { type: 'figure_returned', reason: '口径不符，请按海关数' },
    ])
    expect(talk.figures().sort()).toEqual([
      '4-africa-trade-growth 2025-03-31 52 pending',
      `${FOREIGN} 2025-03-31 5200 approved`,
      `${TRADE} 2025-03-31 4 returned`,
    ])
  })

  it('take several numbers, or all; the sender is told once', async () => {
    const talk = await Talk.on()
    await talk.say(
      clerk,
      reports('进出口4% 外资5200', [
        [TRADE, 4],
        [FOREIGN, 5200],
      ]),
    )
    await talk.say(tradeOffice, '待审核')
    const { decision } = await talk.say(tradeOffice, '全部通过')
    expect(decision.revisions).toHaveLength(2)
    expect(decision.tell).toHaveLength(1)
  })

  it('need a list, numbers, and for 退回 a reason', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail)
    expect((await talk.say(office, '通过 1')).text).toContain('1. 【社会消费品零售总额增速】')
    expect((await talk.say(office, '退回 1')).text).toContain('原因')
    expect((await talk.say(office, '通过 7')).text).toContain('没有这个序号')
    expect(talk.only().status).toBe('pending')
    expect((await talk.say(office, '通过')).text).toContain('已审核通过1项')
    expect(talk.only().status).toBe('approved')
  })

  it('leave alone what was corrected or reviewed since the list', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail)
    await talk.say(office, '待审核')
    await talk.say(clerk, reports('社零更正6.9', [[RETAIL, 6.9]], null, { intent: 'report.correct' }))
    expect((await talk.say(office, '通过 1')).text).toContain('已被更正或撤回')
    await talk.say(office, '待审核')
    await talk.say(office, '通过 1')
    expect((await talk.say(office, '通过 1')).text).toContain('已审核过')
    expect(talk.only()).toMatchObject({ status: 'approved', figure: { value: 6.9 } })
  })

  it('are not for figures that the reviewer filed', async () => {
    const talk = await Talk.on()
    await talk.say(office, retail)
    await talk.say(office, '待审核')
    expect((await talk.say(office, '通过 1')).text).toContain('您本人填报')
    expect(talk.only().status).toBe('pending')
  })

  it('a returned figure is replaced by a new report at once, and the same value is asked about', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail)
    await talk.say(office, '待审核')
    await talk.say(office, '退回 1 口径不符')
    expect((await talk.say(clerk, retail)).text).toContain('被退回：口径不符')
    await talk.say(clerk, reports('社零一季度增长6.7%', [[RETAIL, 6.7]]))
    expect(talk.only()).toMatchObject({ status: 'pending', figure: { value: 6.7 } })
  })

  it('work while another question of the office is open', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail)
    await talk.say(office, reports('民投占比160%', [['1-private-investment-share', 160]]))
    await talk.say(office, '待审核')
    await talk.say(office, '通过 1')
    expect(talk.only().status).toBe('approved')
    await talk.say(office, '确认')
    expect(talk.figures()).toHaveLength(2)
  })
})

describe('裁定', () => {
  const name = {
    kind: 'indicator',
    ids: [HIGH_TECH],
    text: '高新技术产业增加值',
    how: 'exact',
    from: 3,
    to: 12,
  } as const
  const ruling = (text: string) => reading(text, { names: [name] })

  it('by the office, with a printed number and a basis, is on record and judged by from then on', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(
      techOffice,
      ruling('裁定 高新技术产业增加值 按6% 依据市政府专题会议纪要〔2025〕3号'),
    )
    expect(text).toContain('目标按6%判断')
    expect(talk.standing.ruling(HIGH_TECH)).toMatchObject({
      value: 6,
      basis: '市政府专题会议纪要〔2025〕3号',
    })
    const again = await talk.say(
      techOffice,
      ruling('裁定 高新技术产业增加值 按6% 依据市政府专题会议纪要〔2025〕3号'),
    )
    expect(again.decision.revisions).toEqual([])
  })

  it.each([
    ['裁定 高新技术产业增加值 按7% 依据会议', '须在其中选择'],
    ['裁定 高新技术产业增加值 按6%', '依据'],
    ['裁定 高新技术产业增加值 依据会议', '按哪个数'],
  ])('%s is not recorded', async (said, why) => {
    const talk = await Talk.on()
    expect((await talk.say(techOffice, ruling(said))).text).toContain(why)
    expect(talk.standing.revisions).toBe(0)
  })

  it.each([office, clerk, person('tech', 'reporter', '市科技局')])('is refused to $id', async (sender) => {
    const talk = await Talk.on()
    const { text } = await talk.say(sender, ruling('裁定 高新技术产业增加值 按6% 依据会议纪要'))
    expect(text).toContain('没有裁定权限')
    expect(talk.standing.revisions).toBe(0)
  })

  it('is not needed where the plan prints one number', async () => {
    const talk = await Talk.on()
    const retailName = { ...name, ids: [RETAIL], text: '社零' }
    const { text } = await talk.say(office, reading('裁定 社零 按7% 依据会议', { names: [retailName] }))
    expect(text).toContain('不需要裁定')
  })
})
