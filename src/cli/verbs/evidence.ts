import type { Verb } from '../command-line.ts'

export const evidence: Verb = {
  name: 'evidence',
  does: '列出佐证材料和它们关联的数据；按校验值取出一份，取出时核对',
  words: 'list|take [校验值] [文件]',
  examples: ['evidence list', 'evidence take 3fa9c1d2 取出/'],
  async run({ config, words, out }) {
    const [{ evidenceVerb }, { loadPlan }, { openStore }] = await Promise.all([
      import('../evidence.ts'),
      import('../../plan/seeds.ts'),
      import('../../storage/open.ts'),
    ])
    return evidenceVerb(words, {
      plan: loadPlan(config.plan),
      clock: out.console.clock,
      open: () => openStore(config.store),
      out: out.print,
    })
  },
}
