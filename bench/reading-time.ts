/**
 * How long one message takes to be read, beside another commit's reader in the same run: the messages of
 * tests/understanding/messages, the two readers taking turns at each, so that what else the machine does falls on both.
 *
 *   git worktree add --detach ../older 156f674 && ln -s "$PWD/node_modules" ../older/node_modules
 *   npm run bench:reading-time -- ../older
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadMessages } from '../tests/understanding/scoring.ts'

interface Reader {
  read(text: string, context: { now: Date; unit: string | null }): unknown
}

/** One warms up and is not counted. */
const ROUNDS = 9

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error(
    'usage: npm run bench:reading-time -- FOLDER (a checkout of another commit, with node_modules)',
  )
  process.exit(2)
}
const readers = [await readerOf('.'), await readerOf(folder)]
const messages = loadMessages()
const single: number[][] = [[], []]
const best: number[][] = [[], []]

for (let round = 0; round < ROUNDS; round++)
  for (const [at, { text, now, unit }] of messages.entries()) {
    const context = { now: new Date(now), unit: unit ?? null }
    for (const turn of [0, 1]) {
      const which = (turn + round) % 2
      const start = process.hrtime.bigint()
      readers[which]?.read(text, context)
      const ms = Number(process.hrtime.bigint() - start) / 1e6
      if (round === 0) continue
      single[which]?.push(ms)
      const least = best[which]
      if (least !== undefined) least[at] = Math.min(least[at] ?? ms, ms)
    }
  }

console.log(`| ${messages.length} messages, ${ROUNDS - 1} rounds | median | p99 |\n|-|-|-|`)
for (const [name, times] of [['single rounds', single] as const, ['the best of each', best] as const]) {
  const [here, there] = times.map((it) => it.sort((a, b) => a - b))
  if (here === undefined || there === undefined) continue
  row(`${name}: here`, (share) => `${at(here, share).toFixed(3)} ms`)
  row(`${name}: ${folder}`, (share) => `${at(there, share).toFixed(3)} ms`)
  row(`${name}: ratio`, (share) => (at(here, share) / at(there, share)).toFixed(2))
}

function row(name: string, shown: (share: number) => string): void {
  console.log(`| ${name} | ${shown(0.5)} | ${shown(0.99)} |`)
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}

/** The reader of a checkout, with its own plan and model. */
async function readerOf(checkout: string): Promise<Reader> {
  const from = (path: string) => import(pathToFileURL(resolve(checkout, 'src', path)).href)
  const model = ['understanding/acts/model.ts', 'understanding/model.ts'].find((it) =>
    existsSync(join(checkout, 'src', it)),
  )
  if (model === undefined) throw new Error(`${checkout}: no src/understanding`)
  const [{ loadPlan }, { loadModel }, { Understanding }] = await Promise.all([
    from('plan/seeds.ts'),
    from(model),
    from('understanding/understand.ts'),
  ])
  return new Understanding(loadPlan(resolve(checkout, 'seeds/yueyang-2025')), loadModel())
}
