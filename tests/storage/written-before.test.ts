/** A city that has run the program of 156f674 goes on with its data: opened, verified, added to, checkpointed, moved. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/assemble.ts'
import { HandClock } from '../../src/base/clock.ts'
import { Checkpoints } from '../../src/checkpointing.ts'
import { copyStore } from '../../src/cli/copying.ts'
import { soundnessOf } from '../../src/cli/soundness.ts'
import { LEDGER_SHELF } from '../../src/ledger/ledger.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { openStore } from '../../src/storage/open.ts'
import { isThere, Schemas } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-before-'))
const schemas = new Schemas()
afterAll(async () => {
  await schemas.drop()
  rmSync(folder, { recursive: true })
})

const plan = loadPlan('seeds/yueyang-2025')
const clock = new HandClock(new Date('2025-04-13T09:00:00+08:00'))
const PROGRAM = 'of today'
const clerk = {
  id: 'clerk',
  name: '甲',
  unit: '市商务局',
  role: 'reporter',
  accounts: { test: 'clerk' },
} as const

async function rowsOf(url: string): Promise<string[]> {
  const store = await openStore(url)
  const rows: string[] = []
  for await (const row of store.shelf(LEDGER_SHELF).entries()) rows.push(JSON.stringify(row))
  expect((await soundnessOf(store)).faults).toEqual([])
  await store.close()
  return rows
}

async function said(url: string, id: string, text: string): Promise<string> {
  const answers: string[] = []
  const send = async ({ text }: { text: string }) => {
    answers.push(text)
    return { ok: true } as const
  }
  const log = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const roster = new Roster([clerk])
  const channels = [{ name: 'test', send }]
  const given = { plan, roster, store: url, channels, log, clock, program: PROGRAM }
  const { bot, store, ledger, close } = await assemble(given)
  const from = { channel: 'test', person: 'clerk' }
  await bot.handle({ id, from, name: '甲', text, at: clock.now(), addressed: true, quoted: null })
  await new Checkpoints({ store, ledger, program: PROGRAM, log, behind: 1 }).work()
  await close()
  return answers.join('\n')
}

/** Asked, added to, asked again from the checkpoint; what was there before is as it was. */
async function goesOn(url: string): Promise<void> {
  const before = await rowsOf(url)
  expect(before).toHaveLength(5)
  expect(await said(url, 'n1', '社零现在是多少')).toContain('6.9%')
  expect(await said(url, 'n2', '社零1-2月增长6.5%')).toMatch(/^已登记/)
  const trail = await said(url, 'n3', '社零一季度谁报的')
  expect(trail).toContain('6.8%')
  expect(trail).toContain('更正为6.9%')
  const after = await rowsOf(url)
  expect(after).toHaveLength(6)
  expect(after.slice(0, 5)).toEqual(before)
}

describe('a store written by 156f674', { timeout: 120_000 }, () => {
  const file = (name: string) => {
    copyFileSync(join(import.meta.dirname, 'written-by-156f674.sqlite'), join(folder, name))
    return `sqlite:${join(folder, name)}`
  }

  it('goes on where it is', () => goesOn(file('here.sqlite')))

  it.skipIf(!isThere)('goes on in PostgreSQL, moved there', async () => {
    const there = schemas.fresh()
    await copyStore(file('moved.sqlite'), there, { clock, progress: () => {} })
    await goesOn(there)
  })
})
