/** Two processes on one store: killed at any moment, and with every message delivered to both in any order. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openDriver } from '../../src/storage/driver.ts'
import { fileOf, isDatabase, openStore } from '../../src/storage/open.ts'
import { patiently } from '../../src/storage/patience.ts'
import { isThere, Schemas } from '../storage/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-writers-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Runs a writer until it is done, or kills it once it has acknowledged `killAfter` messages; resolves with those. */
function write(url: string, ids: readonly string[], killAfter = Number.POSITIVE_INFINITY): Promise<string[]> {
  const program = join(import.meta.dirname, 'writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, ...ids], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const acknowledged: string[] = []
  let complaint = ''
  child.stderr.on('data', (data) => (complaint += data))
  createInterface({ input: child.stdout }).on('line', (id) => {
    acknowledged.push(id)
    if (acknowledged.length >= killAfter) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      running.delete(child)
      if (code === 0 || signal === 'SIGKILL') resolve(acknowledged)
      else reject(new Error(complaint))
    })
  })
}

/** The messages on the ledger in their order, after the file and the chain were found sound. */
async function recorded(url: string): Promise<string[]> {
  if (!isDatabase(url)) {
    const file = fileOf(url)
    // The other writer may be at work just now.
    const driver = await patiently(100, file, () => openDriver(file))
    const sound = await patiently(100, file, () => driver.read('PRAGMA integrity_check'))
    driver.close()
    expect(sound).toMatchObject([{ integrity_check: 'ok' }])
  }
  const store = await openStore(url)
  const shelf = store.shelf(LEDGER_SHELF)
  const highest = await shelf.highest()
  const rows: Array<readonly [string, unknown]> = []
  for await (const row of shelf.entries()) rows.push(row)
  expect(verify(rows, highest)).toEqual([])
  const ledger = await Ledger.open(store, systemClock)
  await store.close()
  return Array.from({ length: ledger.head }, (_, index) => ledger.entry(index + 1)?.origin.message ?? '')
}

/** Numbers between 0 and 1 that are the same in every run, so that a failure can be looked at again. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.for([
  { on: 'one file', isHere: true, fresh: (name: string) => `sqlite:${join(folder, name)}` },
  { on: 'one PostgreSQL', isHere: isThere, fresh: () => schemas.fresh() },
])('two processes on $on', ({ isHere, fresh }) => {
  it.skipIf(!isHere)(
    'keep every acknowledged message once, though both are killed again and again',
    {
      timeout: 120_000,
    },
    async () => {
      const url = fresh('killed.sqlite')
      const random = dice(20250411)
      let kills = 0

      /** One writer's life: killed after some acknowledgements, started again with all its messages, some known. */
      async function life(letter: string): Promise<string[]> {
        const ids = Array.from({ length: 90 }, (_, index) => `${letter}${index}`)
        const acknowledged = new Set<string>()
        for (let killed = 0; killed < 4; killed++) {
          const rest = ids.filter((id) => !acknowledged.has(id))
          const again = shuffled([...acknowledged], random).slice(0, 3)
          const said = await write(url, [...again, ...rest], 3 + Math.floor(random() * 20))
          for (const id of said) acknowledged.add(id)
          kills++
          const there = new Set(await recorded(url))
          expect(said.filter((id) => !there.has(id))).toEqual([])
        }
        for (const id of await write(url, ids)) acknowledged.add(id)
        expect(acknowledged.size).toBe(ids.length)
        return ids
      }

      const ids = (await Promise.all([life('a'), life('b')])).flat()
      expect(kills).toBe(8)
      expect((await recorded(url)).sort()).toEqual(ids.sort())
    },
  )

  it.skipIf(!isHere)(
    'record each message once, when both get all of them, twice and shuffled',
    {
      timeout: 120_000,
    },
    async () => {
      const url = fresh('shuffled.sqlite')
      const ids = Array.from({ length: 60 }, (_, index) => `m${index}`)
      const orders = [1, 2].map((seed) => shuffled([...ids, ...ids], dice(seed)))
      const acknowledged = await Promise.all(orders.map((order) => write(url, order)))
      expect(acknowledged).toEqual(orders)
      expect((await recorded(url)).sort()).toEqual(ids.sort())
    },
  )
})
