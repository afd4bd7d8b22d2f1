/** What a person's own reminder is about on a day: duties that are still open, or how reporting stands. */
import type { Day } from '../base/clock.ts'
import type { Lag, MissingOf, NextDue } from '../conversation/turn/replies/query.ts'
import { judgeAll } from '../judging/judge.ts'
import { behindSince } from '../judging/lag.ts'
import { dueOf, isMet, type Obligation, overdue } from '../judging/obligation.ts'
import { promiseOf } from '../judging/promise.ts'
import { isBehind, worstFirst } from '../judging/tally.ts'
import type { OwnReminder } from '../ledger/arrangements.ts'
import type { Books } from '../ledger/books.ts'
import type { Indicator } from '../plan/schema.ts'
import type { Ladder } from './ladder.ts'

/** How far ahead a reminder without an indicator looks. */
const AHEAD_WORKDAYS = 5

/**
 * Null: the reminder is not about something to be reported. Empty: it is, and all of it has been: nobody who has
 * reported is reminded.
 */
export function ownDuties(
  books: Books,
  ladder: Ladder,
  reminder: OwnReminder,
  day: Day,
): Obligation[] | null {
  if (reminder.what !== 'report') return null
  const { indicators, unit } = reminder.about
  const until = ladder.plan.workdays.step(day, AHEAD_WORKDAYS)
  if (indicators.length === 0) {
    if (unit === null) return null
    return [
      ...overdue(books, ladder.obligations, day),
      ...coming(books, ladder, day).filter((it) => it.due <= until),
    ].filter((it) => it.unit === unit)
  }
  const about = (it: Obligation) => 'indicator' in it.duty && indicators.includes(it.duty.indicator)
  const open = coming(books, ladder, day).filter(about)
  return open.length > 0 ? open : overdue(books, ladder.obligations, day).filter(about)
}

/** Of each indicator or task the next period that is over and not reported, though not due before the day. */
function coming(books: Books, ladder: Ladder, day: Day): Obligation[] {
  const open = ladder.obligations.filter((it) => dueOf(books, it) >= day && it.duty.period.to < day)
  return open.filter((it) => !isMet(books, it))
}

/** Figures that are due and not in, by unit; and the day on which the next are due. */
export function statusOn(
  books: Books,
  ladder: Ladder,
  about: OwnReminder['about'],
  day: Day,
): { units: MissingOf[]; next: NextDue | null } {
  const within = (it: Obligation) =>
    (about.campaign === null || it.campaign === about.campaign) &&
    (about.unit === null || it.unit === about.unit) &&
    'indicator' in it.duty &&
    (about.indicators.length === 0 || about.indicators.includes(it.duty.indicator))
  const items = overdue(books, ladder.obligations, day).filter(within)
  const units = ladder.plan.units.flatMap(({ name }) => {
    const own = items.flatMap(({ unit, duty }) => (unit === name && 'indicator' in duty ? [duty] : []))
    return own.length === 0 ? [] : [{ unit: name, items: own }]
  })
  const [first, ...others] = ladder.obligations
    .filter((it) => within(it) && dueOf(books, it) >= day && !isMet(books, it))
    .sort((a, b) => dueOf(books, a).localeCompare(dueOf(books, b)))
  if (first === undefined) return { units, next: null }
  const due = dueOf(books, first)
  const same = [first, ...others.filter((it) => dueOf(books, it) === due)]
  const indicators = same.flatMap(({ duty }) => ('indicator' in duty ? [duty.indicator] : []))
  return { units, next: { period: first.duty.period, day: due, indicators } }
}

/** What is behind, the worst first. */
export function lagsOn(books: Books, about: OwnReminder['about']): Lag[] {
  const within = (it: Indicator) =>
    (about.campaign === null || it.campaign === about.campaign) &&
    (about.unit === null || it.owner_units.includes(about.unit)) &&
    (about.indicators.length === 0 || about.indicators.includes(it.id))
  return worstFirst(judgeAll(books, within).filter(isBehind)).map((judgement) => ({
    state: { indicator: judgement.indicator, judgement, without: null },
    since: behindSince(books, judgement),
    promised: promiseOf(books, judgement.indicator),
  }))
}
