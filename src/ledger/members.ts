/**
 * Who is who, from the roster and from what administrators have bound in chat: an account of the roster is what the
 * roster says; any other is nobody until it is bound.
 */
import type { Address } from '../base/address.ts'
import type { Day } from '../base/clock.ts'
import { type Person, ROLE_NAMES, Roster } from '../plan/roster.ts'
import type { Admissions, Binding } from './admissions.ts'

/** What is needed of a roster. */
export interface Listed {
  readonly people: readonly Person[]
  at(address: Address, today?: Day): Person | null
}

/** The person behind an account on a day; null for a stranger. */
export function memberAt(
  roster: Listed,
  admissions: Admissions,
  address: Address,
  today: Day,
): Person | null {
  const listed = roster.at(address, today)
  if (listed !== null) return listed
  const binding = admissions.boundAs(address.channel, address.person)
  if (binding === undefined) return null
  const id = binding.person ?? idOf(binding)
  return new Roster(membersOf(roster, admissions)).on(today).find((it) => it.id === id) ?? null
}

/** Everybody of the roster with the accounts that were bound to them, and those who are on no roster. */
export function membersOf({ people }: Pick<Listed, 'people'>, admissions: Admissions): Person[] {
  const bound = admissions.bindings().filter((it) => it.status === 'bound')
  if (bound.length === 0) return [...people]
  const taken = new Set(
    people.flatMap((it) => Object.entries(it.accounts).map(([channel, id]) => `${channel}/${id}`)),
  )
  const free = bound.filter((it) => !taken.has(`${it.channel}/${it.account}`))
  const ids = new Set(people.map((it) => it.id))
  const known = people.map((person) => {
    const own = free.filter((it) => it.person === person.id)
    if (own.length === 0) return person
    const accounts = Object.fromEntries(own.map((it) => [it.channel, it.account]))
    return { ...person, accounts: { ...accounts, ...person.accounts } }
  })
  // Bound as somebody who has left the roster since: nobody.
  return [...known, ...free.filter((it) => it.person === null && !ids.has(idOf(it))).map(personOf)]
}

function idOf({ channel, account }: Binding): string {
  return `${channel}:${account}`
}

/** The name is that of the office, not of the person: a ledger keeps no names. */
function personOf(binding: Binding): Person {
  const { wanted, role, channel, account } = binding
  return {
    id: idOf(binding),
    name: `${wanted}${ROLE_NAMES[role]}`,
    unit: wanted,
    role,
    accounts: { [channel]: account },
  }
}
