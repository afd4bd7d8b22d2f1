/** Data that are not what they were: emptied, gone, replaced by an older copy, or cut at their end. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assemble, understandingOf } from '../../src/assemble.ts'
import { HandClock } from '../../src/base/clock.ts'
import { backup, restore } from '../../src/cli/backup.ts'
import { ledgerVerb } from '../../src/cli/ledger.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { openDriver } from '../../src/storage/driver.ts'
import { markOf } from '../../src/storage/mark.ts'
import { openStore } from '../../src/storage/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-lost-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const url = (name: string) => `sqlite:${at(name)}`

const plan = loadPlan('seeds/yueyang-2025')
const understanding = understandingOf(plan)
const clock = new HandClock(new Date('2025-04-12T09:00:00+08:00'))
const roster = new Roster([
  { id: 'p1', name: '张科员', unit: '市商务局', role: 'reporter', accounts: { here: 'u1' } },
])

/** No two messages have the same id, in whichever run. */
const serial = { at: 0 }

/** One run of the bot: what each message was answered. */
async function run(name: string, said: readonly string[], isNew = false): Promise<string[]> {
  const answers: string[] = []
  const channel = {
    name: 'here',
    send: async ({ text }: { text: string }) => {
      answers.push(text)
      return { ok: true } as const
    },
  }
  const needs = { plan, roster, understanding, clock, log: () => {}, channels: [channel] }
  const { bot, close } = await assemble({ ...needs, store: url(name), isNew })
  for (const text of said) {
    const from = { channel: 'here', person: 'u1' }
    serial.at += 1
    const id = `m${serial.at}`
    await bot.handle({ id, from, name: '张科员', text, at: clock.now(), addressed: true, quoted: null })
  }
  await close()
  return answers
}

async function verified(name: string): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const given = { folder: 'seeds/yueyang-2025', mark: markOf(url(name)) }
  const code = await ledgerVerb(
    ['verify'],
    () => openStore(url(name)),
    (it) => lines.push(it),
    given,
  )
  return { code, lines }
}

const REPORTS = ['社零一季度增长6.8%', '进出口一季度增长7.1%']

describe('a data file that held a ledger', { timeout: 60_000 }, () => {
  it.for([
    ['is gone', (file: string) => rmSync(file), '不见了'],
    ['is empty', (file: string) => truncateSync(file), '是空的'],
  ] as const)('and %s is refused, and not made anew unless that is wanted.', async ([what, lose, said]) => {
    const name = `${what}.sqlite`
    await run(name, REPORTS)
    lose(at(name))
    const before = existsSync(at(name))
    await expect(run(name, [])).rejects.toMatchObject({
      code: 'store.lost',
      message: expect.stringContaining(said),
    })
    await expect(openStore(url(name))).rejects.toMatchObject({ code: 'store.lost' })
    expect(existsSync(at(name))).toBe(before)
    expect(await run(name, ['社零目标是多少'], true)).toHaveLength(1)
    // From then on it is a city of its own.
    expect(await run(name, ['社零目标是多少'])).toHaveLength(1)
  })

  it('and is replaced by an older copy is refused, and so is another one of the same length.', async () => {
    await run('old.sqlite', REPORTS.slice(0, 1))
    copyFileSync(at('old.sqlite'), at('old.copy'))
    await run('old.sqlite', REPORTS.slice(1))
    copyFileSync(at('old.copy'), at('old.sqlite'))
    await expect(run('old.sqlite', [])).rejects.toMatchObject({
      code: 'ledger.cut',
      message: expect.stringContaining('少 1 条'),
    })
    await run('other.sqlite', ['社零一季度增长6.7%', '进出口一季度增长7.2%'])
    copyFileSync(at('other.sqlite'), at('old.sqlite'))
    await expect(run('old.sqlite', [])).rejects.toMatchObject({ code: 'ledger.cut' })
    expect((await verified('old.sqlite')).lines.join()).toContain('校验值不符')
    await run('old.sqlite', [], true)
    expect((await verified('old.sqlite')).code).toBe(0)
  })

  it('and never held one is made without a word.', async () => {
    expect(await run('fresh.sqlite', [])).toEqual([])
    rmSync(at('fresh.sqlite'))
    expect(await run('fresh.sqlite', REPORTS)).toHaveLength(2)
  })
})

describe('a ledger whose end was cut off with everything that SQLite kept of it', { timeout: 60_000 }, () => {
  it('is found by the dialogues, and by what is noted beside the file.', async () => {
    await run('cut.sqlite', REPORTS)
    const driver = openDriver(at('cut.sqlite'))
    driver.write("DELETE FROM entry WHERE shelf = 'ledger' AND key = '000000000002'")
    driver.write("UPDATE highest SET key = '000000000001' WHERE shelf = 'ledger'")
    expect(await verified('cut.sqlite')).toEqual({
      code: 1,
      lines: ['第 2 条：缺失（往来记录中还有它的编号）'],
    })
    driver.write("DELETE FROM entry WHERE shelf = 'dialogues'")
    driver.close()
    expect(await verified('cut.sqlite')).toEqual({
      code: 1,
      lines: ['第 2 条：缺失（数据文件旁的 .head 中还有它的编号）'],
    })
    await expect(run('cut.sqlite', [])).rejects.toMatchObject({ code: 'ledger.cut' })
  })
})

describe('a restore of an older copy', { timeout: 60_000 }, () => {
  it('lists what is lost by it, and the bot goes on with what was restored.', async () => {
    await run('r.sqlite', REPORTS.slice(0, 1))
    await backup(url('r.sqlite'), at('r.backup'))
    expect(await restore(url('r.sqlite'), at('r.backup'), clock)).not.toContain('少')
    await run('r.sqlite', REPORTS.slice(1))
    clock.moveTo(new Date(clock.now().getTime() + 60_000))
    const said = await restore(url('r.sqlite'), at('r.backup'), clock)
    expect(said).toContain('比原数据少1条（第2条），须请填报人重报：')
    expect(said).toMatch(/第2条　2025-04-12 09:00　市商务局张科员：进出口一季度增长7\.1%/)
    expect(await run('r.sqlite', ['社零目标是多少'])).toHaveLength(1)
    expect((await verified('r.sqlite')).code).toBe(0)
  })
})
