import { describe, expect, it } from 'vitest'
import { explanationIn, promisedDay } from '../../src/conversation/duties/lagging.ts'
import { clerk, planner, RETAIL, reading, reports, Talk } from './talk.ts'

describe('滞后说明 in a message', () => {
  it.each([
    [
      '原因：基数高 措施：办消费节 预计6月底赶上 需协调：专项资金',
      ['基数高', '办消费节', '6月底赶上', '专项资金'],
    ],
    ['社零滞后说明：原因是汽车下滑', ['汽车下滑', null, null, null]],
    ['原因：基数高，汽车下滑；措施：以旧换新。', ['基数高，汽车下滑', '以旧换新', null, null]],
    ['措施：办展会，力争7月中旬追上', [null, '办展会', '7月中旬追上', null]],
  ])('%s', (text, pieces) => {
    const said = explanationIn(text, false)
    expect([said?.reason, said?.measures, said?.when, said?.needs]).toEqual(pieces)
  })

  it.each([
    '社零为什么滞后',
    '社零滞后原因是什么',
    '更正为6.9%，原因：口径调整，措施：无',
    '撤回，原因：报错了',
    '延期到下周五 原因：数据未出 措施：催报',
    '原因：基数高',
    '社零一季度增长6.8%',
  ])('%s explains nothing', (text) => {
    expect(explanationIn(text, false)).toBeNull()
  })

  it('goes on with one piece where the indicator is spoken of', () => {
    expect(explanationIn('原因：基数高', true)?.reason).toBe('基数高')
    expect(explanationIn('今天天气好的原因', true)).toBeNull()
  })
})

describe('the day that is promised', () => {
  it.each([
    ['6月底赶上', '2025-06-30'],
    ['6月30日前', '2025-06-30'],
    ['7月中旬', '2025-07-20'],
    ['7月上旬', '2025-07-10'],
    ['2月底', '2025-02-28'],
    ['二季度末', '2025-06-30'],
    ['上半年', '2025-06-30'],
    ['前三季度', '2025-09-30'],
    ['年底', '2025-12-31'],
    ['2026年1月底', '2026-01-31'],
    ['六月底赶上', '2025-06-30'],
    ['十一月十五日前', '2025-11-15'],
    ['本月底', '2025-04-30'],
    ['月底前', '2025-04-30'],
    ['下个月底', '2025-05-31'],
    ['明年1月底', '2026-01-31'],
    ['26年1月底', '2026-01-31'],
    ['十三月底', null],
    ['下个月', null],
    ['尽快', null],
    ['6月31日', null],
    ['13月底', null],
  ])('%s', (words, day) => {
    expect(promisedDay(words, '2025-04-26')).toBe(day)
  })
})

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
