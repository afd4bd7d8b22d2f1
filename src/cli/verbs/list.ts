import type { Verb } from '../command-line.ts'

export const list: Verb = {
  name: 'list',
  does: '导入、导出项目清单、任务清单和政策清单',
  words: 'import|export|plan [文件.xlsx] [清单名称]',
  options: {
    keeper: ['单位', '导入时：由哪个专班办公室管理、审核，写单位名称或简称；不填沿用原来的'],
    level: ['级别', '导入时：公开、内部或不上群；不填沿用原来的，新清单为内部'],
  },
  flags: { 'dry-run': '只试，不写入' },
  examples: [
    'list import 重大项目.xlsx --dry-run',
    'list import 重大项目.xlsx --keeper 某专班办公室 --level 内部',
    'list plan --dry-run',
    'list export 清单.xlsx',
  ],
  async run({ config, words, options, flags, out }) {
    const [{ listVerb }, { openStore }] = await Promise.all([
      import('../list.ts'),
      import('../../storage/open.ts'),
    ])
    return listVerb(words, () => openStore(config.store), out.print, {
      folder: config.plan,
      dryRun: flags.has('dry-run'),
      keeper: options.keeper ?? null,
      level: options.level ?? null,
    })
  },
}
