/**
 * A database server that is killed, that freezes, and that is cut off, under two processes that write: what was said to be
 * written is there, once and in its order, and whoever was cut off writes nothing that the others did not see.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { openDatabase } from '../../src/storage/postgres/open.ts'
import { until } from '../channels/until.ts'
import { CuttingLine } from './cutting-line.ts'
import type { OwnServer } from './own-server.ts'

/** How many messages a writer is given at a time. */
const BATCH = 60

/** The messages on the ledger in their order, after the chain was found sound. */
async function recorded(url: string): Promise<string[]> {
  const store = await openStore(url)
  try {
    const shelf = store.shelf(LEDGER_SHELF)
    const rows: Array<readonly [string, unknown]> = []
    for await (const row of shelf.entries()) rows.push(row)
    expect(verify(rows, await shelf.highest())).toEqual([])
    const ledger = await Ledger.open(store, systemClock)
    return [...ledger.entries()].map((it) => it.origin.message)
  } finally {
    await store.close()
  }
}

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Two processes write while `kills` are done, in turns of the server and of one of them, each after a few
 * acknowledgements. Every message is recorded once, those of a process in its order.
 */
export async function killed(server: OwnServer, kills: number): Promise<void> {
  const random = dice(20260108)
  const running = new Set<ChildProcess>()
  const acknowledged = new Set<string>()
  let [done, countdown] = [0, 8]
  let killing: Promise<void> = Promise.resolve()

  const strike = (child: ChildProcess) => {
    done += 1
    countdown = 3 + Math.floor(random() * 12)
    if (done % 2 === 0) child.kill('SIGKILL')
    else killing = killing.then(() => server.kill()).then(() => server.revive())
  }
  const write = (ids: readonly string[]) => {
    const program = join(import.meta.dirname, 'writer.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', program, server.url, ...ids], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let complaint = ''
    child.stderr.on('data', (data) => (complaint += data))
    createInterface({ input: child.stdout }).on('line', (id) => {
      acknowledged.add(id)
      if (done < kills && --countdown <= 0) strike(child)
    })
    return new Promise<void>((resolve, reject) => {
      child.on('close', (code, signal) => {
        running.delete(child)
        if (code === 0 || signal === 'SIGKILL') resolve()
        else reject(new Error(complaint))
      })
    })
  }
  const life = async (letter: string) => {
    const all: string[] = []
    const missing = () => all.filter((id) => !acknowledged.has(id))
    while (done < kills || missing().length > 0) {
      if (done < kills && missing().length < BATCH / 2)
        for (let more = 0; more < BATCH; more++) all.push(`${letter}${all.length}`)
      // One that was acknowledged comes again, as a platform brings it.
      await write([...all.filter((id) => acknowledged.has(id)).slice(-1), ...missing()])
    }
    return all
  }
  try {
    const written = await Promise.all([life('a'), life('b')])
    await killing
    const ledger = await recorded(server.url)
    expect(done).toBe(kills)
    for (const all of written) expect(ledger.filter((id) => id[0] === all[0]?.[0])).toEqual(all)
    expect(ledger).toHaveLength(written.flat().length)
  } finally {
    for (const it of running) it.kill('SIGKILL')
  }
}

async function keysOf(store: Store): Promise<string[]> {
  const keys: string[] = []
  for await (const [key] of store.shelf('cut').entries()) keys.push(key)
  return keys
}

/** Writes one after the other, several at a time; what became of each. */
function writing(
  store: Store,
  name: string,
  count: number,
): Promise<Array<readonly [key: string, fate: string]>> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const key = `${name}-${String(n).padStart(3, '0')}`
      const write = { shelf: 'cut', key, set: n, when: 'absent' } as const
      const fate = await store.commit([write]).then(
        (isDone) => (isDone ? 'written' : 'twice'),
        (error) => String(error.code),
      )
      return [key, fate] as const
    }),
  )
}

/** What may be said of a write that was not acknowledged. */
const UNSAID = ['store.fenced', 'store.unknown', 'store.unreachable']

/**
 * The leader's network is cut while it writes and goes on running, `cuts` times; another leads, and when the network is back
 * the old one writes nothing more.
 */
export async function cutOff(url: string, cuts: number): Promise<void> {
  const quick = { times: { connectMs: 400, answerMs: 700 }, forMs: 1_200 }
  const direct = await openDatabase(url, 5_000, quick)
  try {
    for (let at = 0; at < cuts; at++) {
      const line = await CuttingLine.to(url)
      const old = await openDatabase(line.url, 2_500, quick)
      const next = await openDatabase(url, 5_000, quick)
      try {
        expect((await old.members?.beat())?.leads).toBe(true)
        expect((await next.members?.beat())?.leads).toBe(false)
        const before = writing(old, `${at}-before`, 20)
        // Somewhere in the middle of them, elsewhere each time.
        for (let turns = 0; turns < at * 3; turns++) await new Promise((resolve) => setImmediate(resolve))
        line.isSilent = true
        const during = writing(old, `${at}-during`, 20)
        await until(async () => (await next.members?.beat())?.leads === true)
        const seen = await keysOf(direct)
        line.isSilent = false
        line.cutAll()
        const fates = [...(await before), ...(await during)]
        await expect(old.members?.beat()).rejects.toMatchObject({ code: 'store.fenced' })
        const after = await writing(old, `${at}-after`, 3)
        expect(after.map(([, fate]) => fate)).toEqual(Array(3).fill('store.fenced'))
        // Nothing has come since the other leads; what was said to be written is there.
        expect(await keysOf(direct)).toEqual(seen)
        const written = fates.filter(([, fate]) => fate === 'written').map(([key]) => key)
        expect(written.filter((key) => !seen.includes(key))).toEqual([])
        expect(fates.filter(([, fate]) => fate !== 'written' && !UNSAID.includes(fate))).toEqual([])
        await next.members?.leave()
      } finally {
        line.isSilent = false
        await Promise.all([old.close(), next.close()])
        await line.close()
      }
    }
  } finally {
    await direct.close()
  }
}

/** The server freezes while a process writes, and thaws: who writes is told within its time, and nothing is written twice. */
export async function frozen(server: OwnServer): Promise<void> {
  const quick = { times: { connectMs: 400, answerMs: 700 } }
  const [patient, hasty] = [
    await openDatabase(server.url, 20_000, quick),
    await openDatabase(server.url, 300, quick),
  ]
  try {
    await writing(patient, 'first', 1)
    await writing(hasty, 'second', 1)
    const long = writing(patient, 'patient', 30)
    server.freeze()
    const short = await writing(hasty, 'hasty', 30)
    for (const [, fate] of short) expect(UNSAID).toContain(fate)
    await expect(hasty.check()).rejects.toMatchObject({ code: expect.stringMatching(/^store\./) })
    await expect(hasty.shelf('cut').get('first-000')).rejects.toMatchObject({ code: 'store.unreachable' })
    server.thaw()
    // Whoever waits for it is answered that it is written.
    expect((await long).map(([, fate]) => fate)).toEqual(Array(30).fill('written'))
    await until(() =>
      hasty.check().then(
        () => true,
        () => false,
      ),
    )
    const again = await writing(hasty, 'hasty', 30)
    // What was not known is written or not, and never a second time.
    for (const [at, [, fate]] of again.entries())
      if (fate === 'twice') expect(short[at]?.[1]).toBe('store.unknown')
      else expect(fate).toBe('written')
    expect((await keysOf(hasty)).filter((it) => it.startsWith('hasty'))).toHaveLength(30)
  } finally {
    server.thaw()
    await Promise.all([patient.close(), hasty.close()])
  }
}
