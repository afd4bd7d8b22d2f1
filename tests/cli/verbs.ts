/** Runs the verbs that read JSON lines, in this process, on the real plan. */
import { PassThrough, Readable } from 'node:stream'
import { understandingOf } from '../../src/assemble.ts'
import { simulateLines } from '../../src/cli/simulate.ts'
import { understandLines } from '../../src/cli/understand.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

export const plan = loadPlan('seeds/yueyang-2025')

export async function runLines(
  lines: readonly unknown[],
  verb: (streams: Parameters<typeof simulateLines>[2]) => Promise<void>,
) {
  const text = lines.map((it) => `${typeof it === 'string' ? it : JSON.stringify(it)}\n`)
  const output = new PassThrough({ highWaterMark: 1 << 24 })
  const log = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  await verb({ input: Readable.from(text), output, log })
  return String(output.read() ?? '')
    .split('\n')
    .filter((it) => it !== '')
    .map((it) => JSON.parse(it))
}

export function understand(lines: readonly unknown[]) {
  return runLines(lines, (streams) => understandLines(plan, understandingOf(plan), streams))
}

export function simulate(lines: readonly unknown[], store = 'memory:') {
  return runLines(lines, (streams) => simulateLines(plan, store, streams))
}
