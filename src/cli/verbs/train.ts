import type { Verb } from '../command-line.ts'

export const train: Verb = {
  name: 'train',
  does: '用 intents/ 中的语料重新训练意图模型',
  examples: ['train'],
  async run({ out }) {
    const { train } = await import('../train.ts')
    out.print(train('intents'))
    return 0
  },
}
