/** Data that move from one place to another: all of it, verified, and nothing half. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/assemble.ts'
import { systemClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { leaseOn } from '../../src/cli/alone.ts'
import { copyStore } from '../../src/cli/copying.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { markOf } from '../../src/storage/mark.ts'
import { openStore } from '../../src/storage/open.ts'
import { addition, reported } from '../ledger/sample.ts'
import { isThere, Schemas } from '../storage/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-copy-'))
const schemas = new Schemas()
afterAll(async () => {
  await schemas.drop()
  rmSync(folder, { recursive: true })
})
const file = (name: string) => `sqlite:${join(folder, name)}`
const needs = { clock: systemClock, progress: () => {} }

async function using<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** 1,200 rows on a shelf, three entries, a file, and a key that was deleted again. */
async function filled(url: string): Promise<void> {
  await using(url, async (store) => {
    const ledger = await Ledger.open(store, systemClock)
    for (const n of [1, 2, 3]) await ledger.append(addition(`m${n}`, [reported(n)]), n - 1)
    const rows = Array.from({ length: 1_200 }, (_, n) => ({
      shelf: 'many',
      key: `键${n}`,
      set: { n, 值: ':' },
    }))
    await store.commit(rows)
    await store.shelf('gone').set('b', 1)
    await store.shelf('gone').set('c', 1)
    await store.shelf('gone').delete('c')
    await store.files.put('0123456789abcdef', Buffer.from('佐证'))
  })
}

async function contents(url: string): Promise<unknown> {
  return using(url, async (store) => {
    const shelves: Record<string, unknown> = {}
    for (const name of await store.shelves()) {
      const rows: unknown[] = []
      for await (const row of store.shelf(name).entries()) rows.push(row)
      shelves[name] = [rows, await store.shelf(name).highest()]
    }
    const bytes = await store.files.get('0123456789abcdef')
    return { shelves, bytes: bytes === null ? null : Buffer.from(bytes).toString() }
  })
}

describe('a store that is copied', { timeout: 120_000 }, () => {
  it('is the same in another file, and says how much that is', async () => {
    await filled(file('a.sqlite'))
    const lines: string[] = []
    const said = await copyStore(file('a.sqlite'), file('b.sqlite'), {
      clock: systemClock,
      progress: (it) => lines.push(it),
    })
    expect(said).toMatch(/1204 条记录，1 份佐证材料，逐条核对一致；台账完整，3 条，末条校验值 3:/)
    expect(lines.some((it) => it.startsWith('many：已复制，共 1004 条'))).toBe(true)
    expect(await contents(file('b.sqlite'))).toEqual(await contents(file('a.sqlite')))
    expect(markOf(file('b.sqlite'))?.entries).toBe(3)
  })

  it.skipIf(!isThere)('goes into PostgreSQL and comes back as it was', async () => {
    await filled(file('there.sqlite'))
    const database = schemas.fresh()
    expect(await copyStore(file('there.sqlite'), database, needs)).toContain('1204 条记录，1 份佐证材料')
    expect(await copyStore(database, file('back.sqlite'), needs)).toContain('1204 条记录，1 份佐证材料')
    expect(await contents(file('back.sqlite'))).toEqual(await contents(file('there.sqlite')))
    await using(database, async (store) => {
      const ledger = await Ledger.open(store, systemClock)
      expect(await ledger.append(addition('m4', [reported(4)]), 3)).toMatchObject({ appended: { number: 4 } })
    })
  })

  it('overwrites nothing, takes nothing from a running bot, and nothing that is not whole', async () => {
    const [from, to] = [file('from.sqlite'), file('to.sqlite')]
    await filled(from)
    await filled(to)
    await expect(copyStore(from, from, needs)).rejects.toMatchObject({ code: 'copy.same' })
    await expect(copyStore(from, to, needs)).rejects.toMatchObject({ code: 'copy.not_empty' })
    const other = file('other.sqlite')
    await using(from, async (store) => {
      const lease = leaseOn(store, systemClock)
      await lease.take()
      await expect(copyStore(from, other, needs)).rejects.toMatchObject({ code: 'start.running' })
      await lease.release()
      await store.shelf(LEDGER_SHELF).delete('000000000002')
    })
    await expect(copyStore(from, other, needs)).rejects.toMatchObject({ code: 'copy.ledger' })
  })

  it('is begun again where it was broken off, and no bot begins with half of it', async () => {
    const [from, to] = [file('source.sqlite'), file('half.sqlite')]
    await filled(from)
    await using(to, async (store) => {
      await store.shelf('copying').set('copying', 1)
      await store.shelf('many').set('键5', { n: 5, 值: ':' })
    })
    const started = assemble({
      plan: loadPlan('seeds/yueyang-2025'),
      roster: new Roster([]),
      store: to,
      channels: [],
      log: () => {},
    })
    await expect(started).rejects.toMatchObject({ code: 'copy.half' })
    await expect(copyStore(to, file('more.sqlite'), needs)).rejects.toMatchObject({ code: 'copy.half' })
    await copyStore(from, to, needs)
    expect(await contents(to)).toEqual(await contents(from))
  })
})
