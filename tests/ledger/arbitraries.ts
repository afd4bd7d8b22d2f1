/** Revisions at random, of the kinds that make a figure and change it. */
import fc from 'fast-check'
import { type Revision, revisionId } from '../../src/ledger/revision.ts'
import { figure } from './sample.ts'

interface Drawn {
  readonly indicators: readonly string[]
  readonly units: readonly string[]
  /** As many entries as revisions may be of. */
  readonly entries: number
}

/** `of`: mostly a revision that exists by then, sometimes none. `figureRevisions`: for `fc.oneof`. */
export function arbitrariesOf({ indicators, units, entries }: Drawn) {
  const unit = fc.constantFrom(...units)
  const of = fc
    .tuple(fc.integer({ min: 1, max: entries }), fc.integer({ min: 0, max: 2 }))
    .map(([number, index]) => revisionId(number, index))
  const figures = fc
    .record({
      indicator: fc.constantFrom(...indicators),
      to: fc.constantFrom('2025-03-31', '2025-04-30'),
      value: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ indicator, to, value }) => figure(value, { indicator, period: { from: '2025-01-01', to } }))
  const figureRevisions: fc.MaybeWeightedArbitrary<Revision>[] = [
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('figure_reported' as const),
        figure: figures,
        unit,
        onBehalf: fc.boolean(),
      }),
    },
    fc.record({
      type: fc.constant('figure_corrected' as const),
      of,
      figure: figures,
      reason: fc.constant(null),
    }),
    fc.record({ type: fc.constant('figure_withdrawn' as const), of, reason: fc.constant(null) }),
    fc.record({ type: fc.constant('correction_withdrawn' as const), of, reason: fc.constant(null) }),
    fc.record({ type: fc.constant('figure_approved' as const), of }),
    fc.record({ type: fc.constant('figure_returned' as const), of, reason: fc.constant('口径不符') }),
  ]
  return { unit, of, figures, figureRevisions }
}
