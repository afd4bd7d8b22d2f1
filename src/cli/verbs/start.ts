import type { Verb } from '../command-line.ts'

export const start: Verb = {
  name: 'start',
  does: '启动：运行已配置的渠道；没有配置渠道时在终端对话',
  flags: { new: '允许从空台账开始' },
  examples: ['start'],
  async run({ config, flags, out }) {
    const { start } = await import('../start.ts')
    await start(config, out.console, flags.has('new'))
    return 0
  },
}
