/** What a city keeps can be read by anybody who has Keyv and this one adapter: no program of ours is needed for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Keyv } from 'keyv'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assemble } from '../../src/assemble.ts'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { Rate } from '../../src/channels/rate.ts'
import { Alone } from '../../src/cli/alone.ts'
import { RosterFile } from '../../src/plan/roster-file.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { TableAdapter } from '../../src/storage/adapter.ts'
import { openDriver } from '../../src/storage/driver.ts'
import { openStore } from '../../src/storage/open.ts'
import { Table } from '../../src/storage/table.ts'

/** Each shelf that a day of a city fills; a new one belongs here with what fills it. */
const KINDS = [
  'conversations',
  'dialogues',
  'evidence-days',
  'inbox',
  'leases',
  'ledger',
  'notices',
  'outbox',
  'pace',
  'plans',
  'rates',
  'timekeeper',
  'unknowns',
]

const folder = mkdtempSync(join(tmpdir(), 'diaodu-keyv-'))
const file = join(folder, 'city.sqlite')
let table: Table
let store: Store

beforeAll(async () => {
  await day()
  table = new Table(openDriver(file), file, 1)
  store = await openStore(`sqlite:${file}`)
})
afterAll(async () => {
  await table.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

it.each(KINDS)('a plain Keyv reads every record of %s, by its key and in a walk.', async (shelf) => {
  const keyv = new Keyv({ store: new TableAdapter(table), namespace: shelf })
  const kept: Array<readonly [string, unknown]> = []
  for await (const it of store.shelf(shelf).entries()) kept.push(it)
  expect(kept.length).toBeGreaterThan(0)
  for (const [key, value] of kept) expect(await keyv.get(key)).toEqual(value)
  const walked: unknown[] = []
  for await (const it of keyv.iterator?.(shelf) ?? []) walked.push(it)
  expect(walked).toEqual(kept)
})

it('no shelf of the day is left out.', () => {
  const driver = openDriver(file)
  const shelves = driver.read('SELECT DISTINCT shelf FROM entry ORDER BY shelf').map((it) => it.shelf)
  driver.close()
  expect(shelves).toEqual(KINDS)
})

/** Reports with a file, a question, a stranger, an account bound, reminders, a message that nobody answered. */
async function day(): Promise<void> {
  const plan = loadPlan('seeds/yueyang-2025')
  const clock = new HandClock(new Date('2025-04-12T09:00:00+08:00'))
  const accounts = (test: string) => ({ test })
  const people = [
    { id: 'clerk', name: '甲', unit: '市商务局', role: 'reporter', accounts: accounts('clerk') },
    { id: 'admin', name: '乙', unit: null, role: 'admin', accounts: accounts('admin') },
  ]
  writeFileSync(join(folder, 'roster.json'), JSON.stringify(people))
  const send = async () => ({ ok: true }) as const
  const { bot, reminding, store, close } = await assemble({
    plan,
    roster: new RosterFile(join(folder, 'roster.json'), plan, () => {}),
    store: `sqlite:${file}`,
    channels: [{ name: 'test', send }],
    log: () => {},
    clock,
  })
  const alone = await Alone.take(store, clock, () => {})
  await new Rate([{ count: 20, ms: 60_000 }], clock, store.shelf('rates')).take('robot', 1)
  await store.shelf('conversations').set('test/clerk', { serviceUrl: 'http://127.0.0.1' })
  let messages = 0
  const message = (
    person: string,
    text: string,
    files?: readonly { name: string; type: string; bytes: Buffer }[],
  ) => {
    messages += 1
    const from = { channel: 'test', person }
    const it = { id: `m${messages}`, from, name: null, text, at: clock.now(), addressed: true, quoted: null }
    return files === undefined ? it : { ...it, files }
  }
  const picture = { name: '佐证.png', type: 'image/png', bytes: Buffer.from('png') }
  await bot.handle(message('clerk', '社零一季度增长6.8%', [picture]))
  await bot.handle(message('clerk', '社零目标是多少'))
  await bot.handle(message('clerk', '中午吃什么'))
  await bot.handle(message('new', '绑定 市商务局'))
  await bot.handle(message('admin', '绑定 通过 1'))
  await bot.keep(message('clerk', '进出口一季度增长5%'))
  await (await reminding()).walk(clock, new Date('2025-04-21T10:00:00+08:00'))
  expect(alone).toBeDefined()
  await close()
}
