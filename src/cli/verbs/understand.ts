import type { Verb } from '../command-line.ts'

export const understand: Verb = {
  name: 'understand',
  does: '逐行读入 JSON，输出每条消息的含义；--explain 附各步的判断',
  flags: { explain: '附各步的判断' },
  examples: [
    `understand <<< '{"text":"总体情况怎么样","now":"2025-04-12T09:00:00+08:00"}'`,
    'understand --explain < 消息.jsonl',
  ],
  async run({ config, flags, out: { console } }) {
    const [{ understandLines }, { understandingOf }, { loadPlan }, { sayDraft }] = await Promise.all([
      import('../understand.ts'),
      import('../../assemble.ts'),
      import('../../plan/seeds.ts'),
      import('../draft.ts'),
    ])
    const plan = loadPlan(config.plan)
    sayDraft(plan, console.aside)
    await understandLines(plan, understandingOf(plan), console, { explain: flags.has('explain') })
    return 0
  },
}
