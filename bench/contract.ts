/**
 * The channel contract, case by channel, as a table: `node --import tsx bench/contract.ts [runs, 1]`. Several runs are
 * made at the same time, so that each is under the load of the others. ✓ passed in every run; – a case that the
 * platform or its stand-in does not have; ✗ failed at least once.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Case {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
}

const CONTRACT = 'the channel contract on '
const runs = Number(process.argv[2] ?? 1)
const folder = mkdtempSync(join(tmpdir(), 'diaodu-contract-'))

async function run(number: number): Promise<Case[]> {
  const file = join(folder, `${number}.json`)
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'tests/channels', '-t', CONTRACT]
  // Its exit code says that something failed; what, stands in the file.
  await new Promise((resolve) =>
    execFile(process.execPath, [...vitest, '--reporter=json', `--outputFile=${file}`], resolve),
  )
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: Array<{ assertionResults: Case[] }>
  }
  return testResults.flatMap((it) => it.assertionResults)
}

const all = (await Promise.all(Array.from({ length: runs }, (_, number) => run(number)))).flat()
rmSync(folder, { recursive: true })
const outcomes = new Map<string, Map<string, Set<string>>>()
const channels = new Set<string>()
for (const { ancestorTitles, title, status } of all) {
  const channel = ancestorTitles.find((it) => it.startsWith(CONTRACT))?.slice(CONTRACT.length)
  if (channel === undefined) continue
  channels.add(channel)
  const row = outcomes.get(title) ?? new Map<string, Set<string>>()
  row.set(channel, (row.get(channel) ?? new Set()).add(status))
  outcomes.set(title, row)
}
const sign = (statuses: ReadonlySet<string> | undefined) =>
  statuses?.has('failed') ? '✗' : statuses?.has('passed') ? '✓' : '–'
console.log(`| ${runs} run${runs === 1 ? '' : 's at once'} | ${[...channels].join(' | ')} |`)
console.log(`| --- |${' :-: |'.repeat(channels.size)}`)
for (const [title, row] of outcomes)
  console.log(`| ${title} | ${[...channels].map((it) => sign(row.get(it))).join(' | ')} |`)
