import type { Verb } from '../command-line.ts'

export const list: Verb = {
  name: 'list',
  does: '导入、导出项目清单、任务清单和政策清单',
  words: 'import|export|plan [文件.xlsx] [清单名称]',
  flags: { 'dry-run': '只试，不写入' },
  examples: ['list import 重大项目.xlsx --dry-run', 'list plan --dry-run', 'list export 清单.xlsx'],
  async run({ config, words, flags, out }) {
    const [{ listVerb }, { openStore }] = await Promise.all([
      import('../list.ts'),
      import('../../storage/open.ts'),
    ])
    return listVerb(words, () => openStore(config.store), out.print, {
      folder: config.plan,
      dryRun: flags.has('dry-run'),
    })
  },
}
