import { describe, expect, it } from 'vitest'
import { clerk, colleague, INVESTMENT, Q1, RETAIL, reading, reports, Talk, TRADE } from './talk.ts'

const doubtful = reports('社零一季度增长68%', [[RETAIL, 68]])
const asking = reading('固投咋样了', { intent: 'query.indicator', indicators: [INVESTMENT] })

describe('an open question', () => {
  it('does not swallow another query: it is answered, and the question stays with a reminder', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    const { text } = await talk.say(clerk, asking)
    expect(text).toContain('【固定资产投资增速】')
    expect(text).toContain('另有一条待您确认：【社会消费品零售总额增速】一季度 增长68%')
    await talk.say(clerk, '确认')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 68 pending`])
  })

  it('does not swallow another report: it is recorded, and the question stays', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    const { text } = await talk.say(clerk, reports('进出口一季度4%', [[TRADE, 4]]))
    expect(text).toContain('已登记')
    expect(text).toContain('另有一条待您确认')
    expect(talk.figures()).toEqual([`${TRADE} 2025-03-31 4 pending`])
  })

  it('is called to mind twice, then only before it lapses or when it is asked for', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    const mind: boolean[] = []
    for (let at = 0; at < 4; at++) mind.push((await talk.say(clerk, asking)).text.includes('另有'))
    expect(mind).toEqual([true, true, false, false])
    expect((await talk.say(clerk, '还有什么没确认')).text).toContain('增长68%')
    talk.wait(8)
    expect((await talk.say(clerk, asking)).text).toContain('即将过期')
    expect((await talk.say(clerk, asking)).text).not.toContain('另有')
    await talk.say(clerk, '确认')
    expect(talk.figures()).toHaveLength(1)
  })

  it('to confirm one figure takes no bare digit for its value', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零6.8', [[RETAIL, 6.8]]))
    await talk.say(clerk, reports('社零6.9', [[RETAIL, 6.9]]))
    for (const digit of ['2', '0']) expect((await talk.say(clerk, digit)).text).toContain('待您确认的是')
    expect((await talk.say(clerk, '确认 3')).text).toContain('待您确认的是')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('is settled by a new report of the same fact', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    const { text, question } = await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
    expect(text).not.toContain('另有')
    expect(question).toBeNull()
  })

  it('waits below a newer one and comes back after it', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    await talk.say(clerk, reports('进出口4%', [[TRADE, 4]], null))
    const { text } = await talk.say(clerk, '一季度')
    expect(text).toContain('另有一条待您确认：【社会消费品零售总额增速】')
    await talk.say(clerk, '确认')
    expect(talk.figures()).toHaveLength(2)
  })

  it('is answered ten minutes later, and expires after that', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    talk.wait(9)
    expect((await talk.say(clerk, asking)).text).toContain('另有')
    talk.wait(2)
    const late = await talk.say(clerk, '确认')
    expect(late.text).toContain('超过10分钟')
    expect(late.question).toBeNull()
    expect(talk.standing.revisions).toBe(0)
    expect((await talk.say(clerk, '确认')).text).not.toContain('超过10分钟')
  })

  it('that expired says nothing where the next message is about something else', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    talk.wait(11)
    const { text, question } = await talk.say(clerk, asking)
    expect(text).not.toContain('待您确认')
    expect(question).toBeNull()
  })

  it('is dropped by 取消, and nothing is stored', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    const { text, question } = await talk.say(clerk, '取消')
    expect(text).toContain('已取消')
    expect(question).toBeNull()
    expect(talk.standing.revisions).toBe(0)
  })

  it('belongs to its asker and its place', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful, 'g1')
    expect((await talk.say(colleague, '确认', 'g1')).text).toContain('没有待您确认')
    expect((await talk.say(clerk, '确认')).text).toContain('没有待您确认')
    expect(talk.standing.revisions).toBe(0)
    await talk.say(clerk, '确认', 'g1')
    expect(talk.only().origin).toMatchObject({ person: 'clerk', room: 'g1' })
  })

  it('asks again on a number that it does not have', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零6.8%', [[RETAIL, 6.8]], null))
    const { text, question } = await talk.say(clerk, '9')
    expect(text).toContain('没有这个序号')
    expect(question).not.toBeNull()
  })

  it.each(['不对', '不行', '先别登记', '还没核实'])(
    'is not confirmed by %s, whatever the classifier says',
    async (said) => {
      const talk = await Talk.on()
      await talk.say(clerk, doubtful)
      await talk.say(clerk, reading(said, { intent: 'confirm' }))
      expect(talk.standing.revisions).toBe(0)
    },
  )

  it('is not confirmed by a yes that was hardly understood', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, doubtful)
    const { text } = await talk.say(clerk, reading('那行吧看着办', { intent: 'confirm', margin: 0.1 }))
    expect(text).toContain('待您确认的是')
    expect(talk.standing.revisions).toBe(0)
  })

  it('with a figure changed meanwhile by a colleague asks again, with what stands now', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零6.8', [[RETAIL, 6.8]]))
    await talk.say(clerk, reports('社零6.9', [[RETAIL, 6.9]]))
    await talk.say(
      colleague,
      reading('更正为7.1%', {
        intent: 'report.correct',
        indicators: [RETAIL],
        figures: reports('', [[RETAIL, 7.1]]).figures,
        period: Q1,
      }),
    )
    const { text } = await talk.say(clerk, '确认')
    expect(text).toContain('增长7.1%→增长6.9%')
    expect(talk.only().figure.value).toBe(7.1)
  })
})

describe('without a question', () => {
  it.each(['确认', '取消'])('%s is answered politely', async (said) => {
    const talk = await Talk.on()
    const intent = said === '确认' ? 'confirm' : 'cancel'
    expect((await talk.say(clerk, reading(said, { intent }))).text).toContain('目前没有')
  })

  it.each(['6.8%', '一季度', '3'])('a bare %s is not guessed at', async (said) => {
    const talk = await Talk.on()
    const { text, question } = await talk.say(
      clerk,
      reading(said, { intent: 'remind.schedule', margin: 0.1 }),
    )
    expect(text).toContain(`只看到“${said}”`)
    expect(question).toBeNull()
  })
})

describe('a doubtful reading', () => {
  it('that would write is shown first and done after 确认', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零6.8', [[RETAIL, 6.8]]))
    const unsure = reading('那个数不算', { intent: 'report.withdraw', margin: 0.3, second: 'none' })
    const { text } = await talk.say(clerk, unsure)
    expect(text).toContain('撤回已登记的数据吗')
    expect(talk.figures()).toHaveLength(1)
    await talk.say(clerk, '确认')
    expect(talk.figures()).toEqual([])
  })

  it('offers the second reading by number', async () => {
    const talk = await Talk.on()
    const unsure = reading('社零那个', {
      intent: 'report.withdraw',
      second: 'query.indicator',
      margin: 0.1,
      indicators: [RETAIL],
    })
    await talk.say(clerk, unsure)
    const { text } = await talk.say(clerk, '2')
    expect(text).toContain('【社会消费品零售总额增速】')
    expect(text).toContain('目标')
  })

  it('of next to nothing is not understood, with what it may have been', async () => {
    const talk = await Talk.on()
    const vague = reading('那个那个', { intent: 'remind.schedule', margin: 0.05, second: 'greet' })
    const { text, question } = await talk.say(clerk, vague)
    expect(text).toContain('没有看懂')
    expect(text).toContain('如要设置提醒，可说“每月5号提醒我报社零”')
    expect(question).toBeNull()
  })

  it('of a query is answered, with the other reading in a line', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(clerk, { ...asking, margin: 0.1, second: 'query.trend' })
    expect(text).toContain('【固定资产投资增速】')
    expect(text).toContain('如要查看走势，可说“固投走势”')
  })
})
