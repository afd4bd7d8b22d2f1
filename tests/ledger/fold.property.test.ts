/** The fold against a slow model of what its docblock says: each record followed by itself, nothing kept between. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fold, fold } from '../../src/ledger/fold.ts'
import type { Entry, Revision } from '../../src/ledger/revision.ts'
import { revisionId } from '../../src/ledger/revision.ts'
import type { Standing } from '../../src/ledger/standing.ts'
import { factKey } from '../../src/ledger/standing.ts'
import { arbitrariesOf } from './arbitraries.ts'
import { chain } from './sample.ts'

const INDICATORS = ['retail-growth', 'investment-growth']
const UNITS = ['市商务局', '市发改委']

const { figureRevisions } = arbitrariesOf({ indicators: INDICATORS, units: UNITS, entries: 12 })
const revisions: fc.Arbitrary<Revision> = fc.oneof(...figureRevisions)
const ledgers = fc
  .array(fc.array(revisions, { minLength: 1, maxLength: 3 }), { maxLength: 12 })
  .map((lists) => chain(lists, (index) => ({ person: `u${index % 2}`, unit: UNITS[index % 2] ?? null })))

/** What stands, by walking all revisions once for each report. */
function model(entries: readonly Entry[]) {
  const all = entries.flatMap((entry) =>
    entry.revisions.map((revision, index) => ({ id: revisionId(entry.number, index), revision, entry })),
  )
  const standing = new Map<
    string,
    { id: string; value: number; unit: string; status: string; history: string[]; setAt: number }
  >()
  for (const [start, { id, revision }] of all.entries()) {
    if (revision.type !== 'figure_reported') continue
    let now = { id, figure: revision.figure, status: 'pending', setAt: start }
    const names = new Set([id])
    const history = [id]
    const before: (typeof now)[] = []
    let withdrawn = false
    for (const [at, later] of all.entries()) {
      const next = later.revision
      if (at <= start || withdrawn || !('of' in next) || !names.has(next.of)) continue
      if (next.type === 'figure_withdrawn') withdrawn = true
      if (next.type === 'correction_withdrawn' && next.of === now.id) {
        const last = before.pop()
        if (last !== undefined) {
          now = last
          history.push(later.id)
        }
      }
      if (next.type === 'figure_corrected') {
        before.push({ ...now })
        now = { id: later.id, figure: next.figure, status: 'pending', setAt: at }
        names.add(later.id)
        history.push(later.id)
      }
      if ((next.type === 'figure_approved' || next.type === 'figure_returned') && next.of === now.id) {
        now.status = next.type === 'figure_approved' ? 'approved' : 'returned'
        history.push(later.id)
      }
    }
    const key = factKey(now.figure)
    if (withdrawn || (standing.get(key)?.setAt ?? -1) > now.setAt) continue
    const { figure, ...rest } = now
    standing.set(key, { ...rest, value: figure.value, unit: revision.unit, history })
  }
  return [...standing.values()].map(({ setAt: _, ...rest }) => rest).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function seen(standings: ReturnType<Standing['figures']>) {
  return standings
    .map(({ id, figure, unit, status, history }) => ({
      id,
      status,
      value: figure.value,
      unit,
      history: [...history],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

describe('the fold', () => {
  it('agrees with a model that follows each report by itself, whatever is appended', () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        expect(seen(fold(entries).figures())).toEqual(model(entries))
      }),
      { numRuns: 300 },
    )
  })

  it('stands after each entry as the fold of all entries up to it, in every lookup', () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        const step = new Fold()
        for (const [index, entry] of entries.entries()) {
          step.apply(entry)
          const whole = fold(entries.slice(0, index + 1))
          expect(step.figures()).toEqual(whole.figures())
          for (const indicator of INDICATORS) {
            const expected = whole.figures().filter((stands) => stands.figure.indicator === indicator)
            expect(step.ofIndicator(indicator)).toEqual(expected)
          }
          for (const unit of UNITS) {
            expect(step.ofUnit(unit)).toEqual(whole.figures().filter((stands) => stands.unit === unit))
          }
          for (const stands of whole.figures()) {
            expect(step.byId(stands.id)).toEqual(stands)
            expect(step.figure(stands.figure)).toEqual(stands)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
