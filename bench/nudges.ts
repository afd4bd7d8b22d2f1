/**
 * Three hundred reminders from two processes on one store, each killed (kill -9) every 300 ms of its work, while the
 * machine's clock jumps an hour on, an hour back, a day on, a day back and a day on again: how many went out, whether
 * any went out twice, and whether any was lost without a trace. What may or may not have arrived is listed by name.
 *
 *     node --import tsx bench/nudges.ts [ms between kills, 300]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { codeOf } from '../src/reminders/nudge.ts'
import type { Row } from '../src/reminders/outbox.ts'
import { openStore } from '../src/storage/open.ts'

const everyMs = Number(process.argv[2] ?? 300)
const HOUR = 3_600_000
/** By how many deliveries the clock stands where: from the morning of 15 May. */
const JUMPS = [
  { delivered: 0, ms: 0 },
  { delivered: 50, ms: HOUR },
  { delivered: 100, ms: 0 },
  { delivered: 150, ms: 24 * HOUR },
  { delivered: 200, ms: 0 },
  { delivered: 250, ms: 24 * HOUR },
] as const

const folder = mkdtempSync(join(tmpdir(), 'diaodu-kills-'))
const [file, deliveries, clock] = ['outbox.sqlite', 'deliveries', 'clock'].map((it) => join(folder, it)) as [
  string,
  string,
  string,
]
const running = new Set<ChildProcess>()
let delivered = 0
let kills = 0
let lives = 0
const jumped: number[] = []

/** The clock is set where it belongs after so many deliveries; whole, for both read it at any time. */
function setClock(): void {
  const at = JUMPS.findLastIndex((it) => it.delivered <= delivered)
  jumpTo(at)
}

function jumpTo(at: number): void {
  if (jumped.length > at) return
  for (const { ms } of JUMPS.slice(jumped.length, at + 1)) jumped.push(ms)
  writeFileSync(`${clock}.new`, String(jumped.at(-1)))
  renameSync(`${clock}.new`, clock)
}

/** One life: killed so long after it has begun to work, or until nothing waits. True: it was killed. */
function life(): Promise<boolean> {
  lives += 1
  const program = join(import.meta.dirname, '../tests/faults/sender.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, `sqlite:${file}`, deliveries, clock], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let complaint = ''
  let timer: NodeJS.Timeout | undefined
  child.stderr.on('data', (data) => (complaint += data))
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') timer = setTimeout(() => child.kill('SIGKILL'), everyMs)
    else {
      delivered += 1
      setClock()
    }
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      running.delete(child)
      if (code === 0 || signal === 'SIGKILL') resolve(signal === 'SIGKILL')
      else reject(new Error(complaint))
    })
  })
}

/** Lives on lives, until one of them finds that nothing waits any more, and the clock has made its last jump. */
async function sender(): Promise<void> {
  for (;;) {
    const last = jumped.length === JUMPS.length
    if (await life()) kills += 1
    else if (last) return
    // Set back a day, there may be nothing to do before the day that went before comes again.
    else jumpTo(JUMPS.length - 1)
  }
}

setClock()
const began = performance.now()
try {
  await Promise.all([sender(), sender()])
  const seconds = (performance.now() - began) / 1000
  const store = await openStore(`sqlite:${file}`)
  const rows: Row[] = []
  for await (const [, row] of store.shelf<Row>('outbox').entries()) rows.push(row)
  await store.close()
  if (
    !report(
      rows.filter((it) => it.kind === 'digest'),
      seconds,
    )
  )
    process.exitCode = 1
} finally {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
}

/** Whether all is as it should be. */
function report(rows: readonly Row[], seconds: number): boolean {
  const carried = existsSync(deliveries) ? readFileSync(deliveries, 'utf8').trim().split('\n') : []
  const stateOf = new Map(rows.map((it) => [it.key, it.state]))
  const unknown = rows.filter((it) => it.state === 'unknown')
  // What was asked, of whom: each once in a message that went out, or may have.
  const gone = rows
    .filter((it) => it.state === 'sent' || it.state === 'unknown')
    .flatMap(({ person, parts }) => parts.map((it) => JSON.stringify([person, it.step, it.duty])))
  const planned = new Set(
    rows.flatMap(({ person, parts }) => parts.map((it) => JSON.stringify([person, it.step, it.duty]))),
  )
  const wrong = {
    'carried twice': carried.length - new Set(carried).size,
    'the same thing asked twice': gone.length - new Set(gone).size,
    'said to be sent and not carried': rows.filter((it) => it.state === 'sent' && !carried.includes(it.key))
      .length,
    'carried without a trace': carried.filter((it) => !['sent', 'unknown'].includes(stateOf.get(it) ?? ''))
      .length,
    'lost without a trace': [...planned].filter((it) => !gone.includes(it)).length,
    'left waiting': rows.filter((it) => it.state === 'pending' || it.state === 'sending').length,
    'people without a message': 300 - new Set(rows.map((it) => it.person)).size,
  }
  const count = (state: Row['state']) => rows.filter((it) => it.state === state).length
  console.log(
    `${rows.length} rows of 300 people, two senders, ${lives} lives, ${kills} kills every ${everyMs} ms, ${seconds.toFixed(0)} s`,
  )
  console.log(
    `the clock jumped ${jumped.length - 1} times: ${jumped.map((it) => `+${it / HOUR} h`).join(', ')}`,
  )
  console.log(
    `carried ${carried.length}; sent ${count('sent')}, unknown ${count('unknown')}, folded into a later one ${count('cleared')}`,
  )
  const arrived = unknown.filter((it) => carried.includes(it.key)).length
  const names = unknown.map(({ person, key }) => `${person} ${codeOf(key)}`)
  console.log(`of the unknown ${arrived} had been carried; listed for the administrator by person and code:`)
  console.log(`  ${names.slice(0, 6).join(', ')}${names.length > 6 ? ` … ${names.length} in all` : ''}`)
  console.log('wrong:', wrong)
  return Object.values(wrong).every((it) => it === 0)
}
