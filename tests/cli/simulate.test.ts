import { describe, expect, it } from 'vitest'
import { simulate } from './verbs.ts'

const clerk = { id: 'u1', name: '商务局填报员', unit: '市商务局', role: 'reporter' }
const report = { at: '2025-04-11T09:12:00+08:00', id: 'm1', from: clerk, text: '社零一季度增长6.8%' }

describe('simulate', () => {
  it('keeps a reported figure, answers in its room, and shows both in a dump.', async () => {
    const [answer, tick, dump] = await simulate([
      { ...report, room: 'g1' },
      { at: '2025-05-06T09:00:00+08:00', tick: true },
      { dump: true },
    ])
    expect(answer).toEqual({
      replies: [{ to: { room: 'g1' }, text: expect.stringContaining('6.8%'), files: [] }],
      pushes: [],
    })
    // What has been reported is not asked for; tests/cli/tick.test.ts has the rest.
    const asked = tick.pushes.map((it: { text: string }) => it.text).join()
    expect(asked).toContain('进出口增速（一季度）')
    expect(asked).not.toContain('社会消费品零售总额增速（一季度）')
    expect(dump).toEqual({
      figures: [
        {
          indicator: '社会消费品零售总额增速',
          period: { from: '2025-01-01', to: '2025-03-31' },
          value: 6.8,
          unit: '%',
          status: '待审核',
          unit_reporting: '市商务局',
          by: 'u1',
          at: '2025-04-11T09:12:00+08:00',
          place: null,
          comparison: null,
        },
      ],
      revisions: 1,
    })
  })

  it('answers a direct message to the person, and a redelivery with nothing.', async () => {
    const [first, again, dump] = await simulate([report, report, { dump: true }])
    expect(first.replies).toMatchObject([{ to: { person: 'u1' } }])
    expect(again).toEqual({ replies: [], pushes: [] })
    expect(dump.revisions).toBe(1)
  })

  it('knows a person from the first line that names them, and takes no other unit from a later one.', async () => {
    const other = { ...clerk, unit: '市科技局' }
    const answers = await simulate([
      { ...report, from: other },
      { ...report, id: 'm2', from: clerk },
      { ...report, id: 'm3', from: { id: 'u2', name: '路人', unit: '市商务局', role: 'none' } },
      { dump: true },
    ])
    expect(answers.at(-1)).toEqual({ figures: [], revisions: 0 })
  })

  it('pushes to the clerk what the office decides.', async () => {
    const office = { id: 'u9', name: '徐主任', unit: '市发改委', role: 'office' }
    const said = (id: string, text: string) => ({ ...report, id, from: office, text })
    const answers = await simulate([report, said('m2', '待审核'), said('m3', '通过 1'), { dump: true }])
    expect(answers[2].pushes).toEqual([
      {
        key: expect.any(String),
        to: { person: 'u1' },
        text: expect.stringContaining('社会消费品零售总额增速'),
      },
    ])
    expect(answers[3].figures).toMatchObject([{ status: '已审核' }])
    expect(answers[3].revisions).toBe(2)
  })

  it('puts an error in the place of each bad line and goes on.', async () => {
    const answers = await simulate([
      'nonsense',
      { ...report, from: { ...clerk, role: 'king' } },
      { ...report, at: '2025-04-31T09:00:00+08:00' },
      { ...report, text: undefined },
      { ...report, from: { id: 'u1' } },
      { at: 'tomorrow', tick: true },
      { dump: 'all' },
      report,
      { dump: true },
    ])
    expect(answers.slice(0, 7).map((it) => it.error?.code)).toEqual([
      'bad_json',
      'unknown_role',
      'bad_time',
      'missing_field',
      'missing_field',
      'bad_time',
      'bad_field',
    ])
    expect(answers[8].revisions).toBe(1)
  })

  it('names who registered a figure by the role of then, whatever the roster says since.', async () => {
    const zhang = { id: 'u1', name: '张', unit: '市商务局' }
    const at = (minute: number) => `2025-04-14T09:1${minute}:00+08:00`
    const [, , answer] = await simulate([
      { at: at(1), id: 'm1', from: { ...zhang, role: 'reporter' }, text: '社零一季度增长6.8%' },
      { at: at(2), id: 'm2', from: { ...zhang, role: 'lead' }, text: '社零咋样了' },
      { at: at(3), id: 'm3', from: { ...zhang, role: 'lead' }, text: '依据' },
    ])
    expect(answer.replies[0].text).toContain('市商务局填报员4月14日09:11登记')
  })
})
