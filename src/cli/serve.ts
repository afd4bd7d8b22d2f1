/** The bot behind every channel that is set up, until it is asked to stop. */
import { assemble } from '../assemble.ts'
import { Problem } from '../base/problem.ts'
import type { Channel } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import { loadRoster } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import { CHANNELS } from '../register.ts'
import type { Console } from './chat.ts'

/** Resolves when everything is stopped; rejects where a channel cannot be started, with all such faults. */
export async function serve(config: Config, console: Console, stopAsked: Promise<void>): Promise<void> {
  const { log, clock, aside } = console
  const plan = loadPlan(config.plan)
  const channels: Channel[] = []
  const { bot, close } = await assemble({
    plan,
    roster: loadRoster(config.plan, plan),
    store: config.store,
    keepUnknownText: config.keepUnknownText,
    log,
    clock,
    async channels(tools) {
      const opened = await Promise.all(CHANNELS.map((open) => open(config, tools)))
      channels.push(...opened.filter((it) => it !== null))
      return channels
    },
  })
  try {
    const started = await Promise.allSettled(
      channels.map((it) => it.start((incoming) => bot.handle(incoming))),
    )
    const faults = started.flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []))
    if (faults.length > 0) throw listed(faults)
    for (const { name, state } of channels)
      aside(state.live ? `${name} 已连接` : `${name} 尚未连接，正在重试：${state.problem?.message ?? ''}`)
    await stopAsked
  } finally {
    await Promise.all(channels.map((it) => it.stop()))
    await close()
  }
}

function listed(faults: readonly unknown[]): unknown {
  const problems = faults.filter((it) => it instanceof Problem)
  if (problems.length < faults.length || problems.length < 2) return faults[0]
  const lines = problems.map((it) => `  ${it.message} ${it.remedy}`)
  return new Problem(
    'start.channels',
    `有 ${lines.length} 个渠道不能启动：\n${lines.join('\n')}`,
    '请逐一改正后重新启动。',
  )
}
