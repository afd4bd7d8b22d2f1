import type { Verb } from '../command-line.ts'

export const unknowns: Verb = {
  name: 'unknowns',
  does: '列出没有听懂、或事后被更正的消息，供补充简称',
  examples: ['unknowns'],
  async run({ config, out }) {
    const [{ unknownLines }, { openStore }] = await Promise.all([
      import('../unknowns.ts'),
      import('../../storage/open.ts'),
    ])
    const store = await openStore(config.store)
    try {
      for await (const line of unknownLines(store)) out.print(line)
    } finally {
      await store.close()
    }
    return 0
  },
}
