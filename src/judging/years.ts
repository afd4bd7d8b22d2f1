/**
 * Whose targets a figure is judged by: those of its own year's plan. Last year's figures (2025年全年, told in February
 * 2026) are judged by last year's, and what this year's plan dropped is judged by the latest that holds it.
 */
import type { Books } from '../ledger/books.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { type Period, yearOf } from '../plan/period.ts'

/** The same books where no other plan is loaded that knows better. */
export function booksFor(books: Books, indicator: string, period?: Period | null): Books {
  const { plan } = books
  const holds = (it: Catalogue) => it.findIndicator(indicator) !== null
  const itsYear = period == null ? null : plan.ofYear(yearOf(period.to))
  const its = itsYear !== null && holds(itsYear) ? itsYear : holds(plan) ? plan : plan.years.find(holds)
  return under(books, its ?? plan)
}

/** What lists of a whole period are drawn up by: 2025年哪些没完成 is asked of the plan of 2025. */
export function booksOf(books: Books, period: Period | null | undefined): Books {
  const its = period == null ? null : books.plan.ofYear(yearOf(period.to))
  return under(books, its ?? books.plan)
}

/** Last year's books as long as something of last year falls due; null where no plan of last year is loaded. */
export function lastYears(books: Books): Books | null {
  const { previous } = books.plan
  return previous === null ? null : under(books, previous)
}

function under(books: Books, plan: Catalogue): Books {
  return plan === books.plan ? books : { ...books, plan }
}
