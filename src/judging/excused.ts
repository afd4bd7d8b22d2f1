/** A period that is due and need not be in: its day was put off by the office, or the unit was let go. */
import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { Period } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'

/** `until` null: nobody is asked for it. Null: it is due as the calendar says. */
export interface Excused {
  readonly period: Period
  readonly until: Day | null
}

export function excusedOf(
  { plan, standing }: Pick<Books, 'plan' | 'standing'>,
  indicator: Indicator,
  period: Period,
  today: Day,
): Excused | null {
  const duty = { indicator: indicator.id, period }
  const unit = indicator.owner_units[0] ?? plan.officeOf(indicator.campaign) ?? ''
  const { arrangements } = standing
  if (arrangements.responses.isReleased(duty, unit)) return { period, until: null }
  const until = arrangements.extendedTo(duty)
  return until !== null && until >= today ? { period, until } : null
}
