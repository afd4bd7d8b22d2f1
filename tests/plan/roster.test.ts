import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeTo, listingOf } from '../../src/ledger/roster-change.ts'
import type { Listing } from '../../src/plan/listing.ts'
import { loadRoster, type Person, ROLES, Roster, rolesOf } from '../../src/plan/roster.ts'
import { type Note, RosterFile } from '../../src/plan/roster-file.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const PLAN = 'seeds/yueyang-2025'
const plan = loadPlan(PLAN)

describe('the roster', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roster-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('of the sample has every role and the office of every campaign.', () => {
    const { people } = loadRoster(join(PLAN, 'roster.json'), plan)
    const roles = new Set(people.map((it) => it.role))
    expect(ROLES.filter((it) => it !== 'none' && !roles.has(it))).toEqual([])
    const offices = people.filter((it) => it.role === 'office').map((it) => it.unit)
    expect(plan.campaigns.map((it) => it.office).filter((it) => !offices.includes(it))).toEqual([])
  })

  it('knows a person by account and channel alone.', () => {
    const roster = loadRoster(join(PLAN, 'roster.json'), plan)
    expect(roster.at({ channel: 'terminal', person: 'sswj-zhang' })?.name).toBe('张科员')
    expect(roster.at({ channel: 'wecom', person: 'sswj-zhang' })).toBeNull()
    expect(roster.at({ channel: 'terminal', person: '张科员' })).toBeNull()
  })

  it('is empty where a plan has none.', () => {
    expect(loadRoster(join(folder, 'roster.json'), plan).people).toEqual([])
  })

  it('tells all its faults at once.', () => {
    const person = { id: 'a', name: '张', unit: '市火星局', role: 'reporter', accounts: { terminal: 't' } }
    writeFileSync(join(folder, 'roster.json'), JSON.stringify([person, { ...person, unit: '市商务局' }]))
    expect(() => loadRoster(join(folder, 'roster.json'), plan)).toThrowError(
      /市火星局.*“a”出现了两次.*“terminal 账号 t”出现了两次/s,
    )
    writeFileSync(join(folder, 'roster.json'), JSON.stringify([{ ...person, role: 'king' }, { id: 'b' }]))
    expect(() => loadRoster(join(folder, 'roster.json'), plan)).toThrowError(/0\.role.*1\.name/s)
  })

  it('lets people act on their days, and an account pass from one to the next.', () => {
    const old = { ...clerk('a'), to: '2025-06-30' }
    const next = { ...clerk('b'), accounts: old.accounts, from: '2025-07-01' }
    write([old, next])
    const roster = loadRoster(join(folder, 'roster.json'), plan)
    const at = { channel: 'terminal', person: 'a' }
    expect(roster.at(at, '2025-06-30')?.id).toBe('a')
    expect(roster.at(at, '2025-07-01')?.id).toBe('b')
    expect(roster.on('2025-01-01').map((it) => it.id)).toEqual(['a'])
    write([old, { ...next, from: '2025-06-30' }])
    expect(() => loadRoster(join(folder, 'roster.json'), plan)).toThrowError(/“terminal 账号 a”出现了两次/)
    write([{ ...old, from: '2025-07-01' }])
    expect(() => loadRoster(join(folder, 'roster.json'), plan)).toThrowError(/生效日期晚于失效日期/)
  })

  it('gives a deputy of the same unit the role stood in for, on the days of both.', () => {
    const head = { ...clerk('h'), role: 'lead', deputies: ['a'], to: '2025-06-30' }
    write([head, clerk('a')])
    const roster = loadRoster(join(folder, 'roster.json'), plan)
    const at = { channel: 'terminal', person: 'a' }
    expect(rolesOf(roster.at(at, '2025-06-30'))).toEqual(['reporter', 'lead'])
    expect(rolesOf(roster.at(at, '2025-07-01'))).toEqual(['reporter'])
    expect(rolesOf(roster.at({ ...at, person: 'h' }, '2025-06-30'))).toEqual(['lead'])
    write([head, { ...clerk('a'), unit: '市发改委' }])
    expect(() => loadRoster(join(folder, 'roster.json'), plan)).toThrowError(/h: AB角“a”不是本单位的人/)
    write([head])
    expect(() => loadRoster(join(folder, 'roster.json'), plan)).toThrowError(/h: 名册中没有AB角“a”/)
  })

  it('gives nothing to a deputy of another unit, however the people came together.', () => {
    const head: Person = { id: 'h', name: 'h', unit: '市商务局', role: 'lead', accounts: {}, deputies: ['x'] }
    const other: Person = {
      id: 'x',
      name: 'x',
      unit: '市发改委',
      role: 'reporter',
      accounts: { terminal: 'x' },
    }
    const found = new Roster([head, other]).at({ channel: 'terminal', person: 'x' }, '2025-04-12')
    expect(rolesOf(found)).toEqual(['reporter'])
  })

  it('is read again when its file has changed; faults and a missing file change nothing.', async () => {
    write([clerk('a')])
    const told: string[] = []
    const file = new RosterFile(join(folder, 'roster.json'), plan, (what, error) =>
      told.push(`${what} ${error}`),
    )
    const noted: Listing[] = []
    const note: Note = async (read) => {
      const change = changeTo(read, noted)
      noted.splice(0, noted.length, ...read.people.map(listingOf))
      return change
    }
    const known = async (person: string, by = note) => {
      await file.refresh(by)
      return file.at({ channel: 'terminal', person })?.id
    }
    expect([await known('a'), await known('b')]).toEqual(['a', undefined])
    write([clerk('a'), clerk('b')])
    expect([await known('a'), await known('b')]).toEqual(['a', 'b'])
    expect(told).toEqual([
      expect.stringContaining('0→1人；+a'),
      expect.stringContaining('1→2人；+b（填报员）'),
    ])
    write([clerk('b'), { ...clerk('c'), unit: '市火星局' }])
    expect([await known('a'), await known('c')]).toEqual(['a', undefined])
    expect(told).toHaveLength(3)
    await known('a')
    expect(told).toHaveLength(3)
    write([])
    expect([await known('a'), await known('b')]).toEqual(['a', 'b'])
    expect(told[3]).toContain('一个人也没有，原有2人')
    rmSync(join(folder, 'roster.json'))
    expect(await known('a')).toBe('a')
    write([{ ...clerk('c'), role: 'office' }, clerk('b')])
    const refused = async () => {
      throw new Error('磁盘已满')
    }
    expect([await known('a', refused), await known('c', refused)]).toEqual(['a', undefined])
    expect([await known('a'), await known('c')]).toEqual([undefined, 'c'])
    expect(told.at(-1)).toContain('2→2人；+c（专班办公室）、-a（填报员）')
  })

  function clerk(id: string) {
    return { id, name: id, unit: '市商务局', role: 'reporter', accounts: { terminal: id } }
  }
  function write(people: readonly object[]): void {
    writeFileSync(join(folder, 'roster.json'), JSON.stringify(people))
  }
})
