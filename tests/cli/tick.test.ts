import { describe, expect, it } from 'vitest'
import type { Push } from './day.ts'
import { simulate } from './verbs.ts'

const clerk = { id: 'u1', name: '商务局填报员', unit: '市商务局', role: 'reporter' }
const head = { id: 'u2', name: '王局长', unit: '市商务局', role: 'lead' }
const office = { id: 'u3', name: '徐主任', unit: '市发改委', role: 'office' }

const hello = (at: string, from: { id: string }) => ({ at, id: `${at}${from.id}`, from, text: '你好' })
const tick = (at: string) => ({ at, tick: true })
const RETAIL = '社会消费品零售总额增速（1—4月）'

const isReminder = (it: Push) => /^【(?:填报|逾期)提醒】/.test(it.text)

describe('simulate with a tick', () => {
  it('reminds the clerk before and on the day, then the head, then the office, each once.', async () => {
    const answers = await simulate([
      ...[clerk, head, office].map((it) => hello('2025-05-13T10:00:00+08:00', it)),
      tick('2025-05-15T09:00:00+08:00'),
      tick('2025-05-19T09:00:00+08:00'),
      tick('2025-05-21T09:00:00+08:00'),
      tick('2025-05-26T09:00:00+08:00'),
      tick('2025-05-30T09:00:00+08:00'),
    ])
    const got = answers.slice(3).map(({ pushes }) => {
      // What is sent on the plan's own days (双周督导) is told elsewhere: here it is the ladder alone.
      const about = (pushes as Push[]).filter((it) => isReminder(it) && it.text.includes(RETAIL))
      return about.map((it) => [it.to.person, it.key.slice(0, 10)])
    })
    expect(got).toEqual([
      [['u1', '2025-05-15']],
      [['u1', '2025-05-19']],
      [['u2', '2025-05-21']],
      [['u3', '2025-05-26']],
      [],
    ])
    const escalated = (answers.at(-2).pushes as Push[]).filter((it) => it.to.person === 'u3')
    expect(escalated.at(-1)?.text).toMatch(/逾期提醒.*\n.*个单位逾期未报/)
  })

  it('asks nobody for what was reported meanwhile, and never twice for anything.', async () => {
    const lines = [
      hello('2025-05-14T10:00:00+08:00', clerk),
      tick('2025-05-15T09:00:00+08:00'),
      { at: '2025-05-16T10:00:00+08:00', id: 'r1', from: clerk, text: '社零1-4月增长6.8%' },
      tick('2025-05-19T08:59:00+08:00'),
      tick('2025-05-19T09:00:00+08:00'),
      tick('2025-05-19T09:00:00+08:00'),
      tick('2025-05-19T17:00:00+08:00'),
    ]
    const answers = await simulate(lines)
    expect(answers[2].replies[0].text).toContain('已登记')
    expect(answers[1].pushes).toHaveLength(1)
    expect(answers[1].pushes[0].text).toContain(RETAIL)
    expect(answers[4].pushes).toHaveLength(1)
    expect(answers[4].pushes[0].text).not.toContain(RETAIL)
    expect([...answers[3].pushes, ...answers[5].pushes, ...answers[6].pushes]).toEqual([])
  })

  it('names neither target nor gap in a request, only what, when, whence and how.', async () => {
    const answers = await simulate([
      ...[clerk, head].map((it) => hello('2025-02-08T10:00:00+08:00', it)),
      tick('2025-06-30T17:00:00+08:00'),
    ])
    const texts = (answers[2].pushes as Push[]).filter(isReminder).map((it) => it.text)
    expect(texts.length).toBeGreaterThan(40)
    expect(texts.filter((it) => /目标|差\d|个百分点|应达到|预计/.test(it))).toEqual([])
    expect(texts.filter((it) => !it.includes('按实际填报'))).toEqual([])
    expect(texts.filter((it) => !/来源：.*编号[0-9A-Z]{6}$/m.test(it))).toEqual([])
  })

  it('is silent on Labour Day and works the Sunday in lieu.', async () => {
    const answers = await simulate([
      hello('2025-04-25T10:00:00+08:00', clerk),
      tick('2025-05-10T17:00:00+08:00'),
    ])
    const days = (answers[1].pushes as Push[]).map((it) => it.key.slice(0, 10))
    expect(days.filter((it) => it >= '2025-05-01' && it <= '2025-05-05')).toEqual([])
    expect(new Set(days).size).toBe(days.length)
  })
})
