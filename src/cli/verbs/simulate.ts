import type { Verb } from '../command-line.ts'

export const simulate: Verb = {
  name: 'simulate',
  does: '逐行读入 JSON 消息，按消息自带的时间运行，输出回复；--explain 附每条消息的判断',
  options: { store: ['数据地址', '用这份数据，如 sqlite:data/试.sqlite；不填时只在内存中'] },
  flags: { explain: '附每条消息的判断' },
  examples: ['simulate < 一天的消息.jsonl'],
  async run({ config, options, flags, out: { console } }) {
    const [{ simulateLines }, { loadPlan }, { sayDraft }] = await Promise.all([
      import('../simulate.ts'),
      import('../../plan/seeds.ts'),
      import('../draft.ts'),
    ])
    const plan = loadPlan(config.plan)
    sayDraft(plan, console.aside)
    const how = { explain: flags.has('explain') }
    await simulateLines(plan, options.store ?? 'memory:', console, how)
    return 0
  },
}
