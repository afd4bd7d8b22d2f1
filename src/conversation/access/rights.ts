/**
 * Who may do what, where: denied unless this table says otherwise. A role counts only together with a
 * relation: 填报员 may report what the own unit answers for, 专班办公室 what belongs to its campaign.
 *
 * @example
 * may(turn, 'report', relationTo(turn, indicator)) // false for another unit's figure
 */
import type { Address } from '../../base/address.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { CITY, countyOf, homeOf, isAskedOf } from '../../plan/counties.ts'
import { type Person, type Role, rolesOf } from '../../plan/roster.ts'
import type { Indicator, Task } from '../../plan/schema.ts'

export const ACTIONS = [
  'read',
  'report',
  'correct',
  'withdraw',
  'progress',
  'review',
  'rule',
  'urge',
  'schedule',
  'bulletin',
  'consult',
  'opine',
  'issue',
  /** Accounts bound, groups registered. */
  'admit',
  /** Approved figures of a closed period opened to a unit. */
  'except',
] as const
export type Action = (typeof ACTIONS)[number]

/**
 * own: the sender's unit answers for it. office: the sender speaks for the office of its campaign.
 * entry: the sender filed this very figure. other: none of these. general: about nothing in particular.
 */
export type Relation = 'own' | 'office' | 'entry' | 'other' | 'general'
export type Place = 'direct' | 'room'

type Grant = readonly [relations: readonly Relation[], places: readonly Place[]]

const ANY: readonly Relation[] = ['own', 'office', 'entry', 'other', 'general']
const ANYWHERE: readonly Place[] = ['direct', 'room']
const READS: Partial<Record<Action, Grant>> = { read: [ANY, ANYWHERE], bulletin: [ANY, ANYWHERE] }
const FILES: Partial<Record<Action, Grant>> = {
  report: [['own'], ANYWHERE],
  correct: [['own'], ANYWHERE],
  withdraw: [['entry'], ANYWHERE],
  progress: [['own'], ANYWHERE],
  schedule: [['own', 'general'], ANYWHERE],
  opine: [['own'], ANYWHERE],
}

/** Official acts are not done before others' eyes. */
const DIRECT: readonly Place[] = ['direct']
const ISSUES: Partial<Record<Action, Grant>> = {
  consult: [['general'], DIRECT],
  issue: [['general'], DIRECT],
}

export const RIGHTS: Readonly<Record<Role, Readonly<Partial<Record<Action, Grant>>>>> = {
  none: {},
  reporter: { ...READS, ...FILES },
  // A unit's head may take back what a clerk of the unit filed.
  lead: { ...READS, ...FILES, withdraw: [['entry', 'own'], ANYWHERE] },
  office: {
    ...READS,
    report: [['own', 'office'], ANYWHERE],
    correct: [['own', 'office'], ANYWHERE],
    // Another's figure is returned with a reason, never taken back.
    withdraw: [['entry'], ANYWHERE],
    progress: [['own', 'office'], ANYWHERE],
    review: [['office'], ANYWHERE],
    rule: [['office'], ANYWHERE],
    except: [['office'], ANYWHERE],
    urge: [['own', 'office', 'other', 'general'], ANYWHERE],
    schedule: [ANY, ANYWHERE],
    consult: [['general'], DIRECT],
  },
  supervisor: { ...READS, ...ISSUES, urge: [ANY, ANYWHERE], schedule: [ANY, ANYWHERE] },
  leader: { ...READS, ...ISSUES, urge: [ANY, ANYWHERE], schedule: [ANY, ANYWHERE] },
  // Keeps the roster and the machine, not the figures.
  admin: { ...READS, schedule: [ANY, ANYWHERE], admit: [['general'], ANYWHERE] },
}

/** Whose rights are asked for, and where. */
export interface Asker {
  readonly sender: Person | null
  readonly from: Address
}

/** True if any of the relations is granted to the sender in this place. A stranger may do nothing. */
export function may(turn: Asker, action: Action, relations: readonly Relation[]): boolean {
  const place: Place = turn.from.room === undefined ? 'direct' : 'room'
  return rolesOf(turn.sender).some((role) => {
    const [granted, places] = RIGHTS[role][action] ?? [[], []]
    return places.includes(place) && relations.some((it) => granted.includes(it))
  })
}

/** How the sender stands to an indicator or a task. */
export function relationsTo(sender: Person | null, matter: Indicator | Task, plan: Catalogue): Relation[] {
  const unit = sender?.unit ?? null
  if (sender === null || unit === null) return ['other']
  const relations: Relation[] = []
  const answering =
    'owner_units' in matter ? matter.owner_units : [...matter.lead_units, ...matter.joint_units]
  const county = countyOf(plan, unit)
  // The city's figure is none of a county's; a task that all counties have is its own as well.
  const shared = county !== null && !('owner_units' in matter) && isAskedOf(plan, county, answering)
  if (answering.includes(unit) || shared) relations.push('own')
  if (speaksForOffice(sender) && plan.isOfficeOf(unit, matter.campaign)) relations.push('office')
  return relations.length > 0 ? relations : ['other']
}

/** For which unit the sender may file a figure of this indicator; null: for none. */
export function filingUnit(
  turn: Asker,
  indicator: Indicator,
  plan: Catalogue,
  action: 'report' | 'correct' = 'report',
): { readonly unit: string; readonly onBehalf: boolean } | null {
  const relations = relationsTo(turn.sender, indicator, plan)
  if (!may(turn, action, relations)) return null
  const own = turn.sender?.unit
  if (relations.includes('own') && own) return { unit: own, onBehalf: false }
  const [owner] = indicator.owner_units
  return owner === undefined ? null : { unit: owner, onBehalf: true }
}

/**
 * For which unit the sender may file a figure about a place: a county's people that of their county, of any indicator.
 * `behalf`: for whom the message says that it is; an office that answers for the indicator as well files for the other.
 */
export function filingOf(
  turn: Asker,
  indicator: Indicator,
  plan: Catalogue,
  scope: string,
  { action = 'report', behalf = null }: { action?: 'report' | 'correct'; behalf?: string | null } = {},
): ReturnType<typeof filingUnit> {
  const unit = turn.sender?.unit ?? null
  const home = homeOf(plan, unit, indicator)
  if (home !== CITY && unit !== null)
    return scope === home && may(turn, action, ['own']) ? { unit, onBehalf: false } : null
  const filing = filingUnit(turn, indicator, plan, action)
  const offices = relationsTo(turn.sender, indicator, plan).includes('office')
  return filing !== null && offices && behalf !== null ? { unit: behalf, onBehalf: behalf !== unit } : filing
}

/** Whether the sender may file what is said without a place. */
export function mayFileAtHome(
  turn: Asker,
  indicator: Indicator,
  plan: Catalogue,
  action: 'report' | 'correct' = 'report',
): boolean {
  const home = homeOf(plan, turn.sender?.unit ?? null, indicator)
  return filingOf(turn, indicator, plan, home, { action }) !== null
}

/** The campaigns whose office the sender speaks for. */
export function officeCampaigns(sender: Person | null, plan: Catalogue): string[] {
  if (sender === null || !speaksForOffice(sender)) return []
  return plan.campaigns.filter((it) => plan.isOfficeOf(sender.unit, it.name)).map((it) => it.name)
}

function speaksForOffice(sender: Person): boolean {
  return rolesOf(sender).includes('office')
}
