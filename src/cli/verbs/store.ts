import { usage, type Verb } from '../command-line.ts'

export const store: Verb = {
  name: 'store',
  does: '把全部数据从一处复制到另一处（数据文件、PostgreSQL 之间），逐条核对',
  words: 'copy <来源> <去处>',
  examples: [
    'store copy sqlite:data/yueyang.sqlite postgres://diaodu@10.0.0.5/diaodu?schema=yueyang',
    'store copy postgres://diaodu@10.0.0.5/diaodu?schema=yueyang sqlite:data/backups/2025-04-12.sqlite',
  ],
  async run({ words, out }) {
    const [what, from, to, ...more] = words
    if (what !== 'copy' || from === undefined || to === undefined || more.length > 0)
      throw usage('应写明来源和去处', 'store copy <来源> <去处>')
    const { copyStore } = await import('../copying.ts')
    const { aside, clock } = out.console
    let told = 0
    const progress = (line: string) => {
      const now = clock.now().getTime()
      if (now - told < 1_000) return
      told = now
      aside(line)
    }
    out.print(await copyStore(from, to, { clock, progress }))
    return 0
  },
}
