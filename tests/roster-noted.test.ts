import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Assembled, assemble, understandingOf } from '../src/assemble.ts'
import { HandClock } from '../src/base/clock.ts'
import type { Outgoing } from '../src/channels/channel.ts'
import type { Person, Role } from '../src/plan/roster.ts'
import { RosterFile } from '../src/plan/roster-file.ts'
import { loadPlan } from '../src/plan/seeds.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = understandingOf(plan)
const clock = new HandClock(new Date('2025-04-12T09:00:00+08:00'))

let folder: string
let open: Assembled[] = []
let logged: string[] = []
let sent: Outgoing[] = []
let messages = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diaodu-roster-'))
  messages = 0
  logged = []
  sent = []
})
afterEach(async () => {
  for (const it of open) await it.close()
  open = []
  rmSync(folder, { recursive: true })
})

describe('the roster in the ledger', () => {
  it('stands there with who came and the hash of the file before anybody acts by it.', async () => {
    write([person('a', 'reporter'), person('b', 'lead')])
    const { ledger } = await started()
    expect(changes(ledger)).toEqual(['2: +a reporter, +b lead'])
    const [first] = ledger.entries()
    expect(first?.origin).toMatchObject({ channel: 'roster', person: 'roster', unit: null })
    expect(first?.words).toBeNull()
    expect(JSON.stringify(first)).not.toContain('甲')
  })

  it('notes a role that was changed before the next message is decided on by it.', async () => {
    write([person('a', 'reporter')])
    const { bot, ledger } = await started()
    write([person('a', 'office', '市发改委')])
    await say(bot, 'a', '待审核')
    expect(changes(ledger)).toEqual(['1: +a reporter', '1: a reporter→office'])
    expect(sent.at(-1)?.text).toContain('没有待审核的数据')
    expect(logged.at(-1)).toContain('a（填报员→专班办公室）')
  })

  it('notes an account that was put to the line of somebody else, whose role stays.', async () => {
    write([person('a', 'reporter'), person('l', 'leader', null)])
    const { bot, ledger } = await started()
    write([person('a', 'reporter'), { ...person('l', 'leader', null), accounts: { test: 'x' } }])
    await say(bot, 'x', '我是谁')
    expect(changes(ledger)).toEqual(['2: +a reporter, +l leader', '2: l leader→leader'])
  })

  it('notes at a start what was changed while nothing ran, and nothing where nothing was.', async () => {
    write([person('a', 'reporter'), person('b', 'reporter')])
    await (await started()).close()
    open = []
    write([person('a', 'admin', null)])
    await (await started()).close()
    open = []
    const { ledger } = await started()
    expect(changes(ledger)).toEqual(['2: +a reporter, +b reporter', '1: -b reporter, a reporter→admin'])
  })

  it('refuses a list that strikes off everybody, and says so in the log.', async () => {
    write([person('a', 'reporter')])
    const { bot, ledger } = await started()
    write([])
    await say(bot, 'a', '社零一季度增长6.8%')
    expect(sent.at(-1)?.text).toContain('已登记')
    expect(logged.at(-1)).toContain('一个人也没有，原有1人')
    expect(changes(ledger)).toEqual(['1: +a reporter'])
  })
})

describe('a role that decides on what others report, given in chat', () => {
  const two = [
    person('adm1', 'admin', null),
    person('adm2', 'admin', null),
    person('watch', 'supervisor', null),
    person('office', 'office', '市发改委'),
    person('clerk', 'reporter', '市商务局'),
  ]

  it.each(['专班办公室', '督查室', '市领导'])(
    '%s takes two administrators, and those concerned are told.',
    async (role) => {
      write(two)
      const { bot, ledger } = await started()
      await say(bot, 'x', '绑定 市发改委')
      await say(bot, 'adm1', `绑定 通过 1 ${role}`)
      expect(toldTo('adm1').at(-1)).toContain('须由另一名管理员同意后生效')
      expect(toldTo('adm2').at(-1)).toContain(`拟授予${role}角色，须您同意后生效`)
      expect(boundRole(ledger)).toBeUndefined()
      // Saying it twice is not two people.
      await say(bot, 'adm1', `绑定 通过 1 ${role}`)
      expect(boundRole(ledger)).toBeUndefined()
      await say(bot, 'x', '待审核')
      expect(toldTo('x').at(-1)).toContain('您没有审核权限')
      await say(bot, 'adm2', `绑定 通过 1 ${role}`)
      expect(boundRole(ledger)).toBe(role)
      expect(toldTo('adm1').at(-1)).toContain(`账号test/x已在聊天中绑定为市发改委 ${role}`)
      expect(toldTo('watch').at(-1)).toContain('账号test/x已在聊天中绑定')
      expect(toldTo('office').length).toBe(role === '专班办公室' ? 1 : 0)
      expect(toldTo('clerk')).toEqual([])
      expect(toldTo('x').at(-1)).toContain(`角色为${role}`)
    },
  )

  it('a second administrator who says another role has proposed that one, and given nothing.', async () => {
    write(two)
    const { bot, ledger } = await started()
    await say(bot, 'x', '绑定 市发改委')
    await say(bot, 'adm1', '绑定 通过 1 专班办公室')
    await say(bot, 'adm2', '绑定 通过 1 市领导')
    expect(boundRole(ledger)).toBeUndefined()
    await say(bot, 'adm1', '绑定申请')
    expect(toldTo('adm1').at(-1)).toContain('待另一名管理员同意授予市领导')
  })

  it('what was proposed by somebody who is no administrator any more counts for nothing.', async () => {
    write(two)
    const { bot, ledger } = await started()
    await say(bot, 'x', '绑定 市发改委')
    await say(bot, 'adm1', '绑定 通过 1 督查室')
    write(two.map((it) => (it.id === 'adm1' ? person('adm1', 'reporter', '市商务局') : it)))
    await say(bot, 'adm2', '绑定 通过 1 督查室')
    expect(boundRole(ledger)).toBeUndefined()
  })

  it('where there is one administrator, the roster is named as the other way.', async () => {
    write(two.filter((it) => it.id !== 'adm2'))
    const { bot, ledger } = await started()
    await say(bot, 'x', '绑定 市发改委')
    await say(bot, 'adm1', '绑定 通过 1 专班办公室')
    expect(toldTo('adm1').at(-1)).toContain('写入名册（roster.json）')
    expect(boundRole(ledger)).toBeUndefined()
  })

  it('other roles are given by one, as before.', async () => {
    write(two)
    const { bot, ledger } = await started()
    await say(bot, 'x', '绑定 市发改委')
    await say(bot, 'adm1', '绑定 通过 1 单位负责人')
    expect(boundRole(ledger)).toBe('单位负责人')
    expect(toldTo('watch')).toEqual([])
  })
})

async function started(): Promise<Assembled> {
  const log = (what: string, error: unknown) => void logged.push(`${what} ${error}`)
  const assembled = await assemble({
    plan,
    understanding,
    roster: new RosterFile(join(folder, 'roster.json'), plan, log),
    store: `sqlite:${join(folder, 'city.sqlite')}`,
    channels: [
      {
        name: 'test',
        async send(it) {
          sent.push(it)
          return { ok: true }
        },
      },
    ],
    log,
    clock,
  })
  open.push(assembled)
  return assembled
}

async function say(bot: Assembled['bot'], who: string, text: string): Promise<void> {
  messages += 1
  clock.moveTo(new Date(clock.now().getTime() + 1_000))
  const incoming = {
    id: `m${messages}`,
    from: { channel: 'test', person: who },
    name: null,
    text,
    at: clock.now(),
  }
  await bot.handle({ ...incoming, addressed: true, quoted: null })
}

function toldTo(who: string): string[] {
  return sent.filter((it) => it.to.person === who).map((it) => it.text)
}

function boundRole(ledger: Assembled['ledger']): string | undefined {
  const bound = ledger.standing.admissions.boundAs('test', 'x')
  return (
    bound &&
    { office: '专班办公室', supervisor: '督查室', leader: '市领导', lead: '单位负责人' }[
      bound.role as 'office'
    ]
  )
}

function changes(ledger: Assembled['ledger']): string[] {
  return [...ledger.entries()].flatMap(({ revisions }) =>
    revisions.flatMap((it) => {
      if (it.type !== 'roster_read') return []
      const came = it.came.map(({ id, role }) => `+${id} ${role}`)
      const went = it.went.map(({ id, role }) => `-${id} ${role}`)
      const other = it.changed.map(({ id, was, role }) => `${id} ${was}→${role}`)
      return [`${it.people}: ${[...came, ...went, ...other].join(', ')}`]
    }),
  )
}

function person(id: string, role: Role, unit: string | null = '市商务局'): Person {
  return { id, name: '甲', unit, role, accounts: { test: id } }
}

function write(people: readonly Person[]): void {
  writeFileSync(join(folder, 'roster.json'), JSON.stringify(people))
}
