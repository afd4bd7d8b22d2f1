import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { HandClock, systemClock } from '../../src/base/clock.ts'
import { Alone } from '../../src/cli/alone.ts'
import { backup, restore } from '../../src/cli/backup.ts'
import { soundnessOf } from '../../src/cli/soundness.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { openDriver } from '../../src/storage/driver.ts'
import { openStore } from '../../src/storage/open.ts'
import { deliver, report } from '../faults/journey.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const url = (name: string) => `sqlite:${at(name)}`

async function write(name: string, ids: readonly string[]): Promise<void> {
  const store = await openStore(url(name))
  const ledger = await Ledger.open(store, systemClock)
  for (const id of ids) await deliver(ledger, report(id, Number(id.slice(1)), { indicator: id }))
  await store.close()
}

/** The messages of a file's ledger, which was found sound. */
async function messages(name: string): Promise<string[]> {
  const store = await openStore(url(name))
  const { faults, entries } = await soundnessOf(store)
  await store.close()
  expect(faults).toEqual([])
  return entries.map((it) => it.origin.message)
}

describe('a backup', { timeout: 60_000 }, () => {
  it('taken while another process writes is of one moment, whole, and loses the writer nothing.', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `x${index + 1}`)
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/faults/writer.ts', `sqlite:${at('busy.sqlite')}`, ...ids],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const closed = once(child, 'close')
    const acknowledged: string[] = []
    const copies: Array<{ readonly name: string; readonly before: number; readonly after: number }> = []
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length % 30 !== 10) continue
      const name = `copy-${acknowledged.length}.sqlite`
      const before = acknowledged.length
      await backup(url('busy.sqlite'), at(name))
      copies.push({ name, before, after: ids.length })
    }
    expect(await closed).toEqual([0, null])
    expect(acknowledged).toEqual(ids)
    expect(await messages('busy.sqlite')).toEqual(ids)
    expect(copies.length).toBeGreaterThan(2)
    for (const { name, before } of copies) {
      const found = await messages(name)
      // Everything that had been acknowledged by then, and then no gap.
      expect(found.length).toBeGreaterThanOrEqual(before)
      expect(found).toEqual(ids.slice(0, found.length))
    }
  })

  it('overwrites nothing and leaves nothing half done beside it.', async () => {
    await write('one.sqlite', ['x1'])
    writeFileSync(at('taken'), 'precious')
    await expect(backup(url('one.sqlite'), at('taken'))).rejects.toMatchObject({ code: 'backup.exists' })
    expect(readFileSync(at('taken'), 'utf8')).toBe('precious')
    await expect(backup(url('none.sqlite'), at('b'))).rejects.toMatchObject({ code: 'backup.nothing' })
    await expect(backup('memory:', at('b'))).rejects.toMatchObject({ code: 'backup.memory' })
    await expect(backup(url('one.sqlite'), at('no/such/folder'))).rejects.toMatchObject({
      code: 'store.cannot_open',
    })
    expect(readdirSync(folder).filter((it) => it.includes('.part-'))).toEqual([])
  })
})

describe('a restore', { timeout: 60_000 }, () => {
  const clock = new HandClock(new Date('2025-04-12T01:02:03Z'))

  it('puts the copy in place and keeps the file that was there.', async () => {
    await write('r.sqlite', ['x1', 'x2'])
    await backup(url('r.sqlite'), at('r.backup'))
    await write('r.sqlite', ['x3'])
    const said = await restore(url('r.sqlite'), at('r.backup'), clock)
    expect(said).toContain('2 条')
    expect(await messages('r.sqlite')).toEqual(['x1', 'x2'])
    expect(await messages('r.sqlite.before-restore-20250412090203')).toEqual(['x1', 'x2', 'x3'])
    expect(await messages('r.backup')).toEqual(['x1', 'x2'])
    // The same moment again would have to overwrite what was kept.
    await expect(restore(url('r.sqlite'), at('r.backup'), clock)).rejects.toMatchObject({
      code: 'backup.exists',
    })
    expect(readdirSync(folder).filter((it) => it.includes('restoring'))).toEqual([])
  })

  it('works where nothing was, and in the place of a file that is damaged.', async () => {
    await write('w.sqlite', ['x1'])
    await backup(url('w.sqlite'), at('w.backup'))
    expect(await restore(url('fresh.sqlite'), at('w.backup'), clock)).toContain('原来没有数据文件')
    expect(await messages('fresh.sqlite')).toEqual(['x1'])
    writeFileSync(at('w.sqlite'), 'not a database at all, not even nearly one')
    // What SQLite would play back into whatever stands under the name.
    writeFileSync(at('w.sqlite-journal'), 'of the damaged file')
    await restore(url('w.sqlite'), at('w.backup'), clock)
    expect(await messages('w.sqlite')).toEqual(['x1'])
    expect(existsSync(at('w.sqlite-journal'))).toBe(false)
  })

  it('refuses a ledger that was changed, a damaged file and a foreign one, and touches nothing.', async () => {
    await write('t.sqlite', ['x1', 'x2', 'x3'])
    const before = readFileSync(at('t.sqlite'))
    const attempt = async (file: string) => {
      await expect(restore(url('t.sqlite'), at(file), clock)).rejects.toMatchObject({
        code: expect.stringMatching(/^(restore|backup|store)\./),
      })
      expect(readFileSync(at('t.sqlite')).equals(before)).toBe(true)
    }
    await backup(url('t.sqlite'), at('changed'))
    const store = await openStore(url('changed'))
    const shelf = store.shelf<{ recordedAt: string }>(LEDGER_SHELF)
    const entry = await shelf.get(entryKey(2))
    if (entry) await shelf.set(entryKey(2), { ...entry, recordedAt: '2025-01-01T00:00:00.000Z' })
    await store.close()
    await expect(restore(url('t.sqlite'), at('changed'), clock)).rejects.toMatchObject({
      code: 'restore.ledger',
      message: expect.stringContaining('第 2 条：内容被改动'),
    })
    await attempt('changed')

    await backup(url('t.sqlite'), at('damaged'))
    const bytes = readFileSync(at('damaged'))
    writeFileSync(at('damaged'), bytes.fill(0xff, 4096, 12_288))
    await attempt('damaged')

    const foreign = openDriver(at('foreign'))
    foreign.write('CREATE TABLE people (name TEXT)')
    foreign.close()
    await attempt('foreign')
    writeFileSync(at('empty'), '')
    await attempt('empty')
    await attempt('missing')
    expect(readdirSync(folder).filter((it) => it.startsWith('t.sqlite.'))).toEqual([])
  })

  it('refuses while a bot runs on the data, and not any more when it has ended.', async () => {
    await write('live.sqlite', ['x1'])
    const store = await openStore(url('live.sqlite'))
    const alone = await Alone.take(store, systemClock, () => {})
    await expect(Alone.take(store, systemClock, () => {})).rejects.toMatchObject({ code: 'start.running' })
    await backup(url('live.sqlite'), at('live.backup'))
    const restored = () => restore(url('live.sqlite'), at('live.backup'), systemClock)
    await expect(restored()).rejects.toMatchObject({ code: 'start.running' })
    await alone.release()
    await store.close()
    expect(await restored()).toContain('1 条')
    // The lease that stood in the backup binds nobody.
    const after = await openStore(url('live.sqlite'))
    await (await Alone.take(after, systemClock, () => {})).release()
    await after.close()
  })
})
