/** A ledger that begins with a checkpoint answers as one that was read from its first entry. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { Checkpoints } from '../../src/checkpointing.ts'
import { Parcels } from '../../src/ledger/asleep.ts'
import { digestOf } from '../../src/ledger/chain.ts'
import {
  CHECKPOINT_SHELF,
  checkpointOf,
  readCheckpoint,
  writeCheckpoint,
} from '../../src/ledger/checkpoint.ts'
import { Fold, fold } from '../../src/ledger/fold.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { NotYet } from '../../src/ledger/not-yet.ts'
import { type Entry, type Revision, revisionId } from '../../src/ledger/revision.ts'
import type { Standing } from '../../src/ledger/standing.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { openStore } from '../../src/storage/open.ts'
import { arbitrariesOf } from './arbitraries.ts'
import { addition, chain, figure, reported } from './sample.ts'

const INDICATORS = ['retail-growth', 'investment-growth', 'trade-growth']
const UNITS = ['市商务局', '市发改委', '市统计局']
const PROGRAM = '0.1.0（abc）'

const arbitrary = arbitrariesOf({ indicators: INDICATORS, units: UNITS, entries: 14 })
const { of, unit } = arbitrary
const file = { type: 'application/pdf', bytes: 3, hash: '0'.repeat(64) }
const revisions: fc.Arbitrary<Revision> = fc.oneof(
  ...arbitrary.figureRevisions,
  fc.record({
    type: fc.constant('evidence_attached' as const),
    to: fc.array(of, { minLength: 1, maxLength: 2 }),
    files: fc.constant([file]).map((it) => [...it]),
  }),
  fc.record({
    type: fc.constant('progress_reported' as const),
    task: fc.constantFrom('a1-1', 'a1-2'),
    unit,
    words: fc.constant('已开工'),
    percent: fc.integer({ min: 0, max: 100 }),
  }),
  fc.record({ type: fc.constant('progress_withdrawn' as const), of, reason: fc.constant(null) }),
  fc.record({
    type: fc.constant('target_ruled' as const),
    indicator: fc.constantFrom(...INDICATORS),
    value: fc.integer({ min: 0, max: 9 }),
    basis: fc.constant('市政府常务会议'),
  }),
)
const ledgers = fc
  .array(fc.array(revisions, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 14 })
  .map((lists) => chain(lists, (index) => ({ person: `u${index % 2}`, unit: UNITS[index % 2] ?? null })))

/** Each thing that can be asked, by a name. */
const ASKED: Readonly<Record<string, (standing: Standing) => unknown>> = {
  figures: (it) => it.figures(),
  ofIndicator: (it) => INDICATORS.map((indicator) => it.ofIndicator(indicator)),
  ofUnit: (it) => UNITS.map((unit) => it.ofUnit(unit)),
  figure: (it) => INDICATORS.map((indicator) => it.figure(figure(0, { indicator }))),
  history: (it) => INDICATORS.map((indicator) => it.history(figure(0, { indicator })).map(({ id }) => id)),
  byId: (it) => everyId.map((id) => [it.byId(id), it.replacedBy(id), it.below(id)]),
  revision: (it) => everyId.map((id) => it.revision(id)?.revision),
  progress: (it) => ['a1-1', 'a1-2'].map((task) => it.progress(task)),
  last: (it) => ['u0', 'u1'].map((person) => it.lastOf('terminal', person)),
  rulings: (it) => INDICATORS.map((indicator) => it.ruling(indicator)),
  evidence: (it) => it.backings.evidenceFor(everyId),
  sums: (it) => [it.head, it.revisions],
}
const everyId = Array.from({ length: 45 }, (_, at) => revisionId(Math.floor(at / 3) + 1, at % 3))

async function over(entries: readonly Entry[], cut: number): Promise<Fold> {
  const made = await checkpointOf(entries.slice(0, cut), PROGRAM)
  return new Fold(undefined, made === null ? null : new Parcels(made, undefined))
}

describe('a fold over a checkpoint', () => {
  it('answers each question as the fold of all entries does, whatever is asked first and when', async () => {
    const asked = fc.shuffledSubarray(Object.keys(ASKED), { minLength: 3 })
    await fc.assert(
      fc.asyncProperty(ledgers, fc.nat(14), asked, fc.boolean(), async (entries, cut, names, early) => {
        const standing = await over(entries, cut)
        const whole = fold(entries.slice(0, cut))
        // Something may be awake before more is added.
        const [first = ''] = names
        if (early) expect(ASKED[first]?.(standing)).toEqual(ASKED[first]?.(whole))
        for (const it of entries.slice(cut)) standing.apply(it)
        const all = fold(entries)
        for (const name of names) expect([name, ASKED[name]?.(standing)]).toEqual([name, ASKED[name]?.(all)])
      }),
      { numRuns: 300 },
    )
  })
})

it('counts a file that came with figures of several indicators once for each, whichever is asked for first', async () => {
  const entries = chain([
    [
      reported(1, { indicator: 'retail-growth' }),
      reported(2, { indicator: 'trade-growth' }),
      { type: 'evidence_attached', to: ['1.0', '1.1'], files: [file] },
    ],
  ])
  for (const order of [INDICATORS, INDICATORS.toReversed()]) {
    const standing = await over(entries, 1)
    const counts = order.flatMap((it) => standing.ofIndicator(it).map(({ evidence }) => evidence))
    expect(counts).toEqual([1, 1])
    expect(standing.figures()).toEqual(fold(entries).figures())
  }
})

describe('a ledger with a checkpoint', () => {
  const plan = loadPlan('seeds/yueyang-2025')
  const clock = new HandClock(new Date('2025-04-11T01:12:00Z'))
  let store: Store
  const opened = (program = PROGRAM) => Ledger.open(store, clock, { plan, program })

  /** Three reports of 2024, the second corrected, an approval, and a checkpoint of the first `kept`. */
  beforeEach(async () => {
    store = await openStore('memory:')
    const ledger = await Ledger.open(store, clock, { plan, noted: true })
    for (const n of [1, 2, 3])
      await ledger.append(addition(`m${n}`, [reported(n, { scope: `县${n}` })]), ledger.head)
    await ledger.append(addition('m4', [{ type: 'figure_approved', of: '1.0' }]), 3)
    await keep(3)
    await ledger.append(addition('m5', [reported(9, { stage: 'final' })]), 4)
  })

  async function keep(number: number, change: (entry: Entry) => Entry = (it) => it): Promise<void> {
    const entries: Entry[] = []
    for await (const [, entry] of store.shelf<Entry>(LEDGER_SHELF).entries()) entries.push(change(entry))
    const made = await checkpointOf(entries.slice(0, number), PROGRAM)
    if (made !== null) await writeCheckpoint(store.shelf(CHECKPOINT_SHELF), made)
  }

  const kept = async () => (await readCheckpoint(store.shelf(CHECKPOINT_SHELF), PROGRAM))?.head.number
  const checkpoints = (ledger: Ledger, log: string[] = [], behind = 2) =>
    new Checkpoints({
      store,
      ledger,
      program: PROGRAM,
      behind,
      log: (_, error) => log.push((error as { code?: string }).code ?? String(error)),
    })

  it('stands as the whole one does, and is added to', async () => {
    const [ledger, whole] = [await opened(), await Ledger.open(store, clock, { plan })]
    expect(() => ledger.entry(1)).toThrow(NotYet)
    expect([ledger.head, ledger.written, ledger.entry(5)]).toEqual([5, 5, whole.entry(5)])
    expect(await ledger.read(2)).toEqual(whole.entry(2))
    expect(ledger.standing.figures()).toEqual(whole.standing.figures())
    const more = addition('m6', [
      { type: 'figure_corrected', of: '2.0', figure: figure(8, { scope: '县2' }), reason: null },
    ])
    expect(await ledger.append(more, 5)).toMatchObject({ appended: { number: 6 } })
    await whole.refresh()
    expect(ledger.standing.figures()).toEqual(whole.standing.figures())
  })

  it('says that it does not know yet what only the whole tells, and knows it after', async () => {
    const ledger = await opened()
    const asked = [
      () => ledger.messageSeen('terminal', 'm2')?.number,
      () => ledger.standing.history(figure(0, { scope: '县2' }))[0]?.said?.text,
      () => [...ledger.entries()].length,
    ]
    for (const ask of asked) expect(ask).toThrow(NotYet)
    expect(ledger.messageSeen('terminal', 'never')).toBeUndefined()
    expect(ledger.messageSeen('terminal', 'm5')?.number).toBe(5)
    await ledger.whole()
    expect(asked.map((ask) => ask())).toEqual([2, '原文 m2', 5])
  })

  it('gives up a place behind the checkpoint where its commit came to nothing', async () => {
    const [ledger, other] = [await opened(), await opened()]
    await other.append(addition('m6', [reported(5, { scope: '县5' })]), 5)
    expect(await ledger.append(addition('m7', [reported(7, { scope: '县7' })]), 5)).toEqual({ moved: true })
    expect(ledger.standing.figures()).toEqual(other.standing.figures())
  })

  it.each<readonly [string, () => Promise<void>]>([
    [
      'another program made',
      async () => {
        const made = await checkpointOf(fiveOf(await Ledger.open(store, clock)), '0.0.9')
        if (made) await writeCheckpoint(store.shelf(CHECKPOINT_SHELF), made)
      },
    ],
    [
      'names another entry than the one that stands',
      () => keep(3, (it) => ({ ...it, hash: digestOf(it.number) })),
    ],
    ['is longer than the ledger', longer],
    ['has a parcel that was touched', () => touched('000000000003.000001')],
    ['lacks a parcel', () => store.shelf(CHECKPOINT_SHELF).delete('000000000003.000000')],
    ['has a head that was touched', () => touched('head')],
  ])(
    'reads all from the first entry where the checkpoint is one that %s, and makes a new one',
    async (_, spoil) => {
      await spoil()
      const ledger = await opened()
      expect(ledger.entry(1)?.number).toBe(1)
      expect(ledger.standing.figures()).toHaveLength(4)
      await checkpoints(ledger).work()
      expect(await kept()).toBe(5)
    },
  )

  const fiveOf = (ledger: Ledger) => [...ledger.entries()]

  async function longer(): Promise<void> {
    const made = await checkpointOf(fiveOf(await Ledger.open(store, clock)), PROGRAM)
    if (made === null) return
    await writeCheckpoint(store.shelf(CHECKPOINT_SHELF), { ...made, head: { ...made.head, number: 9 } })
  }

  async function touched(key: string): Promise<void> {
    const shelf = store.shelf<unknown>(CHECKPOINT_SHELF)
    const value = await shelf.get(key)
    expect(value).toBeDefined()
    await shelf.set(
      key,
      typeof value === 'string'
        ? `${value.slice(0, -4)}AAAA`
        : JSON.parse(JSON.stringify(value).replace('revisions\\":3', 'revisions\\":4')),
    )
  }

  it('finds out what was changed below the checkpoint, and ends', async () => {
    const shelf = store.shelf<Entry>(LEDGER_SHELF)
    const second = await shelf.get(entryKey(2))
    await shelf.set(entryKey(2), { ...second, revisions: [reported(99, { scope: '县2' })] } as Entry)
    const ledger = await opened()
    const [log, kept]: [string[], string[]] = [[], []]
    const it = checkpoints(ledger, log)
    it.broken.catch((error) => kept.push(error.code))
    await it.work()
    expect([log, kept]).toEqual([['ledger.broken'], ['ledger.broken']])
    await expect(ledger.whole()).rejects.toMatchObject({ message: expect.stringContaining('第 2 条') })
  })

  it('stands by the chain and not by a checkpoint that lies, says so and makes it anew', async () => {
    await keep(3, (it) => (it.number === 2 ? { ...it, revisions: [reported(99, { scope: '县2' })] } : it))
    const ledger = await opened()
    expect(ledger.standing.byId('2.0')?.figure.value).toBe(99)
    const log: string[] = []
    await checkpoints(ledger, log).work()
    expect(ledger.standing.byId('2.0')?.figure.value).toBe(2)
    expect([log, await kept()]).toEqual([['ledger.checkpoint'], 5])
  })

  it('is made when the ledger has gone on far enough, leaves nothing of the old one and no words', async () => {
    const ledger = await opened()
    const work = checkpoints(ledger, [], 3)
    await work.work()
    expect(await kept()).toBe(3)
    await ledger.append(addition('m6', [reported(6, { scope: '县6' })]), 5)
    await work.work()
    expect(await kept()).toBe(6)
    const keys: string[] = []
    const made = await readCheckpoint(store.shelf(CHECKPOINT_SHELF), PROGRAM)
    for await (const [key] of store.shelf(CHECKPOINT_SHELF).entries()) keys.push(key)
    expect(keys.filter((it) => !it.startsWith('000000000006.'))).toEqual(['head'])
    const again = await opened()
    expect(() => again.entry(6)).toThrow(NotYet)
    if (made === null) throw new Error('none was made')
    const texts = made.head.parcels.flatMap((_, at) => new Parcels(made, undefined).open(at))
    expect(JSON.stringify(texts.map(({ noted: { revision, origin } }) => [revision, origin]))).not.toContain(
      '原文',
    )
    expect(JSON.stringify(made.head)).not.toContain('张三')
  })
})
