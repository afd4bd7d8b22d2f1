/** Who is meant by a unit's clerk, its head, a campaign's office; and where they are reached. */
import type { Address } from '../base/address.ts'
import type { Day } from '../base/clock.ts'
import type { Obligation } from '../judging/obligation.ts'
import type { Books } from '../ledger/books.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { speaksFor } from '../plan/counties.ts'
import { type Acting, acting, seconds } from '../plan/deputies.ts'
import { isValid, type Person, type Role } from '../plan/roster.ts'
import type { Addressee } from './step.ts'

/** All that planning goes by. */
export interface Desk {
  readonly books: Books
  readonly people: readonly Person[]
  /** Where a person is reached in a direct chat; null: nowhere just now. */
  readonly reach: (person: Person) => Address | null
}

/**
 * The people of an addressee, or who stands in for them. A unit whose clerks cannot be reached is asked through its
 * head and the other way round; an office that nobody speaks for is represented by the 督查室. `paused`: a day on which
 * whoever has stopped their reminders is passed over, for their deputy if there is one.
 */
export function recipients(
  desk: Pick<Desk, 'books' | 'people' | 'reach'>,
  { unit, campaign }: Pick<Obligation, 'unit' | 'campaign'>,
  to: Addressee,
  paused: Day | null = null,
): Acting[] {
  const of = (role: Role, which: string | null) => actingAs(desk, role, which, paused)
  const first = (own: Group, other: () => Group) => (own.reachable ? own.acting : other().acting)
  switch (to) {
    case 'clerk':
      return first(of('reporter', unit), () => of('lead', unit))
    case 'head':
      return first(of('lead', unit), () => of('reporter', unit))
    case 'office':
      return first(of('office', officeOf(desk.books.plan, campaign)), () => of('supervisor', null))
  }
}

/**
 * The deputies of the unit's clerks, who are told with its head: who has answered neither before the due day nor on it
 * may not be there. A clerk who said that the unit knows of it has answered.
 */
export function clerksDeputies(desk: Desk, { unit }: Pick<Obligation, 'unit'>, day: Day): Acting[] {
  const people = onDuty(desk)
  const reached = (it: Person) => desk.reach(it) !== null && !isPaused(desk, it, day)
  const { plan } = desk.books
  return seconds(people, (it) => it.role === 'reporter' && speaksFor(plan, it.unit, unit), reached)
}

interface Group {
  readonly acting: Acting[]
  /** Somebody of it is there, though they may have stopped their reminders. */
  readonly reachable: boolean
}

function actingAs(
  desk: Pick<Desk, 'books' | 'people' | 'reach'>,
  role: Role,
  unit: string | null,
  paused: Day | null,
): Group {
  const people = onDuty(desk)
  const { plan } = desk.books
  const holds = (it: Person) => it.role === role && (unit === null || speaksFor(plan, it.unit, unit))
  const reached = (it: Person) => desk.reach(it) !== null
  const now = (it: Person) => reached(it) && (paused === null || !isPaused(desk, it, paused))
  return { acting: acting(people, holds, now), reachable: acting(people, holds, reached).length > 0 }
}

function onDuty({ books, people }: Pick<Desk, 'books' | 'people'>): Person[] {
  return people.filter((it) => isValid(it, books.today))
}

function officeOf(plan: Catalogue, campaign: string): string | null {
  return plan.officeOf(campaign)
}

/** Whether a person has stopped their own reminders for a day. */
export function isPaused({ books }: Pick<Desk, 'books'>, person: Person, day: string): boolean {
  return Object.entries(person.accounts).some(([channel, account]) => {
    const pause = books.standing.arrangements.pauseOf(channel, account)
    return pause !== undefined && (pause.until === null || day <= pause.until)
  })
}
