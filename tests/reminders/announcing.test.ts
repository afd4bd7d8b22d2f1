/** 通报群: what a group that is told unasked gets, once, in working hours, and what it does not get. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { compile } from '../../src/bulletins/compile.ts'
import { digestOfFacts } from '../../src/bulletins/issue.ts'
import type { Outgoing } from '../../src/channels/channel.ts'
import { Enclosing } from '../../src/enclosing.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import type { Catalogue } from '../../src/plan/catalogue.ts'
import { USUAL_REMINDING } from '../../src/plan/reminding.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { Reminding, reachOver } from '../../src/reminding.ts'
import { openStore } from '../../src/storage/open.ts'
import { robotPeer } from '../channels/peers/wecom-robot.ts'
import { rateShelf } from '../channels/rates.ts'
import { office, plan, reported, supervisor } from './desk.ts'

const CAMPAIGN = '内需扩量提效'

/** The real plan with groups of the robot's in its folder. */
function planWith(notices: readonly { channel: string; room: string; campaign?: string }[]): Catalogue {
  const folder = join(mkdtempSync(join(tmpdir(), 'notices-')), 'plan')
  cpSync('seeds/yueyang-2025', folder, { recursive: true })
  writeFileSync(join(folder, 'reminders.json'), JSON.stringify({ ...USUAL_REMINDING, notices }))
  return loadPlan(folder)
}

type Given = ConstructorParameters<typeof Reminding>[0]['channels']

async function rig(
  at: string,
  { plan: catalogue = plan, channels }: { plan?: Catalogue; channels?: Given } = {},
) {
  const clock = new HandClock(new Date(at))
  const store = await openStore('memory:')
  const ledger = await Ledger.open(store, clock)
  const roster = new Roster([office, supervisor])
  const sent: Outgoing[] = []
  const press = { print: async (job: { type: string }) => new TextEncoder().encode(job.type) }
  const own = {
    name: 'test',
    send: async (outgoing: Outgoing) => {
      sent.push(outgoing)
      return { ok: true } as const
    },
  }
  const enclosing = new Enclosing({ plan: catalogue, roster, ledger, issued: store.shelf('issued'), press })
  const faults: unknown[] = []
  const log = (_: string, error: unknown) => faults.push(error)
  const needs = { plan: catalogue, roster, ledger, store, channels: channels ?? [own], enclosing, clock, log }
  const say = (revision: Revision, room: string | null = null) => {
    const sentAt = clock.now().toISOString()
    const origin = {
      person: 'admin',
      unit: '市政府督查室',
      channel: 'test',
      room,
      message: `m${ledger.head}`,
      sentAt,
    }
    return ledger.append({ origin, words: null, revisions: [revision] }, ledger.head)
  }
  const issue = async (campaign: string | null, number: string) => {
    const today = clock.now().toISOString().slice(0, 10)
    const spec = { kind: 'bulletin', campaign, unit: null, period: null, today, pending: false } as const
    const facts = compile({ plan: catalogue, standing: ledger.standing, today }, spec)
    const printed = facts.rows.flatMap(({ indicator, figure, light }) =>
      figure === null ? [] : [{ indicator, figure: figure.id, light }],
    )
    const digest = digestOfFacts(facts)
    await say({ type: 'bulletin_issued', number, spec, digest, printed, revisions: [...facts.revisions] })
  }
  const reports = async (indicator: string, to: string) => {
    const { revisions } = reported(indicator, to, clock.now().toISOString())
    for (const it of revisions) await say(it)
    await say({ type: 'figure_approved', of: `${ledger.head}.0` })
  }
  const make = () => new Reminding(needs)
  const rooms = () => sent.splice(0).filter((it) => it.to.room !== undefined)
  const walk = async (to: string) => {
    await make().walk(clock, new Date(to))
    return rooms()
  }
  return { clock, say, issue, reports, make, walk, rooms, faults }
}

describe('a group that was registered as 通报群', () => {
  it('gets an issued bulletin with its file once, whoever asks and however often the program starts.', async () => {
    const it = await rig('2025-05-14T10:00:00+08:00')
    await it.say({ type: 'room_noticed', campaign: null, on: true }, 'g1')
    await it.issue(null, '2025年第1期')
    const [notice, ...more] = await it.walk('2025-05-14T10:05:00+08:00')
    expect(more).toEqual([])
    expect(notice?.to).toEqual({ channel: 'test', room: 'g1', person: '' })
    expect(notice?.text).toMatch(
      /^【通报】2025年第1期　签发人：\S+ 关于2025年“七大攻坚”目标任务完成情况的通报/,
    )
    expect(notice?.file?.name).toMatch(/^2025年第1期 .*\.docx$/)
    const [one, two] = [it.make(), it.make()]
    await Promise.all([one.timekeeper.tick(), two.timekeeper.tick()])
    expect(it.rooms()).toEqual([])
    expect(await it.walk('2025-05-15T18:00:00+08:00')).toEqual([])
  })

  it('waits for working hours, and is told nothing that is no news any more.', async () => {
    const late = await rig('2025-05-14T20:00:00+08:00')
    await late.say({ type: 'room_noticed', campaign: null, on: true }, 'g1')
    await late.issue(null, '2025年第1期')
    expect(await late.walk('2025-05-15T08:00:00+08:00')).toEqual([])
    expect(await late.walk('2025-05-15T08:45:00+08:00')).toHaveLength(1)
    const old = await rig('2025-05-14T10:00:00+08:00')
    await old.issue(null, '2025年第1期')
    old.clock.moveTo(new Date('2025-05-26T10:00:00+08:00'))
    await old.say({ type: 'room_noticed', campaign: null, on: true }, 'g1')
    expect(await old.walk('2025-05-26T10:05:00+08:00')).toEqual([])
  })

  it('gets on the day of the dispatch how the week stands, with a picture, of approved figures alone.', async () => {
    const it = await rig('2025-05-15T18:00:00+08:00')
    await it.say({ type: 'room_noticed', campaign: CAMPAIGN, on: true }, 'g1')
    await it.reports('1-retail-growth', '2025-03-31')
    const [weekly, ...more] = await it.walk('2025-05-16T18:00:00+08:00')
    expect(more).toEqual([])
    expect(weekly?.text).toMatch(
      /^【周调度】内需扩量提效攻坚周调度情况（5月16日）（系统汇总，只用已审核数据）/,
    )
    expect(weekly?.text).not.toContain('代拟稿')
    expect(weekly?.text).toMatch(/1\.社会消费品零售总额增速：一季度增长1%，滞后/)
    expect(Buffer.from(weekly?.picture?.png ?? []).toString()).toBe('png')
    expect(weekly?.picture?.alt).toMatch(/^内需扩量提效/)
    expect(weekly?.file?.name).toMatch(/周调度情况/)
    // The next Friday again; a day in between not.
    expect(await it.walk('2025-05-22T18:00:00+08:00')).toEqual([])
    expect(await it.walk('2025-05-23T18:00:00+08:00')).toHaveLength(1)
  })

  it('of one campaign gets its own bulletins and those of all, and no other’s; and nothing once it is none.', async () => {
    const it = await rig('2025-05-14T10:00:00+08:00')
    await it.say({ type: 'room_noticed', campaign: CAMPAIGN, on: true }, 'g1')
    await it.issue(null, '2025年第1期')
    await it.issue(CAMPAIGN, '2025年第2期')
    await it.issue('产业育新培强', '2025年第3期')
    const said = (await it.walk('2025-05-14T10:05:00+08:00')).map(({ text }) => /第\d期/.exec(text)?.[0])
    expect(said.sort()).toEqual(['第1期', '第2期'])
    await it.issue(null, '2025年第4期')
    await it.say({ type: 'room_noticed', campaign: null, on: false }, 'g1')
    expect(await it.walk('2025-05-16T18:00:00+08:00')).toEqual([])
  })

  it('is not shown what the plan keeps out of groups.', async () => {
    const kept = planWith([])
    Object.assign(kept.indicator('1-retail-growth'), { class: 'never_in_room' })
    const it = await rig('2025-05-14T10:00:00+08:00', { plan: kept })
    await it.say({ type: 'room_noticed', campaign: null, on: true }, 'g1')
    await it.reports('1-retail-growth', '2025-03-31')
    await it.issue(null, '2025年第1期')
    const said = await it.walk('2025-05-16T18:00:00+08:00')
    expect(said).toHaveLength(2)
    for (const { text, file, picture } of said) {
      expect(text).toMatch(/不上群的指标，内容不在群内显示/)
      expect(text).not.toContain('社会消费品零售总额')
      expect([file, picture]).toEqual([undefined, undefined])
    }
  })
})

describe('a group of the robot’s that the plan’s folder names', () => {
  it('is spoken to by the robot: words, picture and file.', async () => {
    const peer = await robotPeer()
    const clock = new HandClock(new Date('2025-05-16T08:00:00+08:00'))
    const robot = peer.robot({ clock, rates: rateShelf() })
    await robot.start()
    const it = await rig('2025-05-16T08:00:00+08:00', {
      plan: planWith([{ channel: 'wecom-robot', room: '调度群' }]),
      channels: [robot],
    })
    await it.issue(null, '2025年第1期')
    await it.walk('2025-05-16T18:00:00+08:00')
    await robot.stop()
    const texts = peer.received.map(({ text }) => text)
    expect(texts.filter((text) => text.startsWith('【通报】2025年第1期'))).toHaveLength(1)
    expect(texts.filter((text) => text.startsWith('【周调度】“七大攻坚”周调度情况'))).toHaveLength(1)
    expect(peer.received.filter((it) => it.picture !== undefined)).toHaveLength(1)
    expect(peer.received.filter((it) => it.file !== undefined)).toHaveLength(2)
    expect(it.faults).toEqual([])
    await peer.close()
  })
})

it('a person whose account is the robot’s is not taken for somebody who can be reached.', async () => {
  const robot = { accounts: { 'wecom-robot': '调度群' } }
  expect(reachOver(['wecom-aibot'])({ ...office, ...robot })).toBeNull()
})
