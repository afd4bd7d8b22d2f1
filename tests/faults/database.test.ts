/** A database that is lost at the worst moments, and a leader that is one no longer. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { UNCERTAIN_HEARD } from '../../src/rendering/words/failure.ts'
import { openDatabase } from '../../src/storage/postgres/open.ts'
import { AT, botOn } from '../channels/rig.ts'
import { reported } from '../ledger/sample.ts'
import { inSchema, isThere, Schemas } from '../storage/database.ts'
import { type Cut, CuttingLine } from './cutting-line.ts'
import { deliver, report } from './journey.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.skipIf(!isThere)('a PostgreSQL', { timeout: 120_000 }, () => {
  let url: string
  let line: CuttingLine
  const open: Store[] = []
  const opened = async (at: string, patienceMs = 20_000) => {
    const store = await openDatabase(at, patienceMs)
    open.push(store)
    return store
  }

  beforeEach(async () => {
    url = schemas.fresh()
    line = await CuttingLine.to(url)
  })

  afterEach(async () => {
    line.isDown = false
    await Promise.all(open.splice(0).map((it) => it.close()))
    await line.close()
  })

  async function recorded(): Promise<string[]> {
    const store = await opened(url)
    const shelf = store.shelf(LEDGER_SHELF)
    const rows: Array<readonly [string, unknown]> = []
    for await (const row of shelf.entries()) rows.push(row)
    expect(verify(rows, await shelf.highest())).toEqual([])
    const ledger = await Ledger.open(store, systemClock)
    return [...ledger.entries()].map(({ origin }) => origin.message)
  }

  it('whose wire is cut before or after each commit has every message once, in its order, and nobody is told otherwise', async () => {
    const store = await opened(line.url)
    const ledger = await Ledger.open(store, systemClock)
    const ids = Array.from({ length: 24 }, (_, index) => `x${index}`)
    for (const [index, id] of ids.entries()) {
      const cuts: Cut[] = [[null], ['before'], ['after'], ['before', 'after'], ['after', 'before', 'after']][
        index % 5
      ] as Cut[]
      line.cuts.push(...cuts)
      expect(await deliver(ledger, report(id, index, { indicator: id }))).toBe('recorded')
      line.cuts.length = 0
    }
    expect(line.done).toBeGreaterThan(8)
    expect(await recorded()).toEqual(ids)
  })

  it('that is lost in the middle of many commits at once has each of them, or says that it has not', async () => {
    const store = await opened(line.url)
    const write = (n: number) =>
      store.commit([
        { shelf: 'inbox', key: `m${n}`, set: n, when: 'absent' },
        { shelf: 'other', key: `m${n}`, set: n },
      ])
    line.cuts.push('after', 'before', 'after')
    const done = await Promise.all(Array.from({ length: 50 }, (_, n) => write(n)))
    expect(done.every(Boolean)).toBe(true)
    expect(await write(7)).toBe(false)
    const kept: string[] = []
    for await (const [key] of store.shelf('other').entries()) kept.push(key)
    expect(kept).toHaveLength(50)
  })

  it('that stays away after a commit leaves the person told that it is not known, and the message recorded once', async () => {
    const store = await opened(line.url, 0)
    const shown: string[] = []
    const decide = () => ({
      revisions: [reported(6.8)],
      replies: [{ type: 'greeting', thanks: false } as const],
    })
    const send = async ({ text }: { text: string }) => {
      shown.push(text)
      return { ok: true } as const
    }
    const { bot } = await botOn(store, { name: 'here', send }, decide)
    const message = {
      ...{ id: 'm1', from: { channel: 'here', person: 'u1' }, name: null, text: '报' },
      ...{ at: AT, addressed: true, quoted: null },
    }
    await bot.keep(message)
    line.cuts.push('after')
    await bot.handle(message)
    expect(shown).toEqual([UNCERTAIN_HEARD])
    await bot.settle()
    // What was decided then, late and once.
    expect(shown).toHaveLength(2)
    expect(shown[1]).toContain('【补发】')
    await bot.settle()
    expect(shown).toHaveLength(2)
    expect(await recorded()).toEqual(['m1'])
    await bot.idle()
  })

  it('that is down says so and where, and serves again when it is back', async () => {
    const store = await opened(line.url, 0)
    await store.shelf('a').set('k', 1)
    line.isDown = true
    line.cutAll()
    const place = expect.stringContaining('127.0.0.1')
    await expect(store.shelf('a').get('k')).rejects.toMatchObject({
      code: 'store.unreachable',
      message: place,
    })
    await expect(store.shelf('a').set('k', 2)).rejects.toMatchObject({ code: 'store.unreachable' })
    await expect(store.check()).rejects.toMatchObject({ code: 'store.unreachable' })
    line.isDown = false
    expect(await store.check()).toBeUndefined()
    expect(await store.shelf('a').get('k')).toBe(1)
  })

  it('is led by one process at a time, and refuses what an old leader still writes', async () => {
    const [first, second] = [await opened(url), await opened(url)]
    const [one, two] = [first.lead?.('start', 30_000), second.lead?.('start', 30_000)]
    expect([await one?.take(), await two?.take(), await two?.isHeld()]).toEqual([true, false, true])
    await first.shelf('a').set('k', 1)
    // Whoever only looks in beside it writes under no lease.
    await second.shelf('a').set('beside', 1)

    await inSchema(url, "UPDATE lease SET until = now() - INTERVAL '1 second'")
    expect([await two?.isHeld(), await two?.take(), await one?.renew()]).toEqual([false, true, false])
    const fenced = { code: 'store.fenced' }
    await expect(first.shelf('a').set('k', 2)).rejects.toMatchObject(fenced)
    await expect(first.commit([{ shelf: 'a', key: 'k', delete: true }])).rejects.toMatchObject(fenced)
    await expect(first.check()).rejects.toMatchObject(fenced)
    expect(await second.shelf('a').get('k')).toBe(1)
    await second.shelf('a').set('k', 3)

    await two?.release()
    expect([await one?.take(), await one?.renew(), await two?.renew()]).toEqual([true, true, false])
    await first.shelf('a').set('k', 4)
    expect(await second.shelf('a').get('k')).toBe(4)
  })

  it('lets a new leader in only when what the old one is writing is over', async () => {
    const [first, second] = [await opened(line.url), await opened(url)]
    const [one, two] = [first.lead?.('start', 30_000), second.lead?.('start', 30_000)]
    await one?.take()
    const writing = Array.from({ length: 40 }, (_, n) =>
      first.commit([{ shelf: 'a', key: `k${n}`, set: n }]).then(
        () => 'written',
        (error) => error.code,
      ),
    )
    await inSchema(url, "UPDATE lease SET until = now() - INTERVAL '1 second'")
    expect(await two?.take()).toBe(true)
    const before: string[] = []
    for await (const [key] of second.shelf('a').entries()) before.push(key)
    const said = await Promise.all(writing)
    const after: string[] = []
    for await (const [key] of second.shelf('a').entries()) after.push(key)
    // Nothing comes after the new leader has come, and who was told that it is written finds it.
    expect(after).toEqual(before)
    expect(said.filter((it) => it === 'written')).toHaveLength(after.length)
    expect(said.filter((it) => it !== 'written' && it !== 'store.fenced')).toEqual([])
  })
})
