import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { compileLetter } from '../../src/bulletins/letter.ts'
import type { Period } from '../../src/plan/period.ts'
import { paperOf, paperText } from '../../src/rendering/papers/papers.ts'
import { deskOn, plan, reported, type Told } from '../reminders/desk.ts'

const RETAIL = '1-retail-growth'
const UNIT = '市商务局'
const Q1 = { from: '2025-01-01', to: '2025-03-31' }
const PASSED = '已过承诺日期仍滞后'

function figure(to: string, value: number, at: string): Told {
  const { revisions } = reported(RETAIL, to, at)
  return {
    at,
    revisions: revisions.map((it) =>
      it.type === 'figure_reported' ? { ...it, figure: { ...it.figure, value } } : it,
    ),
  }
}

const behind = figure('2025-03-31', 1, '2025-04-14T10:00:00+08:00')
const promised: Told = {
  at: '2025-04-14T11:00:00+08:00',
  revisions: [
    {
      type: 'lag_explained',
      indicator: RETAIL,
      period: Q1,
      unit: UNIT,
      reason: '基数高',
      measures: '办消费节',
      promised: '2025-05-31',
      needs: null,
    },
  ],
}
const caughtUp = figure('2025-04-30', 7.5, '2025-05-16T10:00:00+08:00')
const behindAgain = figure('2025-05-31', 1, '2025-06-16T10:00:00+08:00')

/** The bulletin's words on the unit, with its table. */
function paper(told: readonly Told[], period: Period | null): string {
  const today = '2025-06-20'
  const { books } = deskOn(today, [], told)
  const spec = { kind: 'bulletin', campaign: null, unit: UNIT, period, today, pending: true } as const
  return paperText(paperOf(compile(books, spec), { plan }), Number.POSITIVE_INFINITY)
}

describe('an official paper on what a unit promised', () => {
  it('says that the promised day is over where it is behind still, with the reason.', () => {
    const text = paper([behind, promised], null)
    expect(text).toContain(`预计5月31日赶上，${PASSED}`)
    expect(text).toContain('原因“基数高”')
  })

  it('says of a promise that was kept not that it was broken, though the paper is on the period before.', () => {
    const text = paper([behind, promised, caughtUp], Q1)
    expect(text).toContain('原因“基数高”')
    expect(text).not.toContain('5月31日赶上')
    expect(text).not.toContain(PASSED)
  })

  it('gives what was said of an earlier lag for no reason of the one that began after it.', () => {
    const text = paper([behind, promised, caughtUp, behindAgain], null)
    expect(text).toContain('单位尚未说明原因')
    for (const words of ['基数高', '5月31日赶上', PASSED]) expect(text).not.toContain(words)
  })

  it('is as careful where it is a letter.', () => {
    const today = '2025-06-20'
    const spec = { form: 'order', unit: UNIT, indicator: RETAIL, today } as const
    const { books } = deskOn(today, [], [behind, promised, caughtUp, behindAgain])
    const letter = compileLetter(books, spec)
    expect(letter.behind?.since).toEqual({ from: '2025-01-01', to: '2025-05-31' })
    expect(letter.behind?.words).toBeNull()
  })
})
