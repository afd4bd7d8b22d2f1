/**
 * How long an overview takes over a list of 1,000 items and their year of reports: deciding it and saying it, in time of
 * the processor, the best and the worst of ten rounds each; the worst is the first, before anything is compiled.
 *
 *   npm run bench:list-answers
 */
import { askItems } from '../src/conversation/lists/asking.ts'
import type { Turn } from '../src/conversation/turn/turn.ts'
import { fold } from '../src/ledger/fold.ts'
import type { Entry, Revision } from '../src/ledger/revision.ts'
import { EMPTY_ITEM } from '../src/plan/lists/row.ts'
import { throughMonth } from '../src/plan/period.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { say } from '../src/rendering/wording.ts'
import { NOTHING } from '../src/understanding/lists/story.ts'

const ITEMS = 1000
const MONTHS = 11
const ROUNDS = 10
const plan = loadPlan('seeds/yueyang-2025')
const counties = (plan.plan.counties ?? []).map((it) => it.name)
const items = Array.from({ length: ITEMS }, (_, at) => ({
  ...EMPTY_ITEM,
  name: `第${at + 1}号示例项目`,
  unit: '市工信局',
  county: counties[at % counties.length] ?? null,
  total: 10 + (at % 90),
  planned: 3,
  starts: `2025-${String((at % 12) + 1).padStart(2, '0')}`,
}))
const list: Revision = {
  ...{ type: 'list_received', list: '重大项目', kind: 'project', level: 'internal', keeper: null },
  ...{ source: null, items, renamed: [] },
}
const reports = Array.from({ length: MONTHS }, (_, month) =>
  items.map(
    ({ name }, at): Revision => ({
      ...{ type: 'item_reported', list: '重大项目', item: name, unit: '市工信局', onBehalf: false },
      said: {
        invested: { value: (month + 1) * (0.1 + (at % 3) / 10), period: throughMonth(2025, month + 1) },
      },
    }),
  ),
).flat()
const entries = [list, ...reports].map((it, at): Entry => {
  const origin = { person: 'u', unit: '市工信局', channel: 'bench', room: null, message: `${at}` }
  return {
    ...{ number: at + 1, recordedAt: '2025-12-01T01:00:00.000Z', words: null, revisions: [it] },
    origin: { ...origin, sentAt: '2025-12-01T09:00:00+08:00' },
    ...{ digests: { words: null, revisions: [] }, previous: '0'.repeat(64), hash: '0'.repeat(64) },
  }
})
const standing = fold(entries)
const today = '2025-12-01'
const sender = { id: 'l', name: '副市长', unit: null, role: 'leader', accounts: { bench: 'l' } }
const turn = {
  ...{ at: new Date('2025-12-01T09:00:00+08:00'), today, from: { channel: 'bench', person: 'l' }, sender },
  ...{ question: null, topic: null, books: { plan, standing, today } },
  message: { id: 'm', text: '', quoted: null },
} as unknown as Turn
const ASKED = {
  总体: { ...NOTHING, about: 'sum' },
  最慢的五个: { ...NOTHING, state: 'slow', count: 5 },
  没开工的: { ...NOTHING, state: 'not_started' },
  按县市区: { ...NOTHING, by: 'county' },
  四个率: { ...NOTHING, about: 'rates' },
  本周变化: { ...NOTHING, about: 'changed' },
  进度图: { ...NOTHING, by: 'county', chart: true },
} as const

console.log(`| ${ITEMS} items, ${reports.length} reports | best | worst |\n|-|-|-|`)
for (const [name, asked] of Object.entries(ASKED)) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage()
    for (const reply of askItems(turn, asked).replies) say(reply, plan)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  console.log(`| ${name} | ${Math.min(...times).toFixed(1)} ms | ${Math.max(...times).toFixed(1)} ms |`)
}
