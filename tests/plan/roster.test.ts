import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadRoster, ROLES } from '../../src/plan/roster.ts'
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
    const { people } = loadRoster(PLAN, plan)
    const roles = new Set(people.map((it) => it.role))
    expect(ROLES.filter((it) => it !== 'none' && !roles.has(it))).toEqual([])
    const offices = people.filter((it) => it.role === 'office').map((it) => it.unit)
    expect(plan.campaigns.map((it) => it.office).filter((it) => !offices.includes(it))).toEqual([])
  })

  it('knows a person by account and channel alone.', () => {
    const roster = loadRoster(PLAN, plan)
    expect(roster.at({ channel: 'terminal', person: 'sswj-zhang' })?.name).toBe('张科员')
    expect(roster.at({ channel: 'wecom', person: 'sswj-zhang' })).toBeNull()
    expect(roster.at({ channel: 'terminal', person: '张科员' })).toBeNull()
  })

  it('is empty where a plan has none.', () => {
    expect(loadRoster(folder, plan).people).toEqual([])
  })

  it('tells all its faults at once.', () => {
    const person = { id: 'a', name: '张', unit: '市火星局', role: 'reporter', accounts: { terminal: 't' } }
    writeFileSync(join(folder, 'roster.json'), JSON.stringify([person, { ...person, unit: '市商务局' }]))
    expect(() => loadRoster(folder, plan)).toThrowError(
      /市火星局.*“a”出现了两次.*“terminal 账号 t”出现了两次/s,
    )
    writeFileSync(join(folder, 'roster.json'), JSON.stringify([{ ...person, role: 'king' }, { id: 'b' }]))
    expect(() => loadRoster(folder, plan)).toThrowError(/0\.role.*1\.name/s)
  })
})
