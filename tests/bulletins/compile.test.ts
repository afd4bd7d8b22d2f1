import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { changesSince } from '../../src/bulletins/erratum.ts'
import { compileAt, digestOfFacts, nextNumber } from '../../src/bulletins/issue.ts'
import { LIGHTS } from '../../src/judging/judgement.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { BulletinSpec } from '../../src/ledger/paper.ts'
import type { Entry, Revision } from '../../src/ledger/revision.ts'
import { paperOf, paperText } from '../../src/rendering/papers/papers.ts'
import { entriesUntil, plan } from './stream.ts'

const Q1 = { from: '2025-01-01', to: '2025-03-31' }
const DAY = '2025-04-28'
const spec: BulletinSpec = {
  kind: 'bulletin',
  campaign: null,
  unit: null,
  period: Q1,
  today: DAY,
  pending: false,
}
const booksOf = (entries: readonly Entry[], today = DAY) => ({ plan, standing: fold(entries), today })
const entries = entriesUntil(DAY)
const facts = compile(booksOf(entries), spec)
const text = (bulletin: typeof facts) => paperText(paperOf(bulletin, { plan }), Number.POSITIVE_INFINITY)

describe('a bulletin as facts', () => {
  it('has counts that add up: lights to the whole, campaigns and units to the whole.', () => {
    const { total, campaigns, units, rows } = facts
    expect(total.total).toBe(plan.indicators.length)
    expect(rows).toHaveLength(total.total)
    expect(LIGHTS.reduce((sum, it) => sum + total.lights[it], 0)).toBe(total.total)
    for (const light of LIGHTS) {
      for (const counted of [campaigns, units])
        expect(counted.reduce((sum, it) => sum + it.counts.lights[light], 0)).toBe(total.lights[light])
    }
    const behind = facts.behind.reduce((sum, it) => sum + it.items.length, 0)
    expect(behind).toBe(total.lights.behind + total.lights.slightly_behind)
    expect(behind).toBeGreaterThan(5)
    expect(facts.good.length).toBeGreaterThan(5)
  })

  it('lists campaigns in the plan’s order and units in the institutions’ order.', () => {
    const order = plan.units.map((it) => it.name)
    const inOrder = (names: readonly string[]) => names.map((it) => order.indexOf(it))
    for (const names of [
      facts.units.map((it) => it.name),
      facts.behind.map((it) => it.unit),
      facts.owed.map((it) => it.unit),
    ]) {
      expect(names.length).toBeGreaterThan(1)
      expect(inOrder(names)).toEqual(inOrder(names).toSorted((a, b) => a - b))
    }
    expect(facts.campaigns.map((it) => it.name)).toEqual(plan.campaigns.map((it) => it.name))
  })

  it('goes without figures that nobody has approved, and says how many those are.', () => {
    const counted = compile(booksOf(entries), { ...spec, pending: true })
    expect(facts.total.pending).toBe(0)
    expect(counted.total.pending).toBeGreaterThan(0)
    expect(facts.leftOut).toBe(counted.total.pending)
    expect(facts.total.reported).toBe(counted.total.reported - counted.total.pending)
  })

  it('praises only units that are on schedule with all that is judged and owe nothing.', () => {
    for (const { name, counts } of facts.praised) {
      expect(counts.good).toBe(counts.judged)
      expect(facts.behind.map((it) => it.unit)).not.toContain(name)
    }
  })

  it('gives reasons only in the units’ own words.', () => {
    const items = facts.behind.flatMap((it) => it.items)
    const said = items.filter((it) => it.words !== null)
    expect(said.length).toBeGreaterThan(0)
    expect(said.length).toBeLessThan(items.length)
    const words = entries
      .flatMap((it) => it.revisions)
      .flatMap((it) => (it.type === 'progress_reported' ? [it.words] : []))
    for (const { words: own } of said) expect(words).toContain(own?.progress)
    expect(text(facts)).toContain('单位尚未说明原因')
  })

  it('tells an office what moved in the week and what is due in the next, and a unit’s head what lags.', () => {
    const friday = '2025-05-16'
    const books = booksOf(entriesUntil(friday), friday)
    const dispatch = compile(books, {
      ...spec,
      kind: 'dispatch',
      campaign: '内需扩量提效',
      period: null,
      today: friday,
      pending: true,
    })
    expect(dispatch.moved.length).toBeGreaterThan(0)
    for (const { judgement } of dispatch.moved)
      expect((judgement.figure?.recordedAt ?? '') > '2025-05-09').toBe(true)
    for (const { due } of dispatch.due.flatMap((it) => it.items)) {
      expect(due >= friday && due <= '2025-05-23').toBe(true)
    }
    const supervision = compile(books, {
      ...spec,
      kind: 'supervision',
      unit: '市发改委',
      period: null,
      today: friday,
      pending: true,
    })
    expect(supervision.behind.every((it) => it.unit === '市发改委')).toBe(true)
    expect(supervision.total.total).toBe(plan.dutiesOf('市发改委').indicators.length)
    expect(text(supervision)).toContain('逐项说明原因、措施、预计赶上日期和需协调事项')
  })
})

describe('a frozen bulletin', () => {
  const issued: Revision = {
    type: 'bulletin_issued',
    number: '2025年第1期',
    spec,
    digest: digestOfFacts(facts),
    printed: facts.rows.flatMap(({ indicator, figure, light }) =>
      figure ? [{ indicator, figure: figure.id, light }] : [],
    ),
    revisions: [...facts.revisions],
  }
  const corrected = facts.rows.find(
    (it) => it.figure !== null && plan.indicator(it.indicator).kind === 'growth',
  )?.figure
  if (!corrected) throw new Error('the stream has no rate')
  const value = corrected.figure.value + 3
  const correction: Revision = {
    type: 'figure_corrected',
    of: corrected.id,
    figure: { ...corrected.figure, value },
    reason: '口径调整',
  }

  it('is the same facts and the same text again, compiled from the entries that it stands on, whatever came later.', () => {
    const later = entriesUntil('2025-06-30')
    const head = entries.length
    expect(later.slice(0, head)).toEqual(entries)
    const again = compileAt(plan, (it) => later[it - 1], spec, head)
    expect(again).toEqual(facts)
    expect(digestOfFacts(again)).toBe(digestOfFacts(facts))
    expect(text(again)).toBe(text(facts))
    expect(() => compileAt(plan, () => undefined, spec, head)).toThrow('holds no entry 1')
  })

  it('names the revisions of every figure that it prints.', () => {
    for (const { figure } of facts.rows) {
      if (figure) for (const id of figure.history) expect(facts.revisions).toContain(id)
    }
  })

  it('is untouched by later periods; a correction is an erratum once it is approved, a withdrawal at once.', () => {
    const books = (...more: Revision[]) => booksOf(entriesUntil(DAY, more), '2025-05-30')
    const [bare] = books(issued).standing.papers.issued()
    if (!bare) throw new Error('nothing was issued')
    expect(bare.head).toBe(entries.length)
    expect(changesSince(bare, books(issued))).toEqual([])
    expect(changesSince(bare, booksOf(entriesUntil('2025-06-30', [])))).toEqual([])
    expect(changesSince(bare, books(issued, correction))).toEqual([])
    const approval: Revision = { type: 'figure_approved', of: `${entries.length + 2}.0` }
    expect(changesSince(bare, books(issued, correction, approval))).toMatchObject([
      {
        indicator: corrected.figure.indicator,
        was: { figure: { value: corrected.figure.value } },
        now: { figure: { value } },
      },
    ])
    const withdrawal: Revision = { type: 'figure_withdrawn', of: corrected.id, reason: null }
    expect(changesSince(bare, books(issued, withdrawal))).toMatchObject([
      { indicator: corrected.figure.indicator, now: null },
    ])
  })

  it('is numbered by kind, and its erratum after it.', () => {
    expect(nextNumber(booksOf(entries), spec)).toBe('2025年第1期')
    const after = booksOf(entriesUntil(DAY, [issued]))
    expect(nextNumber(after, spec)).toBe('2025年第1期（更正1）')
    expect(nextNumber(after, { ...spec, period: { from: '2025-01-01', to: '2025-04-30' } })).toBe(
      '2025年第2期',
    )
  })
})
