import { describe, expect, it } from 'vitest'
import { clerk, planner, RETAIL, reading, Talk } from './talk.ts'

const asked = reading('社零', { intent: 'query.indicator', indicators: [RETAIL] })

describe('a bare value after talk of one indicator', () => {
  it('is asked about before it is stored, and asked once', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, asked)
    const { text } = await talk.say(clerk, '一季度6.8')
    expect(text).toContain('是要登记【社会消费品零售总额增速】一季度增长6.8%（市商务局）吗？')
    expect(talk.figures()).toEqual([])
    await talk.say(clerk, '确认')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('without its time is asked for that', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, asked)
    expect((await talk.say(clerk, '6.8')).text).toContain('是哪个时期的数据')
    await talk.say(clerk, '一季度')
    expect(talk.figures()).toHaveLength(1)
  })

  it("is nothing where the sender's unit does not answer for it, the unit of measure is another, or nothing was spoken of", async () => {
    const talk = await Talk.on()
    expect((await talk.say(clerk, '6.8')).text).toContain('没有可对应的事项')
    await talk.say(clerk, asked)
    expect((await talk.say(clerk, '6.8家')).question).toBeNull()
    await talk.say(planner, asked)
    expect((await talk.say(planner, '6.8')).question).toBeNull()
    expect(talk.standing.revisions).toBe(0)
  })
})
