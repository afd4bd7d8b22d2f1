import { only, usage, type Verb } from '../command-line.ts'

export const roster: Verb = {
  name: 'roster',
  does: '名册：列出、加入、停用人员，从表格导入，检查',
  words: 'list|add|remove|import|check [单位、姓名、编号或文件.xlsx]',
  options: {
    unit: ['单位', '加入时：哪个单位'],
    role: ['角色', '加入时：填报员（不填即是）、单位负责人、专班办公室、督查室、市领导或管理员'],
    account: ['渠道/账号', '加入时：如 wecom-app/zhangsan；不填则给出绑定码，由本人绑定'],
  },
  flags: { 'dry-run': '导入时：只试，不写入' },
  examples: [
    'roster list',
    'roster add 张三 --unit 统计局 --role 填报员',
    'roster add 罗主任 --role 管理员',
    'roster remove 张三',
    'roster import 名册.xlsx --dry-run',
  ],
  async run({ config, words: [what, ...words], options, flags, out }) {
    const [{ loadPlan }, { rosterVerb }, people] = await Promise.all([
      import('../../plan/seeds.ts'),
      import('../roster.ts'),
      import('../roster-people.ts'),
    ])
    const plan = loadPlan(config.plan)
    const needs = { config, plan, clock: out.console.clock, out: out.print }
    switch (what) {
      case 'list':
        if (words.length > 1) throw usage('list 后面多写了内容', '用法：roster list [单位]')
        return people.listPeople(needs, words[0])
      case 'add':
        return people.addPerson(needs, {
          name: only(words, 'roster add <姓名> [--unit 单位] [--role 角色]', '姓名'),
          ...options,
        })
      case 'remove':
        return people.removePerson(needs, only(words, 'roster remove <编号或姓名>', '编号或姓名'))
      default:
        return rosterVerb([what ?? '', ...words], {
          config,
          plan,
          dryRun: flags.has('dry-run'),
          out: out.print,
        })
    }
  },
}
