/** 到期未报 in 周调度, 双周督导 and 月通报: what counts, what was put off, and that the sums are those of the lists. */
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { judge } from '../../src/judging/judge.ts'
import { obligationsOf } from '../../src/judging/obligation.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { BulletinSpec } from '../../src/ledger/paper.ts'
import type { Duty, Revision } from '../../src/ledger/revision.ts'
import { paperOf, paperText } from '../../src/rendering/papers/papers.ts'
import { itemsIn } from '../../src/rendering/papers/pieces.ts'
import { entriesUntil, plan } from './stream.ts'

const DAY = '2025-04-28'
const before = entriesUntil(DAY)
const obligations = obligationsOf(plan)
const task = plan.tasks.find((it) => obligations.some(({ duty }) => 'task' in duty && duty.task === it.id))
if (!task) throw new Error('the plan has no task that is told in words')

function made(spec: Partial<BulletinSpec>, more: readonly Revision[] = []) {
  const all: BulletinSpec = {
    kind: 'bulletin',
    campaign: null,
    unit: null,
    period: null,
    today: DAY,
    pending: true,
    ...spec,
  }
  const facts = compile({ plan, standing: fold(entriesUntil(all.today, more)), today: all.today }, all)
  const paper = paperOf(facts, { plan })
  const annex = paper.annexes.find((it) => it.title.includes('到期未报'))
  return { facts, text: paperText(paper, Number.POSITIVE_INFINITY), rows: annex?.table.rows ?? [] }
}

const lists = (facts: ReturnType<typeof made>['facts'], duty: Duty) =>
  facts.owed.flatMap((it) => it.items).some((it) => JSON.stringify(it.duty) === JSON.stringify(duty))

/** What an office has granted to a unit, of some duty. */
const extended = (duty: Duty, until: string): Revision[] => [
  { type: 'extension_requested', duties: [duty], unit: '市商务局', until, reason: '待审计' },
  { type: 'extension_granted', of: `${before.length + 1}.0` },
]

describe('到期未报', () => {
  const SPECS: readonly Partial<BulletinSpec>[] = [
    { kind: 'dispatch', campaign: task.campaign },
    { kind: 'supervision', unit: task.lead_units[0] ?? '' },
    { period: { from: '2025-01-01', to: '2025-03-31' } },
    {},
  ]

  it.each(SPECS)('is said with the number that is listed: %j', (spec) => {
    const { facts, text, rows } = made(spec)
    const count = itemsIn(facts.owed)
    expect(count).toBeGreaterThan(0)
    const said = [...text.matchAll(/到期未报(?:事项)?(?:（(\d+)项）|(\d+)项)/g)].map((it) =>
      Number(it[1] ?? it[2]),
    )
    expect(said.length).toBeGreaterThan(1)
    expect([...new Set(said)]).toEqual([count])
    const listed = rows.filter((row) => String(row.at(-1)).startsWith('到期未报'))
    expect(listed).toHaveLength(count)
    for (const { unit, items } of facts.owed)
      expect(listed.filter((row) => row.includes(unit))).toHaveLength(items.length)
  })

  it.each(SPECS)('does not hold what the office has put off, and says that it was: %j', (spec) => {
    const { facts } = made(spec)
    const one = facts.owed.flatMap((it) => it.items)[0]
    if (!one) throw new Error('nothing is owed')
    const later = made(spec, extended(one.duty, '2025-05-30'))
    expect(lists(later.facts, one.duty)).toBe(false)
    expect(itemsIn(later.facts.owed)).toBe(itemsIn(facts.owed) - 1)
    expect(itemsIn(later.facts.extended)).toBe(1)
    expect(later.text).toContain('已批准延期1项')
    expect(later.rows.filter((row) => row.at(-1) === '已延期')).toHaveLength(1)
    // The day that was granted is over: it is owed again.
    const over = made(spec, extended(one.duty, '2025-04-25'))
    expect(lists(over.facts, one.duty)).toBe(true)
  })

  it('holds a task until somebody has told of it in words, and no longer.', () => {
    const spec = { kind: 'dispatch', campaign: task.campaign } as const
    const { facts, text } = made(spec)
    const period = { from: '2025-01-01', to: '2025-03-31' }
    const duty = facts.owed
      .flatMap((it) => it.items)
      .find((it) => 'task' in it.duty && it.duty.task === task.id)
    expect(duty?.duty.period.to).toBe(period.to)
    expect(text).toMatch(/文字进展\d+项/)
    const unit = task.lead_units[0] ?? ''
    const told = made(spec, [
      { type: 'progress_reported', task: task.id, unit, words: '已开工', percent: null },
    ])
    expect(itemsIn(told.facts.owed)).toBe(itemsIn(facts.owed) - 1)
  })

  it('does not hold what was reported and waits for review, nor what the office let the unit go.', () => {
    const approved = made({ pending: false })
    const counted = made({ pending: true })
    expect(counted.facts.total.pending).toBeGreaterThan(0)
    expect(approved.facts.owed).toEqual(counted.facts.owed)
    const waiting = counted.facts.rows.filter((it) => it.pending && it.missing === null)
    for (const { indicator } of waiting)
      expect(
        approved.facts.owed
          .flatMap((it) => it.items)
          .some(({ duty }) => 'indicator' in duty && duty.indicator === indicator),
      ).toBe(false)
    const of = counted.facts.owed[0]
    const duty = of?.items[0]?.duty
    if (!of || !duty) throw new Error('nothing is owed')
    const released = made({}, [
      { type: 'duties_disclaimed', duties: [duty], unit: of.unit, reason: '职能调整' },
      { type: 'disclaimer_agreed', of: `${before.length + 1}.0` },
    ])
    expect(lists(released.facts, duty)).toBe(false)
  })

  it('praises nobody who owes words on a task.', () => {
    const { facts } = made({})
    const owes = new Set(facts.owed.map((it) => it.unit))
    for (const { name } of facts.praised) expect(owes.has(name)).toBe(false)
  })
})

describe('a milestone past its date', () => {
  it('is behind, and not said to be unreported besides; a day granted puts it off.', () => {
    const milestone = plan.indicators.find(
      (it) => it.kind === 'milestone' && it.targets.every((target) => target.deadline < '2025-12-31'),
    )
    if (!milestone) throw new Error('the plan has no milestone within the year')
    const deadline = milestone.targets.map((it) => it.deadline).sort()[0] ?? ''
    const duty = { indicator: milestone.id, period: { from: '2025-01-01', to: deadline } }
    const standing = (more: readonly Revision[]) => fold(entriesUntil('2025-12-31', more))
    const from = entriesUntil('2025-12-31').length
    const put: Revision[] = [
      { type: 'extension_requested', duties: [duty], unit: '市商务局', until: '2026-03-31', reason: '汛期' },
      { type: 'extension_granted', of: `${from + 1}.0` },
    ]
    const books = (more: readonly Revision[]) => ({ plan, standing: standing(more), today: '2025-12-31' })
    expect(judge(books([]), milestone.id)).toMatchObject({ light: 'behind', reason: 'overdue' })
    expect(judge(books(put), milestone.id)).toMatchObject({
      light: 'not_due',
      rule: '按批准延期的日期（3月31日）',
    })
    const facts = compile(books([]), {
      kind: 'dispatch',
      campaign: milestone.campaign,
      unit: null,
      period: null,
      today: '2025-12-31',
      pending: true,
    })
    expect(facts.behind.flatMap((it) => it.items).map((it) => it.judgement.indicator)).toContain(milestone.id)
    expect(lists(facts, duty)).toBe(false)
  })
})
