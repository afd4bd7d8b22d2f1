/** What a county has reported of its own: it is not asked for it again, whatever the others do. */
import type { Books } from '../ledger/books.ts'
import type { Duty } from '../ledger/revision.ts'
import { countyOf, homeOf } from '../plan/counties.ts'

/** Whether a county, whose person's unit this is, has met its own part of a duty; false for a unit of the city. */
export function hasTold({ plan, standing }: Books, unit: string | null, duty: Duty): boolean {
  const county = countyOf(plan, unit)
  if (county === null) return false
  if ('task' in duty) return standing.progress(duty.task).some((it) => countyOf(plan, it.unit) === county)
  const indicator = plan.knownIndicator(duty.indicator)
  if (indicator === null || homeOf(plan, unit, indicator) !== county) return false
  return standing
    .ofIndicator(duty.indicator)
    .some(
      ({ figure, status }) =>
        figure.scope === county && status !== 'returned' && figure.period.to >= duty.period.to,
    )
}
