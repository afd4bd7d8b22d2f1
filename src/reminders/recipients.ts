/** Who is meant by a unit's clerk, its head, a campaign's office; and where they are reached. */
import type { Address } from '../base/address.ts'
import type { Books } from '../ledger/books.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import type { Person, Role } from '../plan/roster.ts'
import type { Obligation } from './obligation.ts'
import type { Addressee } from './step.ts'

/** All that planning goes by. */
export interface Desk {
  readonly books: Books
  readonly people: readonly Person[]
  /** Where a person is reached in a direct chat; null: nowhere just now. */
  readonly reach: (person: Person) => Address | null
}

/**
 * The people of an addressee. A unit without a clerk on the roster is asked through its head and the other way round;
 * an office that nobody speaks for is represented by the 督查室.
 */
export function recipients(
  { books, people }: Pick<Desk, 'books' | 'people'>,
  { unit, campaign }: Pick<Obligation, 'unit' | 'campaign'>,
  to: Addressee,
): Person[] {
  const of = (role: Role, which: string | null) =>
    people.filter((it) => it.role === role && (which === null || it.unit === which))
  const first = (...choices: Person[][]) => choices.find((it) => it.length > 0) ?? []
  switch (to) {
    case 'clerk':
      return first(of('reporter', unit), of('lead', unit))
    case 'head':
      return first(of('lead', unit), of('reporter', unit))
    case 'office':
      return first(of('office', officeOf(books.plan, campaign)), of('supervisor', null))
  }
}

function officeOf(plan: Catalogue, campaign: string): string {
  return plan.officeOf(campaign)
}

/** Whether a person has stopped their own reminders for a day. */
export function isPaused({ books }: Pick<Desk, 'books'>, person: Person, day: string): boolean {
  return Object.entries(person.accounts).some(([channel, account]) => {
    const pause = books.standing.arrangements.pauseOf(channel, account)
    return pause !== undefined && (pause.until === null || day <= pause.until)
  })
}
