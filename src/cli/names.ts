/** Units and people as they are written on a command line or in a line of JSON. */
import type { Catalogue } from '../plan/catalogue.ts'
import { countyNamed, countyOf } from '../plan/counties.ts'
import { type Person, ROLE_NAMES } from '../plan/roster.ts'

/** The plan's name of a unit that is given by that name or by one of its short forms. */
export function unitNamed(plan: Catalogue, name: string): string | null {
  const exact = plan.findUnit(name)
  if (exact) return exact.name
  const fitting = plan.units.filter((it) => it.aliases.includes(name))
  return fitting.length === 1 ? (fitting[0]?.name ?? null) : null
}

/** A unit of the plan, or a county, by its name; an office of a county (湘阴县发改局) as it is written; null: none of these. */
export function knownUnit(plan: Catalogue, name: string): string | null {
  const known = unitNamed(plan, name) ?? countyNamed(plan, name)
  return known ?? (countyOf(plan, name) === null ? null : name)
}

/** The person given by id, by name, or by unit or role (the first one of it on the roster). */
export function personNamed(people: readonly Person[], plan: Catalogue, name: string): Person | null {
  const unit = unitNamed(plan, name) ?? countyNamed(plan, name)
  return (
    people.find((it) => it.id === name) ??
    people.find((it) => it.name === name) ??
    people.find((it) => unit !== null && it.unit === unit) ??
    people.find((it) => it.role === name || ROLE_NAMES[it.role] === name) ??
    null
  )
}
