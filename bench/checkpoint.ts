/**
 * Opening a long ledger, from its first entry and from a checkpoint, in turns of one run:
 *
 *     node --import tsx bench/checkpoint.ts [entries, 200000] [rounds, 3]
 *
 * A made-up city: 120 indicators of 40 units over the months of nine years, each figure reported and approved, every twentieth
 * corrected, every tenth message a report on a task. "Ready" is opened and one indicator, one unit, the last of one person
 * and one message looked up.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../src/base/clock.ts'
import type { Write } from '../src/base/store.ts'
import { NO_HASH, seal } from '../src/ledger/chain.ts'
import { CHECKPOINT_SHELF, checkpointOf, writeCheckpoint } from '../src/ledger/checkpoint.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../src/ledger/ledger.ts'
import type { Entry, Revision } from '../src/ledger/revision.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { openStore } from '../src/storage/open.ts'
import { figure, origin } from '../tests/ledger/sample.ts'

const [count = 200_000, rounds = 3] = process.argv.slice(2).map(Number)
const PROGRAM = 'bench'
const BATCH = 2_000
const SCOPES = ['全市', '平江县', '岳阳楼区', '临湘市', '汨罗市', '华容县', '湘阴县', '岳阳县']

/** The r-th report: every fact once. */
const factAt = (r: number) => {
  const year = 2025 + Math.floor(r / 11_520)
  const month = String((Math.floor(r / 960) % 12) + 1).padStart(2, '0')
  const period = { from: `${year}-01-01`, to: `${year}-${month}-28` }
  const scope = SCOPES[Math.floor(r / 120) % 8] ?? ''
  return figure((r % 997) / 10, { indicator: `indicator-${r % 120}`, scope, period })
}

/** Of every ten: five reports, four approvals of them, and one on a task or a correction. */
function revisionAt(n: number): Revision {
  const report = Math.floor(n / 10) * 5 + (n % 10)
  const unit = `单位${report % 40}`
  if (n % 20 === 9)
    return { type: 'progress_reported', task: `${n % 90}`, unit, words: '已开工，正在招标', percent: n % 100 }
  if (n % 20 === 19)
    return {
      type: 'figure_corrected',
      of: `${n - 18}.0`,
      figure: factAt(Math.floor((n - 19) / 10) * 5),
      reason: '口径',
    }
  return n % 10 < 5
    ? { type: 'figure_reported', figure: factAt(report), unit, onBehalf: false }
    : { type: 'figure_approved', of: `${n - 4}.0` }
}

function entryAt(n: number, last: Entry | undefined): Entry {
  const at = Date.UTC(2025, 0, 1) + n * 600_000
  const from = {
    person: `u${n % 113}`,
    unit: `单位${n % 40}`,
    role: 'reporter',
    channel: 'wecom-app',
  } as const
  return seal({
    number: n + 1,
    recordedAt: new Date(at + 1000).toISOString(),
    origin: origin(`7293${(n * 7919) % 1_000_003}-${n}`, { ...from, sentAt: new Date(at).toISOString() }),
    plan: '岳阳-2025',
    words: { text: `第${n}条：社会消费品零售总额一季度增长6.8%`, name: '张三', salt: '0123456789abcdef' },
    revisions: [revisionAt(n)],
    previous: last?.hash ?? NO_HASH,
  })
}

const folder = mkdtempSync(join(tmpdir(), 'diaodu-checkpoint-'))
const store = await openStore(`sqlite:${join(folder, 'ledger.sqlite')}`)
let last: Entry | undefined
for (let n = 0; n < count; ) {
  const writes: Write[] = []
  for (; writes.length < BATCH && n < count; n++) {
    last = entryAt(n, last)
    writes.push({ shelf: LEDGER_SHELF, key: entryKey(n + 1), set: last })
  }
  await store.commit(writes)
}

const plan = loadPlan('seeds/yueyang-2025')
async function opened(program?: string): Promise<{ ms: number; cpu: number; ledger: Ledger }> {
  globalThis.gc?.()
  const [began, used] = [performance.now(), process.cpuUsage()]
  const given = program === undefined ? {} : { program }
  const ledger = await Ledger.open(store, systemClock, { plan, ...given })
  const { standing } = ledger
  const found = standing.ofIndicator('indicator-7').length + standing.ofUnit('单位7').length
  if (found === 0 || standing.lastOf('wecom-app', 'u7') === undefined) throw new Error('nothing stands')
  ledger.messageSeen('wecom-app', 'never seen')
  const { user, system } = process.cpuUsage(used)
  return { ms: performance.now() - began, cpu: (user + system) / 1000, ledger }
}

const times = {
  whole: [] as number[],
  wholeCpu: [] as number[],
  ready: [] as number[],
  readyCpu: [] as number[],
  background: [] as number[],
  made: [] as number[],
}
for (let round = 0; round < rounds; round++) {
  {
    const { ms, cpu, ledger } = await opened()
    times.whole.push(ms)
    times.wholeCpu.push(cpu)
    const began = performance.now()
    const made = await checkpointOf([...ledger.entries()], PROGRAM)
    if (made === null) throw new Error('no checkpoint')
    await writeCheckpoint(store.shelf(CHECKPOINT_SHELF), made)
    times.made.push(performance.now() - began)
    const kept = made.parcels.reduce((sum, it) => sum + it.length, JSON.stringify(made.head).length)
    if (round === 0) console.log(`${count} entries; the checkpoint has ${(kept / 1e6).toFixed(1)} MB`)
  }
  const { ms, cpu, ledger } = await opened(PROGRAM)
  times.ready.push(ms)
  times.readyCpu.push(cpu)
  const began = performance.now()
  await ledger.whole()
  times.background.push(performance.now() - began)
}
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const shown = (all: readonly number[]) => `${median(all).toFixed(0)} ms`
console.log(`load ${loadavg()[0]?.toFixed(1)}; median of ${rounds}; by the clock, and of the processors`)
const ratio = (whole: readonly number[], ready: readonly number[]) =>
  (median(whole) / median(ready)).toFixed(1)
console.log(`from the first entry             ${shown(times.whole)}, ${shown(times.wholeCpu)}`)
console.log(`from a checkpoint, ready         ${shown(times.ready)}, ${shown(times.readyCpu)}`)
console.log(
  `  the first ÷ the second         ${ratio(times.whole, times.ready)}, ${ratio(times.wholeCpu, times.readyCpu)}`,
)
console.log(`the whole chain after that       ${shown(times.background)}`)
console.log(`making and writing a checkpoint  ${shown(times.made)}`)
await store.close()
rmSync(folder, { recursive: true })
