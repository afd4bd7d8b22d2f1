import { describe, expect, it } from 'vitest'
import { clerk, planner, RETAIL, reading, reports, Talk } from './talk.ts'

describe('an explanation', () => {
  const said = (text: string) => reading(text)
  const whole = '原因：基数高 措施：办消费节 预计6月底赶上'

  it('is kept verbatim, and completed by a later message', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长5%', [[RETAIL, 5]]))
    expect((await talk.say(clerk, said(whole))).text).toContain('尚缺：需协调事项')
    await talk.say(clerk, said('需协调：专项资金'))
    expect(talk.standing.backings.explanations(RETAIL).at(-1)).toMatchObject({
      reason: '基数高',
      measures: '办消费节',
      promised: '2025-06-30',
      needs: '专项资金',
    })
    expect(talk.standing.backings.explanations(RETAIL)).toHaveLength(2)
  })

  it('is refused to another unit, of what is not behind, and with a day that is over', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长5%', [[RETAIL, 5]]))
    const revisions = talk.standing.revisions
    const name = { kind: 'indicator', ids: [RETAIL], text: '社零', how: 'exact', from: 0, to: 2 } as const
    expect((await talk.say(planner, reading(`社零 ${whole}`, { names: [name] }))).text).toContain(
      '您不能报送',
    )
    expect((await talk.say(clerk, said('原因：基数高 预计3月底赶上'))).text).toContain('已过')
    expect(talk.standing.revisions).toBe(revisions)
    await talk.say(
      clerk,
      reports('社零1—4月增长7.5%', [[RETAIL, 7.5]], { from: '2025-01-01', to: '2025-03-31' }),
    )
    await talk.say(clerk, '确认')
    expect((await talk.say(clerk, said(whole))).text).toContain('没有判为滞后')
  })
})
