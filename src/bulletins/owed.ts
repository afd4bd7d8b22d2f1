/** What a bulletin says of reporting: what is overdue, what was put off, what comes next. Figures, and tasks told in words. */
import type { Day } from '../base/clock.ts'
import { dueOf, isMet, type Obligation, obligationsOf, overdue } from '../judging/obligation.ts'
import type { Books } from '../ledger/books.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { Owed, OwedOf } from './bulletin.ts'

/** Of one unit alone what that unit is to report, whoever else answers for it (一数一源). Milestones have their light. */
export function obligationsFor({ plan }: Books, { campaign, unit }: BulletinSpec): Obligation[] {
  const within = (it: { campaign: string }) => campaign === null || it.campaign === campaign
  const milestones = new Set(plan.indicators.flatMap((it) => (it.kind === 'milestone' ? [it.id] : [])))
  return obligationsOf(plan, within)
    .filter((it) => unit === null || it.unit === unit)
    .filter(({ duty }) => !('indicator' in duty && milestones.has(duty.indicator)))
}

/** Of a data period where one is given, else of each indicator or task the latest. */
export function owedIn(
  books: Books,
  obligations: readonly Obligation[],
  { period, today }: BulletinSpec,
): { owed: OwedOf[]; extended: OwedOf[] } {
  const asked = period === null ? obligations : obligations.filter((it) => it.duty.period.to === period.to)
  const late = overdue(books, asked, today)
  // By the calendar these would be due as well.
  const putOff = asked.filter((it) => it.due < today && dueOf(books, it) >= today && !isMet(books, it))
  return { owed: byUnit(books, late), extended: byUnit(books, putOff) }
}

/** What is to be in from a day until another, and is not. */
export function dueWithin(books: Books, obligations: readonly Obligation[], from: Day, until: Day): OwedOf[] {
  const near = obligations.filter((it) => {
    const day = dueOf(books, it)
    return day >= from && day <= until
  })
  return byUnit(
    books,
    near.filter((it) => !isMet(books, it)),
  )
}

/** Units in the institutions' order; of each the nearest day first. */
function byUnit(books: Books, obligations: readonly Obligation[]): OwedOf[] {
  const { standing, plan } = books
  return plan.units.flatMap(({ name }) => {
    const own = obligations.filter((it) => it.unit === name)
    const items = own.map((it): Owed => {
      const { duty } = it
      return { duty, due: dueOf(books, it), extended: standing.arrangements.extendedTo(duty) !== null }
    })
    return items.length === 0
      ? []
      : [{ unit: name, items: items.toSorted((a, b) => a.due.localeCompare(b.due)) }]
  })
}
