import { only, type Verb } from '../command-line.ts'

export const backup: Verb = {
  name: 'backup',
  does: '备份数据，程序运行时也可以；不覆盖已有文件',
  words: '<文件>',
  examples: ['backup /var/backups/diaodu/2025-04-12.sqlite'],
  async run({ config, words, out }) {
    const file = only(words, 'backup <文件>')
    const { backup } = await import('../backup.ts')
    out.print(await backup(config.store, file))
    return 0
  },
}
