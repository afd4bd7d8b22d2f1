/** What was issued, compiled again after everything that can be added to a ledger has been added to it. */
import { afterAll, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { verbatim } from '../../src/base/verbatim.ts'
import { compile } from '../../src/bulletins/compile.ts'
import { changesSince } from '../../src/bulletins/erratum.ts'
import { compileIssued, digestOfFacts } from '../../src/bulletins/issue.ts'
import { Enclosing, ISSUED_SHELF, type Kept } from '../../src/enclosing.ts'
import { fold } from '../../src/ledger/fold.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import type { BulletinSpec } from '../../src/ledger/paper.ts'
import type { Entry, Revision } from '../../src/ledger/revision.ts'
import { Roster } from '../../src/plan/roster.ts'
import { paperOf, paperText } from '../../src/rendering/papers/papers.ts'
import { Press } from '../../src/rendering/press.ts'
import { openStore } from '../../src/storage/open.ts'
import { entriesUntil, plan } from './stream.ts'

const Q1 = { from: '2025-01-01', to: '2025-03-31' }
const DAY = '2025-04-28'
const SPEC: BulletinSpec = {
  kind: 'bulletin',
  campaign: null,
  unit: null,
  period: Q1,
  today: DAY,
  pending: false,
}
const HASH = 'a'.repeat(64)
const before = entriesUntil(DAY, evidenceOf(entriesUntil(DAY)))
const head = before.length
const at = (entries: readonly Entry[]) => (number: number) => entries[number - 1]
const standing = fold(before)
const factsOf = (spec: BulletinSpec) => compile({ plan, standing, today: DAY }, spec)
const facts = factsOf(SPEC)
const textOf = (bulletin: typeof facts) => paperText(paperOf(bulletin, { plan }), Number.POSITIVE_INFINITY)

const printed = facts.rows.flatMap((it) => (it.figure === null ? [] : [it.figure]))
const rates = printed.filter((it) => plan.indicator(it.figure.indicator).kind === 'growth')
const [first, second, third, fourth] = rates
if (!first || !second || !third || !fourth) throw new Error('the stream has too few rates')
const issued: Revision = {
  type: 'bulletin_issued',
  number: '2025年第1期',
  spec: SPEC,
  digest: digestOfFacts(facts),
  printed: facts.rows.flatMap(({ indicator, figure, light }) =>
    figure ? [{ indicator, figure: figure.id, light }] : [],
  ),
  revisions: [...facts.revisions],
}
const LATER = everyKind()
const after = entriesUntil(DAY, [...evidenceOf(entriesUntil(DAY)), ...LATER])

describe('a bulletin compiled again from its revisions', () => {
  it('finds every kind of entry added since, each with its effect on what stands.', () => {
    expect(after.slice(0, head)).toEqual(before)
    const types = new Set(after.slice(head).flatMap((it) => it.revisions.map((revision) => revision.type)))
    expect(types.size).toBe(Object.keys(kinds()).length)
    expect(digestOfFacts(compile({ plan, standing: fold(after), today: DAY }, SPEC))).not.toBe(
      digestOfFacts(facts),
    )
  })

  it.each<[string, Partial<BulletinSpec>]>([
    ['a month’s bulletin', {}],
    ['one that counts what waits for review', { pending: true }],
    ['one of the latest figures', { period: null, pending: true }],
    ['a campaign’s dispatch', { kind: 'dispatch', campaign: '内需扩量提效', period: null, pending: true }],
    ['a unit’s supervision', { kind: 'supervision', unit: '市发改委', period: null, pending: true }],
  ])('%s: the same facts and the same text, from these revisions alone.', (_, more) => {
    const spec = { ...SPEC, ...more }
    const then = factsOf(spec)
    const { revisions } = then
    const used = new Set(revisions.map((it) => Number(it.split('.')[0])))
    const again = compileIssued(plan, at(after), { spec, head, revisions })
    expect(again).toEqual(then)
    expect(textOf(again)).toBe(textOf(then))
    // No other entry is even looked at.
    const alone = (number: number) => (used.has(number) ? before[number - 1] : undefined)
    expect(compileIssued(plan, alone, { spec, head, revisions })).toEqual(then)
    expect(() => compileIssued(plan, () => undefined, { spec, head, revisions })).toThrow('holds no entry')
  })

  it('has an erratum for what was corrected, ruled, withdrawn or sent back, and none for what came later.', () => {
    const [paper] = fold(after).papers.issued()
    if (!paper) throw new Error('nothing was issued')
    const changes = changesSince(paper, { plan, standing: fold(after), today: '2025-06-30' })
    const changed = changes.flatMap((it) => ('indicator' in it ? [it.indicator] : []))
    for (const figure of [first, second, third]) expect(changed).toContain(figure.figure.indicator)
    expect(changed.length).toBeLessThanOrEqual(5)
    const still = entriesUntil('2025-06-30', [issued])
    const [untouched] = fold(still).papers.issued()
    if (!untouched) throw new Error('nothing was issued')
    expect(changesSince(untouched, { plan, standing: fold(still), today: '2025-06-30' })).toEqual([])
  })
})

describe('an issued file', () => {
  const press = new Press()
  afterAll(() => press.close())

  it('is kept: docx, sheet and chart are the same bytes after every kind of entry, and by another process.', async () => {
    const store = await openStore('memory:')
    const put = async (entries: readonly Entry[]) => {
      for (const it of entries)
        await store.shelf(LEDGER_SHELF).putIfAbsent(String(it.number).padStart(12, '0'), it)
    }
    const opened = async () => {
      const ledger = await Ledger.open(store, new HandClock(new Date('2025-04-28T02:00:00Z')))
      const shelf = store.shelf<Kept>(ISSUED_SHELF)
      return new Enclosing({ plan, roster: new Roster([]), ledger, issued: shelf, press })
    }
    const all = async () => {
      const enclosing = await opened()
      const files = []
      for (const as of ['docx', 'xlsx', 'png'] as const)
        files.push(await enclosing.make({ type: 'issued', number: '2025年第1期', as }))
      return files
    }
    await put(after.slice(0, head + 1))
    const once = await all()
    expect(once.map((it) => (it?.file?.bytes ?? it?.picture?.png ?? []).length > 3_000)).toEqual([
      true,
      true,
      true,
    ])
    expect(once[2]?.picture?.alt).toContain('内需扩量提效19项')
    await put(after.slice(head + 1))
    expect(await all()).toEqual(once)
    // Where nothing was kept yet, the late comer prints what was issued, not what stands.
    const late = await openStore('memory:')
    for (const it of after)
      await late.shelf(LEDGER_SHELF).putIfAbsent(String(it.number).padStart(12, '0'), it)
    const ledger = await Ledger.open(late, new HandClock(new Date('2026-01-01T02:00:00Z')))
    const roster = new Roster([])
    const anew = new Enclosing({ plan, roster, ledger, issued: late.shelf<Kept>(ISSUED_SHELF), press })
    expect(await anew.make({ type: 'issued', number: '2025年第1期', as: 'docx' })).toEqual(once[0])
    expect(await anew.make({ type: 'issued', number: '2025年第1期', as: 'png' })).toEqual(once[2])
  }, 60_000)
})

/** Evidence behind the first figure, so that it is among what the bulletin stands on. */
function evidenceOf(entries: readonly Entry[]): Revision[] {
  const of = entries.find((it) => it.revisions[0]?.type === 'figure_reported')
  const files = [{ hash: HASH, type: 'image/png', bytes: 10 }]
  return [{ type: 'evidence_attached', to: [`${of?.number}.0`], files }]
}

/** Each kind of revision once; `n` tells the number that an entry of it will have. */
function kinds(n: (type: Revision['type']) => string = () => '1.0'): Record<Revision['type'], Revision> {
  if (!first || !second || !third || !fourth) throw new Error('the stream has too few rates')
  const [fact] = plan.indicators
  const task = plan.tasks[0]?.id ?? ''
  const duty = { indicator: first.figure.indicator, period: first.figure.period }
  const late =
    facts.owed.flatMap((it) => it.items).flatMap((it) => ('indicator' in it.duty ? [it.duty] : []))[0] ?? duty
  const ruled =
    plan.indicators.find((it) => new Set(it.targets.map((target) => target.value)).size > 1) ?? fact
  const spec = { form: 'notice', unit: '市商务局', indicator: duty.indicator, today: DAY } as const
  const made = {
    ...{ figure: { ...fourth.figure, indicator: late.indicator, period: late.period }, unit: first.unit },
  }
  return {
    bulletin_issued: issued,
    figure_corrected: {
      type: 'figure_corrected',
      of: first.id,
      figure: { ...first.figure, value: first.figure.value + 9 },
      reason: '核实',
    },
    figure_approved: { type: 'figure_approved', of: n('figure_corrected') },
    figure_withdrawn: { type: 'figure_withdrawn', of: second.id, reason: null },
    figure_returned: { type: 'figure_returned', of: third.id, reason: '口径不符' },
    correction_withdrawn: { type: 'correction_withdrawn', of: first.id, reason: null },
    figure_reported: { type: 'figure_reported', ...made, onBehalf: false },
    review_withdrawn: { type: 'review_withdrawn', of: n('figure_reported') },
    progress_reported: { type: 'progress_reported', task, unit: first.unit, words: '已开工', percent: 10 },
    progress_withdrawn: { type: 'progress_withdrawn', of: n('progress_reported'), reason: null },
    target_ruled: { type: 'target_ruled', indicator: ruled?.id ?? '', value: 1, basis: '专班裁定' },
    extension_requested: {
      type: 'extension_requested',
      duties: [late],
      unit: first.unit,
      until: '2025-05-30',
      reason: '待审计',
    },
    extension_granted: { type: 'extension_granted', of: n('extension_requested') },
    extension_refused: { type: 'extension_refused', of: n('extension_requested'), reason: null },
    units_urged: { type: 'units_urged', urges: [{ unit: first.unit, duties: [duty] }] },
    reminder_set: {
      type: 'reminder_set',
      schedule: { when: { type: 'once', day: '2025-05-09' }, time: '15:00' },
      what: 'status',
      about: { campaign: null, unit: null, indicators: [] },
      wish: verbatim('提醒我'),
    },
    reminder_dropped: { type: 'reminder_dropped', of: n('reminder_set') },
    reminders_paused: { type: 'reminders_paused', until: null },
    reminders_resumed: { type: 'reminders_resumed' },
    bulletin_consulted: { type: 'bulletin_consulted', spec: SPEC, digest: HASH, units: [first.unit] },
    opinion_given: { type: 'opinion_given', on: n('bulletin_consulted'), unit: first.unit, words: '无意见' },
    letter_issued: { type: 'letter_issued', number: '2025年第1号', spec, digest: HASH },
    evidence_attached: {
      type: 'evidence_attached',
      to: [fourth.id],
      files: [{ hash: HASH, type: 'image/png', bytes: 1 }],
    },
    lag_explained: {
      type: 'lag_explained',
      ...duty,
      unit: first.unit,
      reason: '资金',
      measures: null,
      promised: null,
      needs: null,
    },
    exception_granted: { type: 'exception_granted', unit: first.unit, period: Q1, reason: null },
    exception_revoked: { type: 'exception_revoked', of: n('exception_granted') },
    binding_requested: { type: 'binding_requested', wanted: '市商务局' },
    binding_confirmed: {
      type: 'binding_confirmed',
      of: n('binding_requested'),
      person: null,
      role: 'reporter',
    },
    binding_proposed: { type: 'binding_proposed', of: n('binding_requested'), role: 'office' },
    binding_refused: { type: 'binding_refused', of: n('binding_requested'), reason: '重复' },
    binding_ended: { type: 'binding_ended', of: n('binding_requested') },
    roster_read: { type: 'roster_read', hash: HASH, people: 0, came: [], went: [], changed: [] },
    room_registered: { type: 'room_registered', level: 'internal' },
    room_noticed: { type: 'room_noticed', campaign: null, on: true },
    duties_acknowledged: { type: 'duties_acknowledged', duties: [late], unit: first.unit },
    duties_disclaimed: { type: 'duties_disclaimed', duties: [late], unit: first.unit, reason: '职能调整' },
    disclaimer_agreed: { type: 'disclaimer_agreed', of: n('duties_disclaimed') },
    list_received: {
      ...{ type: 'list_received', list: '重大项目', kind: 'project', level: 'internal' },
      ...{ keeper: first.unit, source: null, renamed: [] },
      items: [
        {
          ...{ name: '甲项目', aliases: [], unit: first.unit, county: null, total: 52, planned: 6 },
          ...{ starts: '2025-03', ends: '2026-10', started: null, finished: null },
          ...{ category: null, leader: null, funds: [], more: {} },
        },
      ],
    },
    item_reported: {
      ...{ type: 'item_reported', list: '重大项目', item: '甲项目', unit: first.unit, onBehalf: false },
      said: { started: '2025-03-18' },
    },
    item_corrected: { type: 'item_corrected', of: n('item_reported'), said: { started: '2025-03-19' } },
    item_withdrawn: { type: 'item_withdrawn', of: n('item_reported'), parts: [] },
    item_approved: { type: 'item_approved', of: n('item_reported') },
    item_returned: { type: 'item_returned', of: n('item_reported'), reason: '请附佐证' },
    item_answered: { type: 'item_answered', of: n('item_reported'), unit: first.unit, words: '已办' },
    disclaimer_rejected: { type: 'disclaimer_rejected', of: n('duties_disclaimed'), reason: null },
  }
}

function everyKind(): Revision[] {
  const types = Object.keys(kinds()) as Revision['type'][]
  return Object.values(kinds((type) => `${head + 1 + types.indexOf(type)}.0`))
}
