import { describe, expect, it } from 'vitest'
import { understand } from './verbs.ts'

const now = '2025-04-12T09:00:00+08:00'

describe('understand', () => {
  it('answers each line with exactly the fields of the contract, by the names of the plan.', async () => {
    const [answer] = await understand([{ text: '社零一季度增长6.8%', now, unit: '市商务局' }])
    expect(answer).toEqual({
      intent: 'report.figure',
      campaign: null,
      unit: null,
      task: null,
      period: { from: '2025-01-01', to: '2025-03-31' },
      figures: [{ indicator: '社会消费品零售总额增速', value: 6.8, unit: '%' }],
      indicators: ['社会消费品零售总额增速'],
      acts: [{ act: 'report.figure', from: 0, to: 11, margin: expect.any(Number) }],
      rest: [],
    })
  })

  it('puts an error in the place of each bad line and goes on.', async () => {
    const answers = await understand([
      '{"text": ',
      { now },
      { text: '社零咋样了' },
      { text: '社零咋样了', now: '2025-02-30T09:00:00+08:00' },
      { text: '社零咋样了', now: '昨天' },
      { text: 7, now },
      [],
      { text: '社零咋样了', now },
    ])
    expect(answers.map((it) => it.error?.code ?? it.intent)).toEqual([
      'bad_json',
      'missing_field',
      'missing_field',
      'bad_time',
      'bad_time',
      'bad_field',
      'bad_field',
      'query.indicator',
    ])
  })

  it('takes our unit to be the sender’s, also by a short form.', async () => {
    const [answer] = await understand([{ text: '我局牵头哪些任务', now, unit: '商务局' }])
    expect(answer).toMatchObject({ intent: 'query.unit', unit: '市商务局' })
  })

  it('reads senders of units that the plan does not hold like any other, and prints no unit that it lacks.', async () => {
    const units = ['平江县', '湘阴县发改局', '市财政局办公室']
    const answers = await understand(
      units.flatMap((unit) => [
        { text: '社零一季度增长6.8%', now, unit },
        { text: '我们单位牵头哪些任务', now, unit },
      ]),
    )
    expect(answers.map((it) => [it.intent, it.unit, it.figures.length])).toEqual(
      units.flatMap(() => [
        ['report.figure', null, 1],
        ['query.unit', null, 0],
      ]),
    )
  })

  it('takes our district to be the sender’s where the plan holds it as a unit.', async () => {
    const [answer] = await understand([{ text: '我区牵头哪些任务', now, unit: '屈原管理区' }])
    expect(answer).toMatchObject({ intent: 'query.unit', unit: '屈原管理区' })
  })
})
