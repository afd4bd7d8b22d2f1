import { describe, expect, it } from 'vitest'
import type { FigureHit } from '../../src/understanding/reading.ts'
import {
  clerk,
  colleague,
  FEB,
  FOREIGN,
  head,
  office,
  planner,
  Q1,
  RETAIL,
  reading,
  reports,
  Talk,
  TRADE,
} from './talk.ts'

const first = reports('社零一季度增长6.8%', [[RETAIL, 6.8]])

function bare(text: string, value: number, unit: string | null = '%') {
  const hit: FigureHit = {
    from: 0,
    to: 1,
    text: `${value}${unit ?? ''}`,
    value,
    unit,
    bound: 'exact',
    motion: 'none',
    noise: null,
  }
  return reading(text, {
    intent: 'report.correct',
    unbound: [hit],
    unexplained: [{ from: 0, to: 1, text: hit.text, why: '没有可对应的指标' }],
  })
}

function named(text: string, indicator: string, value: number, period: typeof Q1 | null = null) {
  return reports(text, [[indicator, value]], period, { intent: 'report.correct' })
}

describe('更正', () => {
  it("without a name corrects the sender's own last figure at once, keeping the reason", async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    const { text } = await talk.say(clerk, bare('更正为6.9%，原因：统计口径调整', 6.9))
    expect(text).toContain('已更正')
    expect(text).toContain('增长6.8%→增长6.9%')
    expect(talk.only().figure.value).toBe(6.9)
    expect(talk.standing.revision('2.0')?.revision).toMatchObject({ of: '1.0', reason: '统计口径调整' })
  })

  it('still finds it after the talk went to indicators of others', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(clerk, reading('总体情况', { intent: 'query.overview' }))
    await talk.say(clerk, bare('更正为6.9%', 6.9))
    expect(talk.only().figure.value).toBe(6.9)
  })

  it('asks by number which of several figures of one message is meant', async () => {
    const talk = await Talk.on()
    await talk.say(
      clerk,
      reports('社零6.8% 进出口4%', [
        [RETAIL, 6.8],
        [TRADE, 4],
      ]),
    )
    const { text } = await talk.say(clerk, bare('更正为6.9%', 6.9))
    expect(text).toContain('2. 【进出口增速】')
    await talk.say(clerk, '第一个')
    expect(talk.figures().sort()).toEqual([
      `${RETAIL} 2025-03-31 6.9 pending`,
      `${TRADE} 2025-03-31 4 pending`,
    ])
  })

  it('asks where the talk is about another of his figures than the last', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(clerk, reports('进出口一季度4%', [[TRADE, 4]]))
    await talk.say(clerk, reading('社零咋样了', { intent: 'query.indicator', indicators: [RETAIL] }))
    const { text } = await talk.say(clerk, bare('更正为6.9%', 6.9))
    expect(text).toContain('哪一条')
  })

  it('by unit finds the only figure that fits', async () => {
    const talk = await Talk.on()
    await talk.say(
      clerk,
      reports('社零6.8% 外资5200万美元', [
        [RETAIL, 6.8],
        [FOREIGN, 5200],
      ]),
    )
    await talk.say(clerk, bare('更正为5080万美元', 50_800_000, '美元'))
    expect(talk.figures()).toContain(`${FOREIGN} 2025-03-31 5080 pending`)
  })

  it('of a named indicator finds its period by the value that is replaced', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('1-2月6.5', [[RETAIL, 6.5]], FEB))
    await talk.say(clerk, first)
    const said = named('社零是6.6不是6.5', RETAIL, 6.6)
    await talk.say(clerk, { ...said, leftOut: [{ from: 0, to: 1, text: '6.5', why: '被更正的旧数' }] })
    expect(talk.figures()).toEqual([`${RETAIL} 2025-02-28 6.6 pending`, `${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('puts an approved figure back to 待审核 and says so', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(office, '待审核')
    await talk.say(office, '通过 1')
    expect(talk.only().status).toBe('approved')
    const { text } = await talk.say(clerk, named('社零更正为6.9%', RETAIL, 6.9, Q1))
    expect(text).toContain('重新审核')
    expect(talk.only().status).toBe('pending')
    expect((await talk.say(office, '待审核')).text).toContain('更正已审核数：增长6.8%→增长6.9%')
  })

  it('of an implausible value is asked about', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    const { text } = await talk.say(clerk, named('社零更正为69%', RETAIL, 69))
    expect(text).toContain('请确认')
    expect(text).toContain('原登记增长6.8%')
    expect(talk.only().figure.value).toBe(6.8)
    await talk.say(clerk, '确认')
    expect(talk.only()).toMatchObject({ figure: { value: 69 }, history: ['1.0', '2.0'] })
  })

  it('of a figure that still waits for 确认 changes that', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长68%', [[RETAIL, 68]]))
    await talk.say(clerk, named('社零更正为6.8%', RETAIL, 6.8))
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('of nothing says so', async () => {
    const talk = await Talk.on()
    expect((await talk.say(clerk, bare('更正为6.9%', 6.9))).text).toContain('没有可更正的登记')
    expect((await talk.say(clerk, named('社零更正为6.9%', RETAIL, 6.9))).text).toContain('没有可更正的登记')
    expect(talk.standing.revisions).toBe(0)
  })

  it('without a value asks for it', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    const { text } = await talk.say(
      clerk,
      reading('社零报错了', { intent: 'report.correct', indicators: [RETAIL] }),
    )
    expect(text).toContain('请问正确的是多少')
  })

  it("of another unit's figure is refused, by a colleague and the office it is done", async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    expect((await talk.say(planner, named('社零更正为6.9%', RETAIL, 6.9))).text).toContain(
      '由市商务局负责填报',
    )
    expect(talk.only().figure.value).toBe(6.8)
    await talk.say(colleague, named('社零更正为6.9%', RETAIL, 6.9))
    expect(talk.only()).toMatchObject({ figure: { value: 6.9 }, onBehalf: false })
    const { decision } = await talk.say(office, named('社零更正为7.0%', RETAIL, 7))
    const told = { to: { person: 'colleague' }, reply: { type: 'corrected.told', by: '市发改委' } }
    expect(decision.tell).toMatchObject([told])
    expect(talk.only()).toMatchObject({ figure: { value: 7 }, unit: '市商务局', onBehalf: true })
  })
})

describe('撤回', () => {
  const last = reading('撤回刚才那条', { intent: 'report.withdraw' })
  const retail = reading('撤回社零', { intent: 'report.withdraw', indicators: [RETAIL] })

  it("takes back the sender's last message, all of it, and leaves a trace", async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(
      clerk,
      reports('进出口4% 外资5200万美元', [
        [TRADE, 4],
        [FOREIGN, 5200],
      ]),
    )
    const { text } = await talk.say(clerk, last)
    expect(text).toContain('已撤回')
    expect(text).toContain('【进出口增速】')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
    expect(talk.standing.revisions).toBe(5)
  })

  it('after a correction takes back the correction: the figure before stands again, and that is said', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(clerk, named('社零更正为6.9%', RETAIL, 6.9))
    const { text, decision } = await talk.say(clerk, last)
    expect(decision.revisions).toMatchObject([{ type: 'correction_withdrawn' }])
    expect(text).toContain('恢复为更正前的一季度增长6.8%')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
    expect((await talk.say(clerk, retail)).text).toContain('目前没有该期数据')
    expect(talk.figures()).toEqual([])
  })

  it('of a named or a whole figure takes all of it back, corrected or not', async () => {
    for (const whole of [retail, reading('整条撤回', { intent: 'report.withdraw' })]) {
      const talk = await Talk.on()
      await talk.say(clerk, first)
      await talk.say(clerk, named('社零更正为6.9%', RETAIL, 6.9))
      await talk.say(clerk, whole)
      expect(talk.figures()).toEqual([])
    }
  })

  it("of the head's own correction tells the clerk whose figure stands again", async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(head, named('社零更正为6.9%', RETAIL, 6.9))
    const { decision, text } = await talk.say(head, last)
    expect(text).not.toContain('请回复“撤回')
    expect(decision.tell).toMatchObject([{ to: { person: 'clerk' }, reply: { type: 'withdrawn.told' } }])
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('of nothing says so', async () => {
    const talk = await Talk.on()
    expect((await talk.say(clerk, last)).text).toContain('没有可撤回的登记')
  })

  it("of another's figure is refused, for the office too; the unit's head may", async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    for (const other of [colleague, office, planner]) {
      expect((await talk.say(other, retail)).text).toContain('不是您登记的')
      expect(talk.figures()).toHaveLength(1)
    }
    await talk.say(head, retail)
    expect(talk.figures()).toEqual([])
  })

  it('of a name with several periods asks which', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, first)
    await talk.say(clerk, reports('社零1-2月6.5', [[RETAIL, 6.5]], FEB))
    expect((await talk.say(clerk, retail)).text).toContain('2. 【社会消费品零售总额增速】')
    await talk.say(clerk, '2')
    expect(talk.figures()).toHaveLength(1)
  })
})
