/**
 * How fast figures are acknowledged, beside what the same driver can do with bare transactions in the same run:
 * `node --import tsx bench/ledger.ts [seconds]`. The rounds take turns, so that a busy machine slows all alike.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../src/base/clock.ts'
import { Ledger } from '../src/ledger/ledger.ts'
import { type Driver, openDriver } from '../src/storage/driver.ts'
import { openStore } from '../src/storage/open.ts'
import { addition, reported } from '../tests/ledger/sample.ts'
import { overviewLines } from './overview.ts'

const ROUNDS = 5
const seconds = Number(process.argv[2] ?? 10)
const folder = mkdtempSync(join(tmpdir(), 'diaodu-bench-'))

interface Runner {
  readonly name: string
  readonly once: () => Promise<void> | void
  readonly times: number[]
}

/** Bare inserts of a row as large as an entry, into one table without anything beside it. */
function raw(driver: Driver, size: number): () => void {
  driver.write('CREATE TABLE row (key TEXT PRIMARY KEY, value TEXT NOT NULL)')
  const value = 'x'.repeat(size)
  let key = 0
  return () => {
    driver.write('INSERT INTO row VALUES (?, ?)', [String(key++).padStart(12, '0'), value])
  }
}

function appending(ledger: Ledger): () => Promise<void> {
  return async () => {
    await ledger.refresh()
    await ledger.append(addition(`m${ledger.head}`, [reported(ledger.head)]), ledger.head)
  }
}

async function measure({ once, times }: Runner, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  for (let start = performance.now(); start < end; ) {
    await once()
    const now = performance.now()
    times.push(now - start)
    start = now
  }
}

function row(name: string, times: readonly number[], base: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2)
  const rate = times.length / (times.reduce((sum, time) => sum + time, 0) / 1000)
  const cells = [rate.toFixed(0), at(0.5), at(0.99), `${((100 * rate) / base).toFixed(0)} %`]
  return `| ${name.padEnd(46)} | ${cells.map((cell) => cell.padStart(8)).join(' | ')} |`
}

const store = await openStore(`sqlite:${join(folder, 'ledger.sqlite')}`)
const ledger = await Ledger.open(store, systemClock)
await appending(ledger)()
const bytes = JSON.stringify(ledger.entry(1)).length
const driver = openDriver(join(folder, 'raw.sqlite'))
const memory = await openStore('memory:')
const bare: Runner = {
  name: `bare transactions of the driver, ${bytes} bytes each`,
  once: raw(driver, bytes),
  times: [],
}
const runners: Runner[] = [
  bare,
  { name: 'ledger: refresh, append, acknowledged', once: appending(ledger), times: [] },
  { name: 'the same in memory', once: appending(await Ledger.open(memory, systemClock)), times: [] },
]

for (let round = 0; round < ROUNDS; round++) {
  for (const runner of runners) await measure(runner, (seconds * 1000) / ROUNDS / runners.length)
}

console.log(
  `| ${'one process, one file, DELETE + FULL'.padEnd(46)} |      1/s |   p50 ms |   p99 ms |  of bare |`,
)
console.log(`| ${'-'.repeat(46)} | -------: | -------: | -------: | -------: |`)
const rate = bare.times.length / (bare.times.reduce((sum, time) => sum + time, 0) / 1000)
for (const { name, times } of runners) console.log(row(name, times, rate))

const entries = ledger.head
const start = performance.now()
await Ledger.open(store, systemClock)
console.log(`\nopening a ledger of ${entries} entries, checked: ${(performance.now() - start).toFixed(0)} ms`)

await store.close()
await memory.close()
driver.close()
rmSync(folder, { recursive: true })

console.log('\n| cities |  figures |  fold ms |   p50 ms |   max ms |')
console.log('| -----: | -------: | -------: | -------: | -------: |')
for (const line of overviewLines()) console.log(line)
