/** Two senders on one outbox, killed at any moment: what should go out goes out at most once, and nothing is lost unseen. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import type { Row } from '../../src/reminders/outbox.ts'
import { openStore } from '../../src/storage/open.ts'

interface Post {
  readonly url: string
  readonly deliveries: string
  readonly clerks: number
  readonly running: Set<ChildProcess>
}

/** One life of a sender: until everything is settled, or killed after so many deliveries. True: it was killed. */
function life({ url, deliveries, clerks, running }: Post, killAfter: number): Promise<boolean> {
  const program = join(import.meta.dirname, 'sender.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, deliveries, '-', String(clerks)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let delivered = 0
  let complaint = ''
  child.stderr.on('data', (data) => (complaint += data))
  createInterface({ input: child.stdout }).on('line', () => {
    if (++delivered === killAfter) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      running.delete(child)
      if (code === 0 || signal === 'SIGKILL') resolve(signal === 'SIGKILL')
      else reject(new Error(complaint))
    })
  })
}

/** `given`: the store, where it is not a new file. `lives`: for each of the senders, after how many deliveries each of its lives ends; `least`: kills at any rate. */
export async function sentOnce(
  clerks: number,
  lives: readonly (readonly number[])[],
  least: number,
  given?: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'diaodu-nudges-'))
  const url = given ?? `sqlite:${join(folder, 'outbox.sqlite')}`
  const deliveries = join(folder, 'deliveries')
  const post: Post = { url, deliveries, clerks, running: new Set() }
  try {
    let kills = 0
    const sender = async (lives: readonly number[]) => {
      for (const killAfter of lives) if (await life(post, killAfter)) kills++
      await life(post, Number.POSITIVE_INFINITY)
    }
    await Promise.all(lives.map(sender))
    // A life may find everything settled before its kill comes; not all of them, for the others have too little to do.
    expect(kills).toBeGreaterThanOrEqual(least)

    const store = await openStore(url)
    const rows: Row[] = []
    for await (const [, row] of store.shelf<Row>('outbox').entries()) rows.push(row)
    await store.close()
    const delivered = existsSync(deliveries) ? readFileSync(deliveries, 'utf8').trim().split('\n') : []
    const own = rows.filter((it) => it.kind === 'digest')

    expect(own).toHaveLength(clerks)
    expect(delivered.length).toBe(new Set(delivered).size)
    // Every row is settled: sent ones were delivered, and what was delivered is sent, or unknown and shown.
    const states = new Map(own.map((it) => [it.key, it.state]))
    expect([...new Set(states.values())].filter((it) => it !== 'sent' && it !== 'unknown')).toEqual([])
    expect(own.filter((it) => it.state === 'sent' && !delivered.includes(it.key))).toEqual([])
    expect(delivered.filter((it) => !['sent', 'unknown'].includes(states.get(it) ?? ''))).toEqual([])
    const unknown = own.filter((it) => it.state === 'unknown')
    // At most as many as were under way in a process that was killed.
    expect(unknown.length).toBeLessThanOrEqual(kills * 4)
    expect(own.filter((it) => it.state === 'sent').length + unknown.length).toBe(clerks)
  } finally {
    for (const child of post.running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  }
}
