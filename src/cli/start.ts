/** `diaodu start`: every channel that is set up, and the terminal where none is and somebody is there to type. */
import { fstatSync } from 'node:fs'
import { Problem } from '../base/problem.ts'
import type { Config } from '../config.ts'
import { loadRoster } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import { rosterPlace } from '../roster-place.ts'
import { type Console, chat } from './chat.ts'
import { refuseMisled } from './checks/notices.ts'
import { refuseDraft } from './draft.ts'

export async function start(config: Config, console: Console, isNew = false): Promise<void> {
  const plan = loadPlan(config.plan)
  refuseDraft(plan)
  if (Object.values(config.channels).some((it) => it !== null)) {
    refuseMisled(config, plan, loadRoster(rosterPlace(config), plan).people)
    const { serve } = await import('./serve.ts')
    await serve(config, console, stopAsked(), isNew)
    // What a vendor's SDK leaves behind must not keep the process.
    setTimeout(() => process.exit(), 300).unref()
    return
  }
  if (!hasInput(console.input)) {
    throw new Problem(
      'start.no_channel',
      '没有配置任何渠道，标准输入也不是终端或管道',
      '请在 .env 中配置渠道，或在终端中运行 npm start。',
    )
  }
  await chat(config, { isNew, pages: true }, console, stopAsked())
}

/** Resolves when the process is asked to end. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

function hasInput(input: NodeJS.ReadStream): boolean {
  if (input.isTTY) return true
  const stat = fstatSync(0)
  return stat.isFIFO() || stat.isFile() || stat.isSocket()
}
