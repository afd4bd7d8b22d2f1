import { only, type Verb } from '../command-line.ts'

export const restore: Verb = {
  name: 'restore',
  does: '检查后恢复备份，原文件保留在旁；须先停止程序',
  words: '<文件>',
  examples: ['restore /var/backups/diaodu/2025-04-12.sqlite'],
  async run({ config, words, out }) {
    const file = only(words, 'restore <文件>')
    const { restore } = await import('../backup.ts')
    out.print(await restore(config.store, file, out.console.clock))
    return 0
  },
}
