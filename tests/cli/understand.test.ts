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
      { text: '我局牵头哪些任务', now, unit: '市火星局' },
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
      'unknown_unit',
      'bad_field',
      'query.indicator',
    ])
  })

  it('takes our unit to be the sender’s, also by a short form.', async () => {
    const [answer] = await understand([{ text: '我局牵头哪些任务', now, unit: '商务局' }])
    expect(answer).toMatchObject({ intent: 'query.unit', unit: '市商务局' })
  })
})
