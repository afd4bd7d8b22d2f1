/** What a unit is to report, as a message is about it: named, quoted, or simply open; and whose office hears of it. */
import type { Address } from '../../base/address.ts'
import { isMetBy } from '../../judging/met.ts'
import { expectedFigures } from '../../judging/release.ts'
import type { Duty } from '../../ledger/revision.ts'
import { acting } from '../../plan/deputies.ts'
import { isValid, type Person, type Role } from '../../plan/roster.ts'
import { may, relationsTo } from '../access/rights.ts'
import type { Turn } from '../turn/turn.ts'

/** Indicators that the message names: of each the latest period that is over and not reported. */
export function namedDuties(turn: Turn): Duty[] {
  const { indicators, names } = turn.reading
  const found = names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids.slice(0, 1))
  return [...new Set([...indicators, ...found])].flatMap((id) => dutyOf(turn, id))
}

export function openDuties(turn: Turn): Duty[] {
  const { plan } = turn.books
  return plan.indicators
    .filter((it) => it.owner_units[0] === turn.sender?.unit)
    .flatMap((it) => dutyOf(turn, it.id))
}

function dutyOf(turn: Turn, id: string): Duty[] {
  const { plan } = turn.books
  const over = expectedFigures(plan, plan.indicator(id)).findLast((it) => it.period.to < turn.today)
  if (over === undefined || isMetBy(turn.books, id, over.period)) return []
  return [{ indicator: id, period: { from: over.period.from, to: over.period.to } }]
}

export function isOwn(turn: Turn, duty: Duty): boolean {
  const { plan } = turn.books
  const matter = 'task' in duty ? plan.task(duty.task) : plan.knownIndicator(duty.indicator)
  if (matter === null) return false
  const relations = relationsTo(turn.sender, matter, plan)
  return relations.includes('own') && may(turn, 'schedule', ['own'])
}

export function campaignOf(turn: Pick<Turn, 'books'>, duty: Duty): string {
  const { plan } = turn.books
  return 'task' in duty ? plan.task(duty.task).campaign : plan.indicator(duty.indicator).campaign
}

export function officersOf(turn: Turn, office: string | null): Address[] {
  return holdersOf(turn, 'office', office, (it) => Object.keys(it.accounts).length > 0).flatMap((it) =>
    addressOf(it, turn.from.channel),
  )
}

/** The unit's head, or whoever of the unit is there, in the channel that the sender writes in. */
export function headsOf(turn: Turn, unit: string): readonly Person[] {
  const isThere = ({ accounts }: Person) => accounts[turn.from.channel] !== undefined
  const heads = holdersOf(turn, 'lead', unit, isThere)
  return heads.length > 0 ? heads : holdersOf(turn, 'reporter', unit, isThere)
}

/** Who holds the post today, or the deputy of who cannot be reached. */
function holdersOf(
  { people = [], today }: Turn,
  role: Role,
  unit: string | null,
  canBeReached: (person: Person) => boolean,
): Person[] {
  const now = people.filter((it) => isValid(it, today))
  return acting(now, (it) => it.role === role && (unit === null || it.unit === unit), canBeReached).map(
    (it) => it.person,
  )
}

/** Where somebody is told: on the channel of the one who writes, else on their first. */
function addressOf({ accounts }: Person, channel: string): Address[] {
  const own = accounts[channel]
  if (own !== undefined) return [{ channel, person: own }]
  const [first] = Object.entries(accounts)
  return first === undefined ? [] : [{ channel: first[0], person: first[1] }]
}
