import { dayIn, type Verb } from '../command-line.ts'

export const chat: Verb = {
  name: 'chat',
  does: '在终端对话，可另选日期、身份和群',
  options: {
    date: ['日期', '按这一天对话，如 2025-04-12'],
    as: ['人', '以谁的身份：编号、姓名、单位或角色'],
    room: ['群名', '在这个群里说话'],
  },
  flags: { new: '允许从空台账开始' },
  examples: ['chat --date 2025-04-12 --as 管理员', 'chat --room 调度群'],
  async run({ config, options, flags, out }) {
    dayIn(options)
    const { chat } = await import('../chat.ts')
    await chat(config, { ...options, isNew: flags.has('new') }, out.console)
    return 0
  },
}
