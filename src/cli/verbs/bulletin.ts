import { rosterPlace } from '../../roster-place.ts'
import { dayIn, type Verb } from '../command-line.ts'

export const bulletin: Verb = {
  name: 'bulletin',
  does: '生成通报、周调度、督导的代拟稿；列出、重现已签发的通报',
  words: 'compile|list|show [期号]',
  options: {
    kind: ['种类', 'bulletin 通报（不填即是）、dispatch 周调度、supervision 督导'],
    period: ['年-月', '数据截至哪个月，如 2025-03'],
    campaign: ['名称', '只要计划的这一部分（攻坚、行动等）'],
    unit: ['单位', '只要这一家单位'],
    date: ['日期', '按这一天，如 2025-04-20'],
    out: ['文件夹', '存到哪里'],
  },
  examples: ['bulletin compile --period 2025-03 --out 代拟稿', 'bulletin list', 'bulletin show 2025年第1期'],
  async run({ config, options, words, out }) {
    dayIn(options)
    const [{ bulletinVerb }, { Ledger }, { loadPlan }, { loadRoster }, { openStore }, { dayOf }] =
      await Promise.all([
        import('../bulletin.ts'),
        import('../../ledger/ledger.ts'),
        import('../../plan/seeds.ts'),
        import('../../plan/roster.ts'),
        import('../../storage/open.ts'),
        import('../../base/clock.ts'),
      ])
    const { clock } = out.console
    const plan = loadPlan(config.plan)
    const store = await openStore(config.store)
    try {
      const ledger = await Ledger.open(store, clock, { plan })
      const [roster, today] = [loadRoster(rosterPlace(config), plan), dayOf(clock.now())]
      return await bulletinVerb(words, options, { plan, roster, ledger, store, today, out: out.print })
    } finally {
      await store.close()
    }
  },
}
