import { describe, expect, it } from 'vitest'
import { clerk, head, office, RETAIL, reading, reports, stranger, Talk } from './talk.ts'

/** Behind, explained, with a day that is promised. */
async function promised(when: string, more: readonly string[] = []): Promise<Talk> {
  const talk = await Talk.on('2025-04-14')
  await talk.say(clerk, reports('社零一季度增长5%', [[RETAIL, 5]]))
  await talk.say(clerk, reading(`原因：基数高 措施：办消费节 预计${when}赶上`))
  for (const said of more) await talk.say(clerk, reading(said))
  return talk
}

describe('a promised day in answers', () => {
  const lagging = reading('哪些滞后', { intent: 'query.lagging' })
  const ask = reading('社零咋样了', { intent: 'query.indicator', indicators: [RETAIL] })

  it('stands beside what is behind until it is over, and after it is said to have passed.', async () => {
    const talk = await promised('4月15日')
    expect((await talk.say(office, ask)).text).toContain('承诺：预计4月15日赶上')
    expect((await talk.say(office, lagging)).text).toContain('自一季度起；预计4月15日赶上')
    talk.wait(2 * 24 * 60)
    expect((await talk.say(office, ask)).text).toContain(
      '承诺：已过承诺日期（4月15日）仍滞后，1—4月数据应于5月19日前报送',
    )
    expect((await talk.say(office, lagging)).text).toContain('已过承诺日期（4月15日）仍滞后')
  })

  it('is listed by what became of it, and counted.', async () => {
    const talk = await promised('4月15日')
    expect((await talk.say(office, '哪些承诺没兑现')).text).toContain('目前没有已过承诺日期仍滞后的指标')
    talk.wait(2 * 24 * 60)
    const { text } = await talk.say(office, '哪些承诺没兑现')
    expect(text).toContain('已过承诺日期仍滞后1项')
    expect(text).toContain('1.社会消费品零售总额增速：已过承诺日期（4月15日）仍滞后')
    expect(text).toContain('承诺共1项：已过承诺日期仍滞后1项、尚未到期0项、已赶上0项')
    expect((await talk.say(office, '1')).text).toContain('【社会消费品零售总额增速】')
  })

  it('is kept once a newer figure has caught up.', async () => {
    const talk = await promised('4月15日')
    talk.wait(40 * 24 * 60)
    await talk.say(
      clerk,
      reports('社零1—4月增长7.5%', [[RETAIL, 7.5]], { from: '2025-01-01', to: '2025-04-30' }),
    )
    expect((await talk.say(office, '承诺兑现情况')).text).toContain('已赶上（承诺4月15日前）')
    expect((await talk.say(office, lagging)).text).not.toContain('承诺')
  })

  it('is not listed beside what fell behind again after it was kept.', async () => {
    const talk = await promised('5月底')
    for (const [to, value] of [
      ['2025-04-30', 7.5],
      ['2025-05-31', 5],
    ] as const) {
      talk.wait(33 * 24 * 60)
      const month = Number(to.slice(5, 7))
      await talk.say(
        clerk,
        reports(`社零1—${month}月增长${value}%`, [[RETAIL, value]], { from: '2025-01-01', to }),
      )
    }
    for (const asked of [lagging, reading('市商务局情况', { intent: 'query.unit', unit: '市商务局' })]) {
      const { text } = await talk.say(office, asked)
      expect(text).toContain('社会消费品零售总额')
      expect(text).not.toContain('已赶上')
    }
  })

  it('says that it is the second where another day was promised.', async () => {
    const talk = await promised('4月15日', ['预计5月底赶上'])
    expect((await talk.say(office, ask)).text).toContain('预计5月31日赶上（第2次承诺，此前为4月15日）')
  })

  it.each([
    ['3月底', '已过，未登记'],
    ['2024年12月底', '已过，未登记'],
    ['去年底', '已过，未登记'],
    ['2035年6月底', '离计划年度太远'],
  ])('预计%s赶上 is refused: %s', async (when, why) => {
    const talk = await Talk.on('2025-04-14')
    await talk.say(clerk, reports('社零一季度增长5%', [[RETAIL, 5]]))
    const { text, decision } = await talk.say(clerk, reading(`原因：基数高 预计${when}赶上`))
    expect(text).toContain(why)
    expect(decision.revisions).toEqual([])
  })

  it('may lie in the January in which the year’s last figures come.', async () => {
    const talk = await promised('明年1月底')
    expect(talk.standing.backings.promise(RETAIL)?.day).toBe('2026-01-31')
  })

  it('is not told to who may read no figures, nor in a group that nobody registered.', async () => {
    const talk = await promised('4月15日')
    expect((await talk.say(stranger, '哪些承诺没兑现')).text).not.toContain('社会消费品零售总额')
    const { text, decision } = await talk.say(head, '承诺兑现情况', 'g')
    expect(text).not.toContain('社会消费品零售总额')
    expect(decision.aside).toHaveLength(1)
  })
})

describe('a list of one light', () => {
  it('goes on at 更多 until each was shown once.', async () => {
    const talk = await Talk.on('2025-12-20')
    const pages = [(await talk.say(office, '无数据的有哪些')).text]
    while (pages.at(-1)?.includes('回复“更多”')) pages.push((await talk.say(office, '更多')).text)
    expect(pages.length).toBeGreaterThan(2)
    const [, count] = /无数据(\d+)项/.exec(pages[0] ?? '') ?? []
    const numbers = pages.flatMap((it) => [...it.matchAll(/^(\d+)\./gm)].map(([, number]) => Number(number)))
    expect(numbers).toEqual(Array.from({ length: Number(count) }, (_, at) => at + 1))
  })
})
