/**
 * Who of a role in a unit is written to. AB角: the A of a post first; the B stands in while the A cannot be reached, so
 * that one thing is asked of one person. A deputy is of the same unit, or none.
 *
 * @example acting(people, (it) => it.role === 'reporter' && it.unit === '市商务局', isReachable)
 */
import type { Person } from './roster.ts'

export interface Acting {
  readonly person: Person
  /** The one whose deputy the person is here; null: it is their own post. */
  readonly standsFor: Person | null
}

/** Empty where nobody holds the role, or nobody who does, nor a deputy, can be reached. */
export function acting(
  people: readonly Person[],
  holds: (person: Person) => boolean,
  canBeReached: (person: Person) => boolean,
): Acting[] {
  const found = principals(people.filter(holds)).flatMap((person): Acting[] => {
    if (canBeReached(person)) return [{ person, standsFor: null }]
    const [deputy] = deputiesOf(people, person).filter(canBeReached)
    return deputy === undefined ? [] : [{ person: deputy, standsFor: person }]
  })
  return found.filter((it, at) => found.findIndex((other) => other.person.id === it.person.id) === at)
}

/** The deputies of those who hold the role and can be reached themselves: who is told beside them, when it comes to that. */
export function seconds(
  people: readonly Person[],
  holds: (person: Person) => boolean,
  canBeReached: (person: Person) => boolean,
): Acting[] {
  return acting(people, holds, canBeReached).flatMap(({ person, standsFor }) => {
    const [deputy] = standsFor === null ? deputiesOf(people, person).filter(canBeReached) : []
    return deputy === undefined ? [] : [{ person: deputy, standsFor: person }]
  })
}

/** In the order in which they are named on the roster. */
function deputiesOf(people: readonly Person[], { deputies = [], unit }: Person): Person[] {
  return deputies.flatMap((id) => people.find((it) => it.id === id && it.unit === unit) ?? [])
}

/** Without those who are another's deputy; of two who stand in for each other the first is the A. */
function principals(holders: readonly Person[]): readonly Person[] {
  const first = holders.filter((person, at) =>
    holders.every((other, index) => {
      const isDeputy = other !== person && other.unit === person.unit && other.deputies?.includes(person.id)
      return !isDeputy || (person.deputies?.includes(other.id) && at < index)
    }),
  )
  return first.length > 0 ? first : holders
}
