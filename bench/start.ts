/**
 * From the command to the first answer, and what the time goes to: `node --import tsx bench/start.ts [rounds]`.
 * The goal is 1.5 s. Beside it, in the same run: node doing nothing, and node with tsx doing nothing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const GOAL_MS = 1500
const QUESTION = '社零目标是多少\n'

if (process.argv[2] === '--inside') await inside()
else await outside(Number(process.argv[2] ?? 10))

async function outside(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'diaodu-bench-'))
  const env = { ...process.env, STORE: `sqlite:${join(folder, 'bench.sqlite')}` }
  const tsx = ['--import', 'tsx']
  const commands: Record<string, string[]> = {
    'node, nothing': ['--eval', 'console.log()'],
    'node and tsx, nothing': [...tsx, '--eval', 'console.log()'],
    'from source, to the first answer': [...tsx, 'src/main.ts', 'start'],
    'start to the first answer': ['bin/diaodu.cjs', 'start'],
  }
  const times = new Map<string, number[]>()
  // The first round makes the built form where there is none, as the first start on a machine does.
  const first = await firstOutput(commands['start to the first answer'] ?? [], env)
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(commands)) {
      times.set(name, [...(times.get(name) ?? []), await firstOutput(args, env)])
    }
  }
  console.log(`the very first start here: ${first.toFixed(0)} ms; then ${rounds} rounds, milliseconds:`)
  for (const [name, all] of times) {
    const sorted = all.toSorted((a, b) => a - b)
    const at = (share: number) =>
      (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0).padStart(5)
    console.log(`  ${name.padEnd(34)} median ${at(0.5)}   worst ${at(1)}`)
  }
  console.log('inside one start, milliseconds since node began:')
  const args = [...tsx, 'bench/start.ts', '--inside']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  await once(child, 'exit')
  rmSync(folder, { recursive: true })
  const sorted = (times.get('start to the first answer') ?? []).toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY
  console.log(`goal ${GOAL_MS} ms: ${median <= GOAL_MS ? 'met' : 'missed'} by the median`)
}

/** Milliseconds from the spawn to the first bytes on stdout. */
async function firstOutput(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.end(QUESTION)
  child.stdin.on('error', () => {})
  let took: number | undefined
  child.stdout.once('data', () => {
    took = performance.now() - began
  })
  await once(child, 'exit')
  if (took === undefined) throw new Error(`no output from ${args.join(' ')}`)
  return took
}

/** The same start step by step, in this process. */
async function inside(): Promise<void> {
  let last = 0
  const step = (name: string) => {
    const now = performance.now()
    console.log(`  ${now.toFixed(0).padStart(5)}  +${(now - last).toFixed(0).padStart(4)}  ${name}`)
    last = now
  }
  step('node and tsx are up')
  await import('zod')
  step('zod imported')
  const { readConfig } = await import('../src/config.ts')
  const config = readConfig(process.env)
  const { loadPlan } = await import('../src/plan/seeds.ts')
  step('config and plan modules imported')
  const plan = loadPlan(config.plan)
  step('seeds read and checked')
  const { loadRoster } = await import('../src/plan/roster.ts')
  const roster = loadRoster(`${config.plan}/roster.json`, plan)
  const { openStore } = await import('../src/storage/open.ts')
  step('Keyv and SQLite imported')
  await (await openStore(config.store)).close()
  step('store opened and closed')
  const { assemble, understandingOf } = await import('../src/assemble.ts')
  step('everything else imported')
  understandingOf(plan)
  step('vocabulary and model loaded')
  const sent: string[] = []
  const channel = {
    name: 'terminal',
    send: async ({ text }: { text: string }) => {
      sent.push(text)
      return { ok: true } as const
    },
  }
  const log = (what: string, error: unknown) => console.error(what, error)
  const { bot, close } = await assemble({ plan, roster, store: config.store, channels: [channel], log })
  step('assembled (once more)')
  const from = { channel: 'terminal', person: roster.people[0]?.id ?? '' }
  const at = new Date(`${plan.plan.year}-04-12T01:00:00Z`)
  await bot.handle({
    id: 'bench',
    from,
    name: null,
    text: QUESTION.trim(),
    at,
    addressed: true,
    quoted: null,
  })
  step(`first answer (${sent.join('').length} characters)`)
  await close()
}
