import type { Verb } from '../command-line.ts'

export const year: Verb = {
  name: 'year',
  does: '由现在的计划开出下一年的文件夹，并说明还要做什么',
  words: 'open <年份>',
  examples: ['year open 2026'],
  async run({ config, words, out }) {
    const { yearVerb } = await import('../year.ts')
    return yearVerb(words, { folder: config.plan, out: out.print })
  },
}
