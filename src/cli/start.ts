/** `diaodu start`: every channel that is set up, and the terminal where none is and somebody is there to type. */
import { fstatSync } from 'node:fs'
import { Problem } from '../base/problem.ts'
import type { Config } from '../config.ts'
import { loadRoster } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import type { NamedConfig } from '../plans.ts'
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
    await serve(config, console, stopAsked(), { isNew })
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

/** Every plan of several; all faults that can be seen beforehand are told at once. */
export async function startMany(
  plans: readonly NamedConfig[],
  console: Console,
  isNew = false,
): Promise<void> {
  const faults = plans.flatMap((config) => {
    try {
      refuseUnfit(config)
      return []
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return [`  ${config.plan}: ${error.message} ${error.remedy}`]
    }
  })
  if (faults.length > 0)
    throw new Problem(
      'start.plans',
      `${faults.length} 个计划不能启动：\n${faults.join('\n')}`,
      '请逐一改正后重新启动，或从 PLANS 中去掉。',
    )
  const { serveMany } = await import('./serve-many.ts')
  await serveMany(plans, console, stopAsked(), isNew)
  setTimeout(() => process.exit(), 300).unref()
}

function refuseUnfit(config: Config): void {
  const plan = loadPlan(config.plan)
  refuseDraft(plan)
  if (Object.values(config.channels).every((it) => it === null))
    throw new Problem('start.no_channel', '没有配置任何渠道', '请在它的设置文件中配置。')
  refuseMisled(config, plan, loadRoster(rosterPlace(config), plan).people)
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
