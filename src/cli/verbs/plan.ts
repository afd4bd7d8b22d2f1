import type { CommandLine, Verb } from '../command-line.ts'
import { only, usage } from '../command-line.ts'

export const plan: Verb = {
  name: 'plan',
  does: '由文件生成计划数据的草稿；对照原文检查；签署；导出整个目标模型',
  words: 'check|export|sign|import [文件]',
  options: {
    out: ['文件夹', '草稿存到哪里，如 seeds/某市-2026'],
    city: ['名称', '哪个市县的计划，不填时由标题看出'],
    year: ['年份', '哪一年的计划，不填时由标题看出'],
    previous: ['文件夹', '上年计划的文件夹，如 seeds/某市-2025：同一指标接上年的数'],
  },
  examples: [
    'plan import 计划.docx --out seeds/某市-2026',
    'plan check',
    'plan sign',
    'plan export > 目标.json',
  ],
  async run(line) {
    const { config, words, out } = line
    const [what = '', ...rest] = words
    if (what === 'import') return imported(line, rest)
    if (!['check', 'export', 'sign'].includes(what) || rest.length > 0)
      throw usage('plan 后面应是 check、export、sign 或 import', '例如 plan check。')
    const [{ checkedFolder, checkText, exported }, { signPlan }, { sayDraft }, { loadPlan }] =
      await Promise.all([
        import('../plan.ts'),
        import('../plan-import.ts'),
        import('../draft.ts'),
        import('../../plan/seeds.ts'),
      ])
    if (what === 'sign') return signPlan(config.plan, out.print)
    const read = what === 'check' ? checkedFolder(config.plan) : loadPlan(config.plan)
    sayDraft(read, out.console.aside)
    out.print(what === 'check' ? checkText(read) : JSON.stringify(exported(read)))
    return 0
  },
}

async function imported({ options, out }: CommandLine, rest: readonly string[]): Promise<number> {
  const form = 'plan import 文件 --out 文件夹'
  const document = only(rest, form)
  const { out: folder, city, year, previous } = options
  if (folder === undefined) throw usage('没有写存到哪里', `用法：${form}`)
  if (year !== undefined && !/^\d{4}$/.test(year))
    throw usage(`--year ${year} 不是年份`, '请写成 --year 2026。')
  const { importPlan } = await import('../plan-import.ts')
  const given = { out: folder, city, previous, year: year === undefined ? undefined : Number(year) }
  return importPlan(document, given, out.print, out.console.aside)
}
