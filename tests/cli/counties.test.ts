import { describe, expect, it } from 'vitest'
import { simulate } from './verbs.ts'

const person = (id: string, unit: string, role = 'reporter') => ({ id, name: id, unit, role })
const pingjiang = person('p', '平江县')
const quyuan = person('q', '屈原管理区')
const planning = person('x', '湘阴县发改局')
const clerk = person('c', '市商务局')

/** The answers to a row of messages, a minute apart, with the dump behind them. */
async function day(...said: readonly (readonly [from: ReturnType<typeof person>, text: string])[]) {
  const lines = said.map(([from, text], at) => {
    return { at: `2025-09-22T10:${String(at).padStart(2, '0')}:00+08:00`, id: `m${at}`, from, text }
  })
  const answers = await simulate([...lines, { dump: true }])
  const { figures } = answers.pop()
  const texts = answers.map((it) => it.replies.map((reply: { text: string }) => reply.text).join('\n'))
  return { texts, figures }
}

describe('a county', () => {
  it('reports figures of its own under its name, and the city’s stays as it is.', async () => {
    const { figures } = await day(
      [clerk, '1-8月社零增长6.2%'],
      [pingjiang, '1-8月社零增长7.2%'],
      [pingjiang, '我县新增隐性债务1-8月为0'],
      [planning, '黑臭水体1-8月治理21条'],
    )
    expect(figures).toMatchObject([
      { indicator: '社会消费品零售总额增速', value: 6.2, place: null, unit_reporting: '市商务局' },
      { indicator: '社会消费品零售总额增速', value: 7.2, place: '平江县', unit_reporting: '平江县' },
      { indicator: '新增隐性债务', value: 0, place: '平江县' },
      { indicator: '农村黑臭水体治理条数', value: 21, place: '湘阴县', unit_reporting: '湘阴县发改局' },
    ])
  })

  it('keeps apart what two counties report of the same thing.', async () => {
    const { figures } = await day(
      [pingjiang, '1-8月新增隐性债务0亿元'],
      [person('h', '华容县'), '1-8月新增隐性债务0亿元'],
    )
    expect(figures).toMatchObject([
      { value: 0, place: '平江县' },
      { value: 0, place: '华容县' },
    ])
  })

  it('reports neither the city’s figure nor another county’s.', async () => {
    const { texts, figures } = await day(
      [pingjiang, '全市社零1-8月增长6.8%'],
      [pingjiang, '湘阴县社零1-8月增长6.8%'],
    )
    expect(texts[0]).toContain('全市')
    expect(texts[1]).toContain('湘阴县')
    expect(texts.every((it) => it.includes('未登记'))).toBe(true)
    expect(figures).toEqual([])
  })

  it('takes its own figure out of a message that tells the city’s as well.', async () => {
    const { texts, figures } = await day([pingjiang, '1-8月我县社零增长7.2%，全市增长6.2%'])
    expect(figures).toMatchObject([{ value: 7.2, place: '平江县' }])
    expect(texts[0]).toMatch(/“6.2%”（全市）[^\n]*未登记/)
  })

  it('means itself by 全市 where it is a city, and only there.', async () => {
    const { figures } = await day(
      [person('m', '汨罗市'), '1-8月我市社零增长7.4%'],
      [pingjiang, '1-8月我市社零增长6.2%'],
    )
    expect(figures).toMatchObject([{ value: 7.4, place: '汨罗市' }])
  })

  it('is asked when, like others, and answers for itself.', async () => {
    const { figures } = await day([quyuan, '我区新增隐性债务0'], [quyuan, '1-8月'])
    expect(figures).toMatchObject([
      { indicator: '新增隐性债务', value: 0, place: '屈原管理区', period: { to: '2025-08-31' } },
    ])
  })

  it('corrects and withdraws its own figure.', async () => {
    const corrected = await day([pingjiang, '1-8月社零增长7.2%'], [pingjiang, '更正为7.3%'])
    expect(corrected.figures).toMatchObject([{ value: 7.3, place: '平江县' }])
    const withdrawn = await day([pingjiang, '1-8月社零增长7.2%'], [pingjiang, '撤回'])
    expect(withdrawn.figures).toEqual([])
  })

  it('takes back its own by name, not the city’s.', async () => {
    const { figures } = await day(
      [clerk, '1-8月社零增长6.2%'],
      [pingjiang, '1-8月社零增长7.2%'],
      [pingjiang, '撤回社零'],
    )
    expect(figures).toMatchObject([{ value: 6.2, place: null }])
  })

  it('is urged for its own part, and not once it has told it.', async () => {
    const lines = [
      [pingjiang, '上半年新增隐性债务0亿元'],
      [person('x', '湘阴县'), '你好'],
      [person('d', '市督查室', 'supervisor'), '催一下各县市区政府'],
    ] as const
    const answers = await simulate(
      lines.map(([from, text], at) => {
        return { at: `2025-09-22T10:0${at}:00+08:00`, id: `m${at}`, from, text }
      }),
    )
    const { pushes } = answers[2]
    expect(pushes.map((it: { to: { person: string } }) => it.to.person)).toEqual(['x'])
    expect(pushes[0].text).toContain('新增隐性债务（上半年）')
  })

  it('is reminded of what is asked of each county until it has told its own.', async () => {
    const at = (day: string) => `2025-${day}T09:00:00+08:00`
    const answers = await simulate([
      { at: at('10-09'), id: 'm1', from: pingjiang, text: '前三季度新增隐性债务0亿元' },
      { at: at('10-09'), id: 'm2', from: person('x', '湘阴县'), text: '你好' },
      { at: at('10-31'), tick: true },
    ])
    const { pushes } = answers[2]
    expect(new Set(pushes.map((it: { to: { person: string } }) => it.to.person))).toEqual(new Set(['x']))
    expect(pushes[0].text).toContain('新增隐性债务（前三季度）')
  })

  it('answers a reminder of its own by quoting it.', async () => {
    const at = (day: string) => `2025-${day}T09:00:00+08:00`
    const first = { at: at('10-09'), id: 'm1', from: pingjiang, text: '你好' }
    const [, tick] = await simulate([first, { at: at('10-23'), tick: true }])
    const quoted = tick.pushes.at(-1).text
    const answers = await simulate([
      first,
      { at: at('10-23'), tick: true },
      { at: at('10-24'), id: 'm2', from: pingjiang, text: '0亿元', quoted },
      { dump: true },
    ])
    expect(answers[3].figures).toMatchObject([
      { indicator: '新增隐性债务', value: 0, place: '平江县', period: { to: '2025-09-30' } },
    ])
  })

  it('files for the city what the plan asks of it by name.', async () => {
    const { figures } = await day([person('n', '城陵矶新港区'), '新港区机器人生产线1-8月2条'])
    expect(figures).toMatchObject([{ indicator: '机器人生产线', value: 2, place: null }])
  })

  it('sees its own duties, and what it has not reported.', async () => {
    const { texts } = await day(
      [pingjiang, '1-8月新增隐性债务0亿元'],
      [pingjiang, '我们县有什么任务'],
      [pingjiang, '我要报什么'],
      [quyuan, '我区有什么任务'],
    )
    for (const text of texts.slice(1, 3)) {
      expect(text).toContain('【平江县】')
      expect(text).toContain('积极稳妥化解存量债务')
      expect(text).toContain('已登记：【新增隐性债务】平江县1—8月')
      expect(text).toMatch(/尚无本地数据（不等于0）：年度化债任务/)
    }
    expect(texts[3]).toContain('创建国家农业高新技术产业示范区')
    expect(texts[3]).toContain('积极稳妥化解存量债务')
  })

  it('asks about the city like others, and about itself.', async () => {
    const { texts } = await day(
      [clerk, '1-8月社零增长6.2%'],
      [pingjiang, '1-8月社零增长7.2%'],
      [pingjiang, '社零怎么样了'],
      [pingjiang, '我县社零多少'],
    )
    expect(texts[2]).toContain('1—8月增长6.2%')
    expect(texts[3]).toMatch(/^【社会消费品零售总额增速】平江县1—8月增长7.2%/)
  })

  it('tells of its progress in a task that all counties have.', async () => {
    const { texts } = await day([pingjiang, '积极稳妥化解存量债务：我县已制定化债方案，完成60%'])
    expect(texts[0]).toContain('积极稳妥化解存量债务')
    expect(texts[0]).not.toContain('不能')
  })

  it('is shown to a leader who asks for it.', async () => {
    const { texts } = await day(
      [pingjiang, '1-8月社零增长7.2%'],
      [person('l', '市政府', 'leader'), '平江县怎么样'],
    )
    expect(texts[1]).toContain('平江县1—8月增长7.2%')
  })
})

describe('an office that the plan does not hold', () => {
  it('may ask, and is told whose a figure is that it cannot file.', async () => {
    const office = person('f', '市财政局办公室')
    const { texts, figures } = await day([office, '社零1-8月增长6.8%'], [office, '社零目标是多少'])
    expect(texts[0]).toContain('市财政局办公室不能填报')
    expect(texts[1]).toContain('全年增长7%')
    expect(figures).toEqual([])
  })
})
