/** 催报 as whole conversations: what is sent at once, what is shown first, what is answered, and what is never sent. */
import { describe, expect, it } from 'vitest'
import { bubbles, day, type Step } from './day.ts'

const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }
const industry = { id: 'u4', name: '赵科员', unit: '市工信局', role: 'reporter' }
const office = { id: 'u3', name: '徐主任', unit: '市发改委', role: 'office' }
const supervisor = { id: 'u7', name: '郭科长', unit: '市政府督查室', role: 'supervisor' }
const START = '2025-05-22T09:00:00+08:00'
const both: Step[] = [
  [clerk, '你好'],
  [industry, '你好'],
]

describe('a question about past urging', () => {
  const asked = ['商务局催过几次了', '上次什么时候催的商务局', '给我看看催报记录', '社零催过没有']
  it.each(asked)('sends nothing where nobody was urged: %s', async (text) => {
    const answer = (await day(START, ...both, [supervisor, text])).at(-1)
    expect(answer?.text).toContain('没有催报过的记录')
    expect(answer?.pushes).toEqual([])
  })
  it.each(asked)('says how often, when and by whom: %s', async (text) => {
    const answer = (await day(START, ...both, [office, '催商务局'], [supervisor, text])).at(-1)
    expect(answer?.text).toContain('催报过1次，最近一次是5月22日09:03，由市发改委徐主任催报')
    expect(answer?.pushes).toEqual([])
  })
  it('is none where it says that it is to be done: it is done.', async () => {
    const answer = (await day(START, ...both, [supervisor, '商务局催了没 没催就催一下'])).at(-1)
    expect(answer?.pushes.map((it) => it.to.person)).toEqual(['u1'])
  })
})

describe('what is no urging for figures', () => {
  it.each(['给市工信局发函表扬', '给市工信局发慰问信', '给市工信局发封感谢信'])(
    'is not sent as one, and the answer says what can be sent: %s',
    async (text) => {
      const answer = (await day(START, ...both, [supervisor, text])).at(-1)
      expect(answer?.text).toMatch(/没有发送。系统只按您的要求催报到期未报的事项/)
      expect(answer?.pushes).toEqual([])
    },
  )
  it('is not sent where nobody is to be urged any more.', async () => {
    const answer = (await day(START, ...both, [supervisor, '别催商务局了'])).at(-1)
    expect(answer?.text).toContain('没有催报，也没有改动任何提醒')
    expect(answer?.pushes).toEqual([])
  })
  it.each(['让商务局说说原因', '让工信局说说上云企业', '催商务局报滞后说明', '请商务局说明原因和措施'])(
    'is not sent where reasons are wanted of what is not behind: %s',
    async (text) => {
      const answer = (await day(START, ...both, [supervisor, text])).at(-1)
      expect(answer?.text).toContain('没有发送')
      expect(answer?.text).toContain('目前没有判为滞后的指标')
      expect(answer?.pushes).toEqual([])
    },
  )
  it('asks the unit for its reasons where it is behind: why, what is done, by when, and never how far behind.', async () => {
    const answers = await day(
      START,
      ...both,
      [clerk, '社零1-4月增长3.1%'],
      [supervisor, '催商务局报滞后说明，5月26号前'],
    )
    const [, , , answer] = answers
    expect(answer?.text).toContain('已安排向1个单位1人发出滞后说明催报，要求5月26日（周一）前报送')
    const [push] = answer?.pushes ?? []
    expect(push?.to.person).toBe('u1')
    expect(push?.text).toMatch(/^【催报滞后说明】市商务局：应市政府督查室要求提醒，请于5月26日（周一）前报送/)
    expect(push?.text).toContain('1.社会消费品零售总额增速（1—4月）')
    expect(push?.text).not.toMatch(/3\.1|7%|差|目标/)
  })
  it('asks for no reason twice: one that is on file is shown.', async () => {
    const answers = await day(
      START,
      ...both,
      [clerk, '社零1-4月增长3.1%'],
      [clerk, '社零 原因：基数高 措施：办消费节 预计6月底赶上 需协调：无'],
      [supervisor, '催商务局报滞后说明'],
    )
    expect(answers[4]?.text).toContain('均已有本期的滞后说明')
    expect(answers[4]?.pushes).toEqual([])
  })
})

describe('an urging', () => {
  it('of nobody in particular is shown first to whoever asks, those it goes to before all others.', async () => {
    const asking = [
      [supervisor, '（1/3）'],
      [office, ''],
    ] as const
    for (const [who, number] of asking) {
      const [, , preview, done] = await day(START, ...both, [who, '没报的都催一遍'], [who, '确认'])
      expect(preview?.text.startsWith(`${number}将向`)).toBe(true)
      expect(preview?.text).toMatch(/^[^将]*将向\d个单位\d人发出催报.*\n1\.(?:市商务局|市工信局)（发给/)
      expect(preview?.text).toContain('回复【确认】发出')
      expect(preview?.pushes).toEqual([])
      expect(done?.pushes.length).toBeGreaterThan(0)
    }
  })
  it('right after one indicator is of that one.', async () => {
    const answer = (await day(START, ...both, [supervisor, '社零咋样了'], [supervisor, '催'])).at(-1)
    expect(answer?.text).toBe(
      '将向1个单位1人发出催报：\n1.市商务局（发给张科员）：社会消费品零售总额增速（1—4月）\n回复【确认】发出，【取消】放弃；10分钟内有效',
    )
    expect(answer?.pushes).toEqual([])
  })
  it('is shown whole before it is sent, in bubbles that a phone shows, and is agreed to under the last.', async () => {
    const [, , preview] = await bubbles(START, ...both, [supervisor, '没报的都催一遍'])
    expect(preview?.length).toBeGreaterThan(1)
    for (const [at, bubble] of (preview ?? []).entries()) {
      expect(bubble.length).toBeLessThanOrEqual(400)
      expect(bubble).toMatch(new RegExp(`^（${at + 1}/${preview?.length}）`))
      expect(bubble.includes('【确认】')).toBe(at === (preview?.length ?? 0) - 1)
    }
    const whole = preview?.join('\n') ?? ''
    expect(whole).not.toMatch(/等\d+项|另有\d+个单位/)
    expect(whole).toContain('对非贸易额增速')
    expect(whole).toContain('市发改委')
  })
  it('goes to those alone who are named under what was shown.', async () => {
    const [, , , only] = await day(
      START,
      ...both,
      [supervisor, '没报的都催一遍'],
      [supervisor, '工信局不用催，别的发'],
    )
    expect(only?.pushes.map((it) => it.to.person)).toEqual(['u1'])
    const [, , , again, sent] = await day(
      START,
      ...both,
      [supervisor, '没报的都催一遍'],
      [supervisor, '先不催商务局'],
      [supervisor, '确认'],
    )
    expect(again?.text).toMatch(/^将向1个单位1人发出催报/)
    expect(again?.pushes).toEqual([])
    expect(sent?.pushes.map((it) => it.to.person)).toEqual(['u4'])
  })
  it('says by when, where that was said, to whoever asked and to the unit.', async () => {
    const answer = (await day(START, ...both, [supervisor, '通知工信局26号前报规模工业增加值'])).at(-1)
    expect(answer?.text).toContain('要求5月26日（周一）前报送')
    expect(answer?.pushes[0]?.text).toContain('请于5月26日（周一）前报送')
    expect(answer?.pushes[0]?.text).not.toContain('2.')
  })
  it.each(['把没报的单位列一下', '列一下没报的', '看一下还有哪些没报'])(
    'is not meant by a wish to see: %s',
    async (text) => {
      const answer = (await day(START, ...both, [supervisor, text])).at(-1)
      expect(answer?.text).toMatch(/^到期未报/)
      expect(answer?.text).not.toContain('催报')
      expect(answer?.pushes).toEqual([])
    },
  )
  it('leaves out what was urged for on the same day, and sends the rest.', async () => {
    const answers = await day(
      START,
      ...both,
      [office, '没报的都催一遍'],
      [office, '确认'],
      [office, '催商务局'],
      [office, '催商务局'],
    )
    const retail = '社会消费品零售总额增速（1—4月）'
    expect(answers[3]?.pushes[0]?.text).toContain(retail)
    expect(answers[4]?.text).toMatch(/另有\d+项今日已催报过，不重复发送/)
    expect(answers[4]?.pushes[0]?.text).toContain('使用外资额')
    expect(answers[4]?.pushes[0]?.text).not.toContain(retail)
    expect(answers[5]?.text).toContain('今日已催报过，不重复发送')
    expect(answers[5]?.pushes).toEqual([])
  })
  it('is headed with the unit that was urged, though another answers first for what is left.', async () => {
    const answers = await day(
      START,
      ...both,
      [industry, '规模工业增加值1-4月增长8.1%'],
      [supervisor, '催工信局'],
    )
    expect(answers[3]?.pushes[0]?.text).toMatch(/^【催报】市工信局：应市政府督查室要求提醒/)
    expect(answers[3]?.pushes[0]?.text).not.toContain('规模工业增加值增速')
  })
})

describe('reminders', () => {
  it.each(['把工信局的提醒停了', '把赵科员的提醒停了'])(
    'of others are not stopped, nor the sender’s own: %s',
    async (text) => {
      const [, , answer, resumed] = await day(START, ...both, [supervisor, text], [supervisor, '恢复提醒'])
      expect(answer?.text).toContain('市工信局的填报提醒由计划安排，不能由他人停止')
      expect(resumed?.text).toBe('提醒没有暂停，照常发送。')
    },
  )
  it('are dropped by their number right after the list.', async () => {
    const answers = await day(
      START,
      [clerk, '每周五下午三点提醒我看报送情况'],
      [clerk, '每月5号提醒我报社零'],
      [clerk, '我的提醒'],
      [clerk, '取消第一个'],
    )
    expect(answers[3]?.text).toBe('已取消提醒：\n1.每周五15:00：报送情况')
  })
  it('bring the list of what is behind where that is what was asked for every week.', async () => {
    const [set, told] = await day(
      START,
      [supervisor, '每周一上午8点半把滞后清单发我'],
      '@2025-05-26T08:31:00+08:00',
    )
    expect(set?.text).toContain('已设置提醒：每周一08:30，滞后清单和报送情况')
    const own = told?.pushes.find((it) => it.text.includes('您设置的提醒'))
    expect(own?.text).toMatch(/滞后、略滞后1项：\n1\.行业信用信息归集共享/)
  })
})

describe('how often a unit was late', () => {
  it.each(['我局这个月迟报了几次', '我这个月迟报了几次'])(
    'is counted over the days of the month, with what is still open: %s',
    async (text) => {
      const answers = await day(START, [clerk, '社零1-4月增长6.8%'], [clerk, text])
      expect(answers[1]?.text).toMatch(/^市商务局5月到期的事项中迟报1项次，另有到期未报\d+项次/)
      expect(answers[1]?.text).toContain('1.社会消费品零售总额增速（1—4月）：应于5月19日前报，5月22日报')
    },
  )
  it('is none where all came in time.', async () => {
    const answers = await day('2025-01-06T09:00:00+08:00', [clerk, '我局今年迟报了几次'])
    expect(answers[0]?.text).toMatch(/市商务局.*没有迟报，也没有到期未报的数据/)
  })
})
