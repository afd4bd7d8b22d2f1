/**
 * The time of 总体情况 with the figures of 1, 10 and 100 cities in one ledger, each with a year of figures for every
 * indicator: what is asked of one city must not grow with what the others have filed. Part of `bench/ledger.ts`.
 */
import { queryOverview } from '../src/conversation/asking/query.overview.ts'
import { fold } from '../src/ledger/fold.ts'
import type { Entry, Figure, Revision } from '../src/ledger/revision.ts'
import { isYearToDate, months } from '../src/plan/period.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { say } from '../src/rendering/wording.ts'
import { office, reading } from '../tests/conversation/talk.ts'

const TIMES = 30

export function overviewLines(): string[] {
  const plan = loadPlan('seeds/yueyang-2025')
  const at = new Date('2025-12-20T09:00:00+08:00')
  const from = { channel: 'test', person: office.id }
  return [1, 10, 100].map((cities) => {
    const revisions = Array.from({ length: cities }, (_, city) => city).flatMap((city) => yearOf(plan, city))
    const began = performance.now()
    const standing = fold([entry(revisions)])
    const folded = performance.now() - began
    const times = Array.from({ length: TIMES }, () => {
      const start = performance.now()
      const { replies } = queryOverview({
        at,
        today: '2025-12-20',
        from,
        sender: office,
        message: { id: 'm', text: '总体情况', quoted: null },
        reading: reading('总体情况', { intent: 'query.overview' }),
        question: null,
        topic: null,
        books: { plan, standing, today: '2025-12-20' },
      })
      if (replies.map((it) => say(it, plan)).join('').length < 100) throw new Error('no overview')
      return performance.now() - start
    }).sort((a, b) => a - b)
    const cell = (ms: number | undefined) => (ms ?? 0).toFixed(1).padStart(8)
    const count = String(revisions.length).padStart(8)
    return `| ${String(cities).padStart(6)} | ${count} | ${cell(folded)} | ${cell(times[TIMES / 2])} | ${cell(times.at(-1))} |`
  })
}

/** A figure a month for each indicator; those of the first city are the plan's own. */
function yearOf(plan: ReturnType<typeof loadPlan>, city: number): Revision[] {
  return plan.indicators.flatMap((indicator) =>
    Array.from({ length: 11 }, (_, index): Revision => {
      const period = months(2025, 1, index + 1)
      const figure: Figure = {
        indicator: city === 0 ? indicator.id : `${indicator.id}@${city}`,
        period,
        basis: isYearToDate(period) ? 'cumulative' : 'single',
        scope: '全市',
        stage: null,
        value: indicator.kind === 'count' ? index + 1 : 5,
        unit: indicator.unit,
      }
      return { type: 'figure_reported', figure, unit: indicator.owner_units[0] ?? '', onBehalf: false }
    }),
  )
}

function entry(revisions: Revision[]): Entry {
  const sentAt = '2025-12-01T09:00:00+08:00'
  const origin = { person: 'u1', unit: null, channel: 'test', room: null, message: 'm', sentAt }
  const digests = { words: null, revisions: [] }
  const recordedAt = '2025-12-01T01:00:00.000Z'
  return { number: 1, recordedAt, origin, words: null, revisions, digests, previous: '', hash: '' }
}
