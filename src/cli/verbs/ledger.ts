import type { Verb } from '../command-line.ts'

export const ledger: Verb = {
  name: 'ledger',
  does: '核对、导出台账，导入表格数据；删除某人的消息原文',
  words: 'verify|export|import|forget [文件.xlsx 或编号]',
  flags: { 'dry-run': '只试，不写入' },
  examples: ['ledger verify', 'ledger import 数据.xlsx --dry-run', 'ledger export 台账.xlsx'],
  async run({ config, words, flags, out }) {
    const [{ ledgerVerb }, { openStore }, { markOf }] = await Promise.all([
      import('../ledger.ts'),
      import('../../storage/open.ts'),
      import('../../storage/mark.ts'),
    ])
    return ledgerVerb(words, () => openStore(config.store), out.print, {
      folder: config.plan,
      dryRun: flags.has('dry-run'),
      mark: markOf(config.store),
    })
  },
}
