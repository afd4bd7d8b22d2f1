import { describe, expect, it } from 'vitest'
import { fold } from '../../src/ledger/fold.ts'
import { chain, figure, reported } from './sample.ts'

const april = { period: { from: '2025-01-01', to: '2025-04-30' } }

describe('the figure that stands', () => {
  it('is the reported one, pending, with its source', () => {
    const standing = fold(chain([[reported(6.8)]]))
    expect(standing.figure(figure(0))).toEqual({
      id: '1.0',
      figure: figure(6.8),
      unit: '市商务局',
      status: 'pending',
      onBehalf: false,
      origin: expect.objectContaining({ person: 'u1', message: 'm1' }),
      recordedAt: '2025-04-11T01:12:00.000Z',
      reportedAt: '2025-04-11T01:12:00.000Z',
      history: ['1.0'],
    })
    expect([standing.head, standing.revisions]).toEqual([1, 1])
  })

  it('is a fact of its own for every period, basis, scope and stage', () => {
    const standing = fold(
      chain([
        [
          reported(1),
          reported(2, april),
          reported(3, { basis: 'single' }),
          reported(4, { scope: '平江县' }),
          reported(5, { stage: 'flash' }),
          reported(6, { stage: 'final' }),
          reported(7, { indicator: 'investment-growth' }),
        ],
      ]),
    )
    expect(standing.figures().map((stands) => stands.figure.value)).toEqual([1, 3, 4, 5, 6, 7, 2])
    expect(standing.figure(figure(0, { stage: 'flash' }))?.figure.value).toBe(5)
  })

  it('takes the corrected value and goes back to pending, with the old one in its history', () => {
    const standing = fold(
      chain([
        [reported(6.8)],
        [{ type: 'figure_approved', of: '1.0' }],
        [{ type: 'figure_corrected', of: '1.0', figure: figure(6.9), reason: '口径' }],
      ]),
    )
    expect(standing.figure(figure(0))).toMatchObject({
      id: '3.0',
      figure: { value: 6.9 },
      status: 'pending',
      recordedAt: '2025-04-11T01:12:02.000Z',
      reportedAt: '2025-04-11T01:12:00.000Z',
      history: ['1.0', '2.0', '3.0'],
    })
    expect(standing.byId('1.0')).toBeUndefined()
    expect(standing.revision('1.0')?.revision).toMatchObject({ figure: { value: 6.8 } })
  })

  it('is gone when a corrected figure is withdrawn, and the old value does not come back', () => {
    for (const of of ['1.0', '2.0']) {
      const standing = fold(
        chain([
          [reported(6.8)],
          [{ type: 'figure_corrected', of: '1.0', figure: figure(6.9), reason: null }],
          [{ type: 'figure_withdrawn', of, reason: null }],
        ]),
      )
      expect(standing.figures()).toEqual([])
      expect(standing.history(figure(0)).map(({ id }) => id)).toEqual(['1.0', '2.0', '3.0'])
    }
  })

  it('is the one before again, with its review status, when only the correction is taken back', () => {
    const lists = [
      [reported(6.8)],
      [{ type: 'figure_approved', of: '1.0' } as const],
      [{ type: 'figure_corrected', of: '1.0', figure: figure(6.9), reason: null } as const],
      [{ type: 'correction_withdrawn', of: '3.0', reason: null } as const],
    ]
    expect(fold(chain(lists.slice(0, 3))).replacedBy('3.0')).toMatchObject({ id: '1.0', status: 'approved' })
    const standing = fold(chain(lists))
    expect(standing.figures()).toMatchObject([
      { id: '1.0', figure: { value: 6.8 }, status: 'approved', history: ['1.0', '2.0', '3.0', '4.0'] },
    ])
    expect(standing.replacedBy('1.0')).toBeUndefined()
    const again = fold(chain([...lists, [{ type: 'correction_withdrawn', of: '3.0', reason: null }]]))
    expect(again.figures()).toEqual(standing.figures())
  })

  it('goes back to its own period below what was reported there since, when the correction is taken back', () => {
    const standing = fold(
      chain([
        [reported(6.8)],
        [{ type: 'figure_corrected', of: '1.0', figure: figure(6.8, april), reason: null }],
        [reported(7)],
        [{ type: 'correction_withdrawn', of: '2.0', reason: null }],
      ]),
    )
    expect(standing.figures().map(({ id }) => id)).toEqual(['3.0'])
    expect(standing.below('3.0')?.id).toBe('1.0')
  })

  it('is the report before, when a report that replaced it is withdrawn', () => {
    const lists = [
      [reported(6.8)],
      [reported(7)],
      [{ type: 'figure_withdrawn', of: '2.0', reason: null } as const],
    ]
    expect(fold(chain(lists.slice(0, 2))).figure(figure(0))?.figure.value).toBe(7)
    expect(fold(chain(lists)).figure(figure(0))?.figure.value).toBe(6.8)
  })

  it('moves to the other period, when the correction says it was of that one', () => {
    const standing = fold(
      chain([
        [reported(6.8)],
        [{ type: 'figure_corrected', of: '1.0', figure: figure(6.8, april), reason: null }],
      ]),
    )
    expect(standing.figure(figure(0))).toBeUndefined()
    expect(standing.figure(figure(0, april))?.id).toBe('2.0')
    expect(standing.history(figure(0)).map(({ id }) => id)).toEqual(['1.0', '2.0'])
    expect(standing.history(figure(0, april)).map(({ id }) => id)).toEqual(['2.0'])
  })

  it('carries approval and return, and the reason only while returned', () => {
    const lists = [
      [reported(6.8)],
      [{ type: 'figure_returned', of: '1.0', reason: '口径不符' } as const],
      [{ type: 'figure_approved', of: '1.0' } as const],
    ]
    expect(fold(chain(lists.slice(0, 2))).byId('1.0')).toMatchObject({
      status: 'returned',
      returnedReason: '口径不符',
    })
    const approved = fold(chain(lists)).byId('1.0')
    expect(approved).toMatchObject({ status: 'approved', history: ['1.0', '2.0', '3.0'] })
    expect(approved).not.toHaveProperty('returnedReason')
  })

  it('does not take an approval that was meant for the value before the correction', () => {
    const standing = fold(
      chain([
        [reported(6.8)],
        [{ type: 'figure_corrected', of: '1.0', figure: figure(68), reason: null }],
        [{ type: 'figure_approved', of: '1.0' }],
      ]),
    )
    expect(standing.figure(figure(0))).toMatchObject({ id: '2.0', status: 'pending' })
  })

  it('is marked as filed on behalf, when somebody of another unit corrected it', () => {
    const correction = [{ type: 'figure_corrected', of: '1.0', figure: figure(6.9), reason: null } as const]
    const standing = fold(
      chain([[reported(6.8)], correction], (index) => (index === 1 ? { unit: '市发改委' } : {})),
    )
    expect(standing.byId('2.0')).toMatchObject({
      unit: '市商务局',
      onBehalf: true,
      origin: { unit: '市发改委' },
    })
  })
})

describe('looking up', () => {
  const standing = fold(
    chain(
      [
        [reported(2, april), reported(1)],
        [reported(9, { indicator: 'investment-growth' }, '市发改委')],
        [{ type: 'figure_approved', of: '1.0' }],
        [{ type: 'progress_reported', task: 'a1-1', unit: '市商务局', words: '已完成招标', percent: 40 }],
        [{ type: 'progress_withdrawn', of: '4.0', reason: null }],
        [{ type: 'target_ruled', indicator: 'high-tech', value: 6, basis: '统计局口径' }],
        [{ type: 'target_ruled', indicator: 'high-tech', value: 8, basis: '市长会议' }],
        [{ type: 'progress_reported', task: 'a1-1', unit: '市商务局', words: '已开工', percent: null }],
      ],
      (index) => (index === 1 ? { person: 'u2' } : {}),
    ),
  )

  it('finds figures by indicator and by unit, in the order of their periods', () => {
    expect(standing.ofIndicator('retail-growth').map(({ figure }) => figure.value)).toEqual([1, 2])
    expect(standing.ofUnit('市发改委').map(({ id }) => id)).toEqual(['2.0'])
    expect(standing.ofIndicator('unknown')).toEqual([])
  })

  it("finds what still stands of a person's last entry", () => {
    expect(standing.lastOf('terminal', 'u1')).toMatchObject({
      number: 8,
      figures: [],
      progress: [{ words: '已开工' }],
    })
    expect(standing.lastOf('terminal', 'u2')).toMatchObject({ number: 2, figures: [{ id: '2.0' }] })
    expect(standing.lastOf('wecom', 'u1')).toBeUndefined()
    const undone = fold(
      chain([[reported(1)], [reported(2, april)], [{ type: 'figure_withdrawn', of: '2.0', reason: null }]]),
    )
    expect(undone.lastOf('terminal', 'u1')).toMatchObject({ number: 1 })
  })

  it('gives the progress that was not withdrawn, and the latest ruling', () => {
    expect(standing.progress('a1-1').map(({ words }) => words)).toEqual(['已开工'])
    expect(standing.ruling('high-tech')).toMatchObject({ value: 8, basis: '市长会议' })
  })
})
