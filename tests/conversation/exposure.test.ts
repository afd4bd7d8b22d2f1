import { describe, expect, it } from 'vitest'
import { mayFile, mayShow, type Seat } from '../../src/conversation/access/exposure.ts'
import type { Role } from '../../src/plan/roster.ts'
import { CLASSES, type FigureClass } from '../../src/plan/schema.ts'
import { clerk, person, plan, Q1, RETAIL, reading, reports, type Said, Talk } from './talk.ts'

const admin = person('admin', 'admin', '市数据局')

/** Seat by class: what may be shown before and after approval, and whether it may be filed there. */
const MATRIX: readonly (readonly [Seat, FigureClass, pending: boolean, approved: boolean, filed: boolean])[] =
  [
    ['direct', 'public', true, true, true],
    ['direct', 'internal', true, true, true],
    ['direct', 'never_in_room', true, true, true],
    ['internal', 'public', true, true, true],
    ['internal', 'internal', true, true, true],
    ['internal', 'never_in_room', false, false, false],
    ['public', 'public', false, true, true],
    ['public', 'internal', false, false, true],
    ['public', 'never_in_room', false, false, false],
    ['unregistered', 'public', false, false, true],
    ['unregistered', 'internal', false, false, true],
    ['unregistered', 'never_in_room', false, false, false],
  ]

describe('what may be shown and filed where', () => {
  it.each(MATRIX)('%s, %s', (seat, shown, pending, approved, filed) => {
    expect([mayShow(seat, shown, false), mayShow(seat, shown, true), mayFile(seat, shown)]).toEqual([
      pending,
      approved,
      filed,
    ])
  })

  it('names every class in every seat', () => {
    const seats: readonly Seat[] = ['direct', 'internal', 'public', 'unregistered']
    expect(MATRIX.map(([seat, shown]) => `${seat} ${shown}`).sort()).toEqual(
      seats.flatMap((seat) => CLASSES.map((shown) => `${seat} ${shown}`)).sort(),
    )
  })
})

function texts({ decision }: Said): { here: string[]; aside: string[] } {
  return {
    here: decision.replies.map((it) => it.type),
    aside: (decision.aside ?? []).map((it) => it.type),
  }
}

const state = reading('社零咋样了', { intent: 'query.indicator', indicators: [RETAIL] })
const target = reading('社零目标是多少', { intent: 'query.indicator', indicators: [RETAIL] })
const overview = reading('总体情况', { intent: 'query.overview' })

describe('in a group that is not registered', () => {
  it('an answer with figures goes to the asker alone', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
    expect(texts(await talk.say(clerk, state, 'g1'))).toEqual({ here: [], aside: ['indicators'] })
    expect(texts(await talk.say(clerk, overview, 'g1'))).toEqual({ here: [], aside: ['overview'] })
  })

  it('what the plan says is said there, without the figure', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
    const { text, decision } = await talk.say(clerk, target, 'g1')
    expect(text).toMatch(/增长7%/)
    expect(text).not.toContain('6.8')
    expect(decision.aside).toBeUndefined()
  })

  it('a report is taken there, and its doubt does not tell the earlier value', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
    const doubt = await talk.say(clerk, reports('社零一季度增长6.9%', [[RETAIL, 6.9]]), 'g1')
    expect(doubt.text).not.toContain('6.8')
    const done = await talk.say(clerk, '确认', 'g1')
    expect(done.text).toMatch(/^已更正/)
    expect(done.text).not.toContain('6.8')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.9 pending`])
  })
})

describe('登记本群', () => {
  it('is an administrator’s to say, and opens the group to internal figures', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
    expect((await talk.say(clerk, '登记本群 内部', 'g1')).decision.revisions).toEqual([])
    expect((await talk.say(admin, '登记本群 内部', 'g1')).decision.revisions).toHaveLength(1)
    expect((await talk.say(clerk, state, 'g1')).text).toContain('6.8')
    expect(texts(await talk.say(clerk, state, 'g2')).aside).toEqual(['indicators'])
    await talk.say(admin, '取消登记本群', 'g1')
    expect(texts(await talk.say(clerk, state, 'g1')).aside).toEqual(['indicators'])
  })

  it('公开 shows no internal figure, approved or not', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
    await talk.say(admin, '登记本群 公开', 'g1')
    expect(texts(await talk.say(clerk, state, 'g1')).aside).toEqual(['indicators'])
  })

  it('通报群 is an administrator’s to say too; registered no longer, it is no 通报群 either', async () => {
    const talk = await Talk.on()
    const rooms = () => talk.standing.admissions.noticeRooms()
    expect((await talk.say(clerk, '登记本群 通报群', 'g1')).decision.revisions).toEqual([])
    const { text } = await talk.say(admin, '登记本群 内需攻坚通报群', 'g1')
    expect(text).toMatch(
      /^本群已登记为通报群（内需扩量提效攻坚）：已签发的通报、每周的调度情况和进展图发到本群/,
    )
    expect(rooms()).toEqual([{ channel: 'test', room: 'g1', campaign: '内需扩量提效' }])
    expect((await talk.say(admin, '登记本群 通报群', 'g1')).text).toContain('全部攻坚')
    expect((await talk.say(admin, '登记本群 通报群', 'g1')).decision.revisions).toEqual([])
    await talk.say(admin, '取消登记本群', 'g1')
    expect(rooms()).toEqual([])
    expect((await talk.say(admin, '登记本群 通报群')).decision.revisions).toEqual([])
  })

  it('means nothing outside a group', async () => {
    const talk = await Talk.on()
    expect((await talk.say(admin, '登记本群 内部')).decision.revisions).toEqual([])
  })
})

/** Everything that can be tried on a figure of 市商务局 by somebody else. */
const VERBS: readonly (readonly [string, ReturnType<typeof reading> | string])[] = [
  ['report', reports('社零一季度增长6.9%', [[RETAIL, 6.9]])],
  ['correct', { ...reports('社零一季度更正为6.9%', [[RETAIL, 6.9]]), intent: 'report.correct' as const }],
  ['withdraw', reading('撤回社零', { intent: 'report.withdraw', indicators: [RETAIL], period: Q1 })],
  ['approve', '全部通过'],
  ['return', '退回 1 口径不符'],
  ['rule', '裁定 高新技术产业增加值 按6% 依据会议纪要'],
  ['progress', reading('创新消费场景完成60%', { intent: 'report.progress', task: taskOf('创新消费场景') })],
]

function taskOf(title: string): string {
  const found = plan.tasks.find((it) => it.title === title)
  if (found === undefined) throw new Error(title)
  return found.id
}

describe("another unit's figure", () => {
  const roles: readonly Role[] = ['none', 'reporter', 'lead', 'office', 'supervisor', 'leader', 'admin']
  it.each(roles.flatMap((role) => VERBS.map(([verb, said]) => [role, verb, said] as const)))(
    'is not to be touched by the %s of another unit: %s',
    async (role, _, said) => {
      const talk = await Talk.on()
      await talk.say(clerk, reports('社零一季度增长6.8%', [[RETAIL, 6.8]]))
      const before = talk.standing.revisions
      // 市气象局 owns nothing here and runs no campaign.
      const other = person('other', role, '市气象局')
      if (said === '退回 1 口径不符' || said === '全部通过') await talk.say(other, '待审核')
      await talk.say(other, said)
      await talk.say(other, '确认')
      expect(talk.standing.revisions).toBe(before)
      expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
    },
  )
})
