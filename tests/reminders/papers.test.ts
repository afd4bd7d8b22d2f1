import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { Problem } from '../../src/base/problem.ts'
import type { Abilities, Outgoing } from '../../src/channels/channel.ts'
import { Enclosing } from '../../src/enclosing.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { type Person, Roster } from '../../src/plan/roster.ts'
import { nudgesOn } from '../../src/reminders/planner.ts'
import { Reminding } from '../../src/reminding.ts'
import { openStore } from '../../src/storage/open.ts'
import { clerk, deskOn, head, ladder, office, person, plan, reported, supervisor } from './desk.ts'

const industry = person('industry', 'office', '市工信局')
const leader = person('leader', 'leader', null)
const everybody = [clerk, head, office, industry, supervisor, leader]

/** `person: kind campaign-or-unit` of a day. */
const due = (day: string, people: readonly Person[] = everybody) =>
  nudgesOn(deskOn(day, people), ladder, day).flatMap((it) =>
    (it.papers ?? []).map(({ kind, campaign, unit }) =>
      `${it.person}: ${kind} ${campaign ?? unit ?? ''}`.trim(),
    ),
  )

describe('the papers of a day', () => {
  it.each([
    ['2025-05-09', ['office: dispatch 内需扩量提效', 'industry: dispatch 产业育新培强']],
    [
      '2025-05-16',
      ['head: supervision 市商务局', 'office: dispatch 内需扩量提效', 'industry: dispatch 产业育新培强'],
    ],
    ['2025-05-15', []],
    // The fifth working day after April: the holiday and its Sunday at work counted.
    ['2025-05-12', ['supervisor: bulletin']],
    // The Friday is a holiday: brought forward.
    [
      '2025-04-03',
      ['head: supervision 市商务局', 'office: dispatch 内需扩量提效', 'industry: dispatch 产业育新培强'],
    ],
    ['2025-04-04', []],
    // The day of issue; and the last of the year: a fortnight that began in January, and January's bulletin.
    ['2025-02-07', []],
    ['2026-02-06', ['head: supervision 市商务局', 'supervisor: bulletin']],
    ['2026-02-13', []],
  ])('%s: %j', (day, expected) => {
    expect([...due(day)].sort()).toEqual([...expected].sort())
  })

  it('go to nobody in place of an office, a head or the 督查室.', () => {
    for (const day of ['2025-05-12', '2025-05-16']) expect(due(day, [clerk, leader])).toEqual([])
    expect(due('2025-05-16', [clerk, leader, supervisor])).toEqual([])
  })

  it('stand in the one digest of the day beside what is asked; who has paused gets them and is asked nothing.', () => {
    const day = '2025-04-18'
    const dispatch = [{ kind: 'dispatch', campaign: '内需扩量提效', unit: null }]
    const nudges = nudgesOn(deskOn(day, everybody), ladder, day).filter((it) => it.person === 'office')
    expect(nudges).toHaveLength(1)
    expect(nudges[0]?.papers).toEqual(dispatch)
    const paused = [
      {
        at: '2025-04-14T10:00:00+08:00',
        person: 'office',
        revisions: [{ type: 'reminders_paused', until: null }],
      },
    ] as const
    const after = nudgesOn(deskOn(day, everybody, paused), ladder, day)
    expect(after.filter((it) => it.person === 'office')).toMatchObject([{ parts: [], papers: dispatch }])
    expect(after.map((it) => it.person)).not.toContain('supervisor')
  })
})

const ABILITIES: Abilities = {
  receives: true,
  direct: true,
  rooms: true,
  pictures: true,
  files: true,
  choices: false,
  longestText: 2048,
}

async function rig(at: string, people: readonly Person[], files: boolean, broken = false) {
  const clock = new HandClock(new Date(at))
  const store = await openStore('memory:')
  const ledger = await Ledger.open(store, clock)
  const roster = new Roster(people)
  const sent: Outgoing[] = []
  const printed: string[] = []
  const press = {
    print: async (job: { type: string }) => {
      if (broken) throw new Problem('press', 'press', '')
      printed.push(job.type)
      return new TextEncoder().encode(job.type)
    },
  }
  const channel = {
    name: 'test',
    abilities: { ...ABILITIES, files },
    send: async (outgoing: Outgoing) => {
      sent.push(outgoing)
      return { ok: true } as const
    },
  }
  const enclosing = new Enclosing({ plan, roster, ledger, issued: store.shelf('issued'), press })
  const faults: unknown[] = []
  const log = (_: string, error: unknown) => faults.push(error)
  const make = () =>
    new Reminding({ plan, roster, ledger, store, channels: [channel], enclosing, clock, log })
  const walk = async (to: string) => {
    await make().walk(clock, new Date(to))
    return sent.splice(0)
  }
  const tell = async (indicator: string, to: string) => {
    const { revisions } = reported(indicator, to, clock.now().toISOString())
    const origin = { person: 'clerk', unit: '市商务局', channel: 'test', room: null }
    const message = `m${ledger.head}`
    await ledger.append(
      { origin: { ...origin, message, sentAt: clock.now().toISOString() }, words: null, revisions },
      ledger.head,
    )
  }
  const pause = async (person: string) => {
    const origin = { person, unit: null, channel: 'test', room: null, message: `m${ledger.head}` }
    const sentAt = clock.now().toISOString()
    const revisions = [{ type: 'reminders_paused', until: null }] as const
    await ledger.append({ origin: { ...origin, sentAt }, words: null, revisions }, ledger.head)
  }
  return { clock, walk, tell, pause, make, printed, faults }
}

describe('a paper that is sent', () => {
  it('asks a head for reasons in one message, and comes every second week.', async () => {
    const it = await rig('2025-05-15T18:00:00+08:00', [head], true)
    await it.tell('1-retail-growth', '2025-03-31')
    const [message, ...more] = await it.walk('2025-05-16T18:00:00+08:00')
    expect(more).toEqual([])
    expect(message?.text).toMatch(/^【双周督导】市商务局滞后和逾期事项（截至2025年5月16日）/m)
    expect(message?.text).toContain('请逐项说明原因、措施、预计赶上日期和需协调事项')
    expect(message?.text).toMatch(/1\.社会消费品零售总额增速：一季度增长1%，滞后.*单位尚未说明原因/)
    expect(message?.text).toContain('双周督导的发送日期为系统设定，待确认。')
    expect(message?.text.match(/编号[0-9A-Z]{6}/g)).toHaveLength(1)
    expect(
      (await it.walk('2025-05-23T18:00:00+08:00')).filter(({ text }) => text.includes('双周督导')),
    ).toEqual([])
    expect(
      (await it.walk('2025-05-30T18:00:00+08:00')).filter(({ text }) => text.includes('双周督导')),
    ).toHaveLength(1)
  })

  it('is not sent to a head who has nothing behind and owes nothing, nor made up for later.', async () => {
    const quiet = person('quiet', 'lead', '市政府办')
    const it = await rig('2025-02-19T18:00:00+08:00', [quiet], true)
    expect(await it.walk('2025-02-24T18:00:00+08:00')).toEqual([])
    const rows = await it.make().outbox.since('2025-02-19')
    expect(rows.map(({ day, state, papers }) => [day, state, papers?.[0]?.kind])).toEqual([
      ['2025-02-21', 'cleared', 'supervision'],
    ])
  })

  it('comes to a head who has paused, without the asking; planned before the pause or after.', async () => {
    for (const pausedAt of ['2025-05-15T18:00:00+08:00', '2025-05-16T08:59:30+08:00']) {
      const it = await rig('2025-05-15T17:00:00+08:00', [head], true)
      await it.tell('1-retail-growth', '2025-03-31')
      await it.walk(pausedAt)
      await it.pause('head')
      const [message, ...more] = await it.walk('2025-05-16T18:00:00+08:00')
      expect(more).toEqual([])
      expect(message?.text).toMatch(/^【双周督导】市商务局/)
      expect(message?.text).not.toContain('【填报提醒】')
    }
  })

  it('tells an office what moved, what is behind and what is due, of its own campaign.', async () => {
    const it = await rig('2025-05-15T18:00:00+08:00', [office], true)
    await it.tell('1-retail-growth', '2025-03-31')
    const text = (await it.walk('2025-05-16T18:00:00+08:00'))[0]?.text ?? ''
    expect(text).toMatch(/【周调度】内需扩量提效攻坚周调度情况（5月16日）/)
    expect(text).toMatch(
      /一、本周进展（1项）\n1\.社会消费品零售总额增速[\s\S]*二、滞后情况（1项）[\s\S]*三、近期须报\n1\./,
    )
    expect(text).not.toContain('产业育新培强')
  })

  it('is a draft to the supervisors alone, with its document where the channel carries files.', async () => {
    const it = await rig('2025-05-11T10:00:00+08:00', everybody, true)
    const drafts = (await it.walk('2025-05-12T18:00:00+08:00')).filter(({ text }) => text.includes('月通报'))
    expect(drafts.map(({ to }) => to.person)).toEqual(['supervisor'])
    expect(drafts[0]?.text).toMatch(/【月通报·代拟稿】关于2025年.*通报（截至5月12日）（代拟稿，未发送）/)
    expect(drafts[0]?.text).toContain('附：Word文档。')
    expect(drafts[0]?.file?.name).toMatch(/（代拟稿）\.docx$/)
    expect(it.printed).toEqual(['png', 'docx'])
  })

  it('goes without its document where the channel carries none, and says so where it could not be made.', async () => {
    const plain = await rig('2025-05-11T10:00:00+08:00', [supervisor], false)
    const [text] = (await plain.walk('2025-05-12T18:00:00+08:00')).filter((it) => it.text.includes('月通报'))
    expect(text?.file).toBeUndefined()
    expect(text?.text).not.toContain('附：')
    expect(plain.printed).toEqual([])
    const broken = await rig('2025-05-11T10:00:00+08:00', [supervisor], true, true)
    const [bare] = (await broken.walk('2025-05-12T18:00:00+08:00')).filter((it) => it.text.includes('月通报'))
    expect(bare?.file).toBeUndefined()
    expect(bare?.text).toContain('未能生成')
    expect(broken.faults).toHaveLength(1)
  })

  it('goes once, however many ask, in hours only; what was missed for a week goes into the next digest, once.', async () => {
    const it = await rig('2025-05-15T18:00:00+08:00', [office], true)
    await it.tell('1-retail-growth', '2025-03-31')
    await it.walk('2025-05-16T08:59:00+08:00')
    it.clock.moveTo(new Date('2025-05-16T09:00:00+08:00'))
    const [one, two] = [it.make(), it.make()]
    await Promise.all([one.timekeeper.tick(), two.timekeeper.tick(), one.timekeeper.tick()])
    expect((await it.walk('2025-05-16T17:00:00+08:00')).map(({ to }) => to.person)).toEqual(['office'])
    // Nobody was there for three Fridays.
    it.clock.moveTo(new Date('2025-06-10T10:00:00+08:00'))
    await it.make().timekeeper.tick()
    const late = await it.walk('2025-06-10T18:00:00+08:00')
    expect(late).toHaveLength(1)
    expect(late[0]?.text.match(/【周调度】/g)).toHaveLength(1)
  })
})
