import { usage, type Verb } from '../command-line.ts'

export const plan: Verb = {
  name: 'plan',
  does: '对照原文检查计划数据，列出数目和矛盾；导出整个目标模型',
  words: 'check|export',
  examples: ['plan check', 'plan export > 目标.json'],
  async run({ config, words: [what = '', ...rest], out }) {
    if ((what !== 'check' && what !== 'export') || rest.length > 0)
      throw usage(`plan 后面应是 check 或 export`, '例如 plan check。')
    const [{ checkedFolder, checkText, exported }, { loadPlan }] = await Promise.all([
      import('../plan.ts'),
      import('../../plan/seeds.ts'),
    ])
    if (what === 'check') out.print(checkText(checkedFolder(config.plan)))
    else out.print(JSON.stringify(exported(loadPlan(config.plan))))
    return 0
  },
}
