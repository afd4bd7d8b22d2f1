/** A database that is lost at the worst moments, and a leader that is one no longer. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { UNCERTAIN_HEARD } from '../../src/rendering/words/failure.ts'
import { openDatabase } from '../../src/storage/postgres/open.ts'
import { AT, botOn } from '../channels/rig.ts'
import { until } from '../channels/until.ts'
import { reported } from '../ledger/sample.ts'
import { asleepUnder, inSchema, isThere, Schemas } from '../storage/database.ts'
import { type Cut, CuttingLine } from './cutting-line.ts'
import { deliver, report } from './journey.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

/** A membership that was not renewed. */
const ranOut = ({ id }: { readonly id: string }) =>
  `UPDATE lease SET until = now() - INTERVAL '1 second' WHERE name = 'process/${id}'`

describe.skipIf(!isThere)('a PostgreSQL', { timeout: 120_000 }, () => {
  let url: string
  let line: CuttingLine
  const open: Store[] = []
  const opened = async (at: string, patienceMs = 20_000) => {
    const store = await openDatabase(at, patienceMs)
    open.push(store)
    return store
  }

  const member = async (at: string) => {
    const store = await opened(at)
    if (store.members === undefined) throw new Error('no store for several processes')
    const { members } = store
    return { store, id: members.id, beat: () => members.beat(), leave: () => members.leave() }
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
    const [first, second] = [await member(url), await member(url)]
    expect([(await first.beat()).leads, (await second.beat()).leads]).toEqual([true, false])
    expect((await second.beat()).present).toEqual(new Set([first.id, second.id]))
    await first.store.shelf('a').set('k', 1)
    // Whoever only looks in beside them writes as nobody.
    const beside = await opened(url)
    await beside.shelf('a').set('beside', 1)
    expect(await beside.members?.isAnybody()).toBe(true)

    await inSchema(url, ranOut(first))
    // Once is not enough: the database may have been away, and the other be about to come back.
    expect((await second.beat()).leads).toBe(false)
    await until(async () => (await second.beat()).leads)
    const fenced = { code: 'store.fenced' }
    await expect(first.beat()).rejects.toMatchObject(fenced)
    await expect(first.store.shelf('a').set('k', 2)).rejects.toMatchObject(fenced)
    await expect(first.store.commit([{ shelf: 'a', key: 'k', delete: true }])).rejects.toMatchObject(fenced)
    await expect(first.store.check()).rejects.toMatchObject(fenced)
    expect(await second.store.shelf('a').get('k')).toBe(1)
    await second.store.shelf('a').set('k', 3)

    const third = await member(url)
    expect((await third.beat()).leads).toBe(false)
    await second.leave()
    expect((await third.beat()).leads).toBe(true)
    await third.store.shelf('a').set('k', 4)
    expect(await beside.shelf('a').get('k')).toBe(4)
    await third.leave()
    expect(await beside.members?.isAnybody()).toBe(false)
  })

  it('takes everybody back who comes back, when it was away for longer than a membership lasts', async () => {
    const [first, second] = [await member(url), await member(url)]
    await first.beat()
    await second.beat()
    await inSchema(url, `${ranOut(first)}; ${ranOut(second)}`)
    expect((await second.beat()).leads).toBe(false)
    expect((await first.beat()).leads).toBe(true)
    expect((await second.beat()).present.size).toBe(2)
  })

  it('tells the others at once what one of them hints, and does without where that is lost', async () => {
    const [first, second] = [await member(url), await member(url)]
    await first.beat()
    await second.beat()
    const [own, heard]: [string[], string[]] = [[], []]
    first.store.members?.listen((topic) => own.push(topic))
    second.store.members?.listen((topic) => heard.push(topic))
    await first.beat()
    await until(() => {
      first.store.members?.hint('ledger')
      return heard.includes('ledger')
    })
    expect(own).toEqual([])
  })

  it('is not held up by one that falls asleep while it writes, which is struck off once nothing of it is open', async () => {
    const [asleep, gone, here] = [await member(url), await member(url), await member(url)]
    for (const it of [asleep, gone, here]) await it.beat()
    await inSchema(url, `${ranOut(asleep)}; ${ranOut(gone)}`)
    const wake = await asleepUnder(url, `SELECT 1 FROM lease WHERE name = 'process/${asleep.id}' FOR SHARE`)
    const present = async () => (await here.beat()).present
    await until(async () => !(await present()).has(gone.id))
    expect((await present()).has(asleep.id)).toBe(true)
    await wake()
    await until(async () => !(await present()).has(asleep.id))
    await expect(asleep.beat()).rejects.toMatchObject({ code: 'store.fenced' })
  })

  it('lets a new leader in only when what the old one is writing is over', async () => {
    const [one, two] = [await member(line.url), await member(url)]
    const [first, second] = [one.store, two.store]
    await one.beat()
    await two.beat()
    const writing = Array.from({ length: 40 }, (_, n) =>
      first.commit([{ shelf: 'a', key: `k${n}`, set: n }]).then(
        () => 'written',
        (error) => error.code,
      ),
    )
    await inSchema(url, ranOut(one))
    await until(async () => (await two.beat()).leads)
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
