import type { Verb } from '../command-line.ts'

export const start: Verb = {
  name: 'start',
  does: '启动：运行已配置的渠道；没有配置渠道时在终端对话',
  flags: { new: '允许从空台账开始' },
  examples: ['start'],
  async run(line) {
    const { plans, flags, out } = line
    const { start, startMany } = await import('../start.ts')
    if (plans !== null) await startMany(plans, out.console, flags.has('new'))
    else await start(line.config, out.console, flags.has('new'))
    return 0
  },
}
