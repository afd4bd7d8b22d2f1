/** A figure that the office has sent back: it counts for nothing, and whoever asks is told why it is not there. */
import type { Books } from '../ledger/books.ts'
import type { StandingFigure } from '../ledger/standing.ts'
import { isSamePeriod, type Period } from '../plan/period.ts'

export interface Returned {
  readonly figure: StandingFigure
  readonly reason: string | null
  /** The unit whose office did it. */
  readonly by: string | null
  readonly at: string
}

/** Of the period asked for; else the latest one, where nothing newer counts. */
export function returnedOf(
  { standing, plan }: Books,
  indicator: string,
  counts: StandingFigure | null,
  period: Period | undefined,
): Returned | null {
  const { city } = plan.plan
  const whole = ['', '全市', city, `${city}市`]
  const figure = standing
    .ofIndicator(indicator)
    .filter((it) => it.status === 'returned' && whole.includes(it.figure.scope))
    .filter((it) =>
      period === undefined
        ? it.figure.period.to > (counts?.figure.period.to ?? '')
        : isSamePeriod(it.figure.period, period),
    )
    .at(-1)
  if (figure === undefined) return null
  const noted = figure.history
    .map((id) => standing.revision(id))
    .findLast((it) => it?.revision.type === 'figure_returned')
  return {
    figure,
    reason: figure.returnedReason ?? null,
    by: noted?.origin.unit ?? null,
    at: noted?.recordedAt ?? figure.recordedAt,
  }
}
