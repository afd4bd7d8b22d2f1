/** 周调度, 双周督导 and 月通报 as `remind preview` and `simulate` show them. */
import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { previewText } from '../../src/cli/remind.ts'
import { type Person, type Role, Roster } from '../../src/plan/roster.ts'
import { openStore } from '../../src/storage/open.ts'
import { plan, simulate } from './verbs.ts'

const person = (name: string, role: Role, unit: string): Person => {
  return { id: name, name, unit, role, accounts: { test: name } }
}
const people = [
  person('王局长', 'lead', '市商务局'),
  person('徐主任', 'office', '市发改委'),
  person('督查员', 'supervisor', '市政府督查室'),
]

async function preview(from: string, listed: readonly Person[] = people): Promise<string> {
  const store = await openStore('memory:')
  const clock = new HandClock(new Date(`${from}T00:30:00.000Z`))
  const text = await previewText({ plan, roster: new Roster(listed), store, from, days: 14, clock })
  const rows: unknown[] = []
  for await (const row of store.shelf('outbox').entries()) rows.push(row)
  expect(rows).toEqual([])
  await store.close()
  return text
}

describe('a preview', () => {
  it('names the papers of the days to come with whence their days are, and writes nothing.', async () => {
    const text = await preview('2025-05-06')
    expect(text).toMatch(/5月9日（周五）\n {2}09:00 市发改委徐主任｜周调度（内需扩量提效）/)
    expect(text).toMatch(/5月12日（周一）\n.*\n {2}09:00 市政府督查室督查员｜.*；月通报代拟稿/)
    expect(text).toMatch(/5月16日（周五）\n {2}09:00 市商务局王局长｜.*；双周督导/)
    expect(text).toMatch(/周调度的日期为设定，待确认：“一周一调度”/)
  })

  it('leaves out what would have nothing to say.', async () => {
    const text = await preview('2025-02-17', [person('李主任', 'lead', '市政府办')])
    expect(text).not.toContain('双周督导')
  })
})

describe('a simulated day', () => {
  it('pushes each paper once, to whom it is for, with the reminder of the day in the same message.', async () => {
    const from = (it: Person) => ({ id: it.id, name: it.name, unit: it.unit, role: it.role })
    const start = Date.parse('2025-05-08T10:00:00+08:00')
    const lines = people.map((it, at) => {
      return { at: new Date(start + at * 60_000).toISOString(), id: `m${at}`, from: from(it), text: '你好' }
    })
    const tick = (at: string) => ({ at, tick: true })
    const answers = await simulate([
      ...lines,
      tick('2025-05-09T18:00:00+08:00'),
      tick('2025-05-16T18:00:00+08:00'),
      tick('2025-05-16T18:01:00+08:00'),
    ])
    const said = answers
      .slice(people.length)
      .map((it) =>
        (it.pushes as { to: { person: string }; text: string }[]).flatMap(({ to, text }) =>
          [...text.matchAll(/【(周调度|双周督导|月通报)/g)].map(([, name]) => `${to.person} ${name}`),
        ),
      )
    expect(said).toEqual([
      ['徐主任 周调度'],
      expect.arrayContaining(['督查员 月通报', '徐主任 周调度', '王局长 双周督导']),
      [],
    ])
    expect(said[1]).toHaveLength(3)
    const merged = answers.at(-2)?.pushes.find((it: { text: string }) => it.text.includes('月通报'))
    expect(merged.text).toMatch(/^【逾期提醒】[\s\S]*【月通报·代拟稿】/)
  })
})
