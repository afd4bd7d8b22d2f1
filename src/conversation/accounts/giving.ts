/**
 * Roles that let a person decide on what others report: none of them is given in chat by one administrator alone, who
 * may not decide so himself. Another has to say the same; or the roster's file says it. Those whom it concerns are told.
 */
import type { Binding } from '../../ledger/admissions.ts'
import { type Person, type Role, rolesOf } from '../../plan/roster.ts'
import type { BindingView } from '../turn/replies/admission.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'

const TAKES_TWO: ReadonlySet<Role> = new Set(['office', 'supervisor', 'leader'])

export function takesTwo(role: Role): boolean {
  return TAKES_TWO.has(role)
}

/** Whether another administrator, who is one still, has proposed this very role. */
export function isSeconded({ sender, people = [] }: Turn, { proposed }: Binding, role: Role): boolean {
  if (proposed?.role !== role) return false
  const { channel, person } = proposed.by
  const by = people.find((it) => it.accounts[channel] === person)
  return by !== undefined && by.id !== sender?.id && isAdministrator(by)
}

export function proposed(turn: Turn, found: Binding, role: Role): Decision {
  const { channel, person } = turn.from
  const binding = viewOf({ ...found, proposed: { role, by: { channel, person } } })
  const others = reach(turn, (it) => isAdministrator(it) && it.id !== turn.sender?.id)
  const { proposed: before } = found
  const isSame = before?.role === role && before.by.channel === channel && before.by.person === person
  return {
    revisions: isSame ? [] : [{ type: 'binding_proposed', of: found.id, role }],
    replies: [{ type: 'bind.proposed', binding, role, told: others.length > 0 }],
    tell: isSame ? [] : told(turn, 'bind-second', others, { type: 'bind.second', binding, role }),
  }
}

/** The other administrators, those who have the same say, and whoever watches over them. */
export function toldOf(turn: Turn, binding: Binding): Told[] {
  const { role, wanted, channel, account } = binding
  const concerned = reach(turn, (it) => {
    if (it.id === turn.sender?.id || it.accounts[channel] === account) return false
    const roles = rolesOf(it)
    const same = role === 'office' && roles.includes('office') && it.unit === wanted
    return same || isAdministrator(it) || roles.includes('supervisor')
  })
  return told(turn, 'bind-given', concerned, { type: 'bind.given', binding: viewOf(binding) })
}

export function isAdministrator(person: Person): boolean {
  return rolesOf(person).includes('admin')
}

function told(turn: Turn, what: string, all: readonly Told['to'][], reply: Told['reply']): Told[] {
  return all.map((to) => ({
    key: [what, turn.from.channel, turn.message.id, to.channel, to.person].join('/'),
    to,
    reply,
  }))
}

/**
 * Where people are reached: on the channel of the message where they have an account there, else on theirs. The
 * terminal is nobody's but of whoever sits at it.
 */
export function reach({ people = [], from }: Turn, which: (person: Person) => boolean): Told['to'][] {
  return people.filter(which).flatMap(({ accounts }) => {
    const [first] = Object.entries(accounts).filter(([channel]) => channel !== 'terminal')
    const own = accounts[from.channel]
    if (own !== undefined) return [{ channel: from.channel, person: own }]
    return first === undefined ? [] : [{ channel: first[0], person: first[1] }]
  })
}

export function viewOf(binding: Binding): BindingView {
  const { number, wanted, channel, account, status, role, proposed, recordedAt } = binding
  const waits = proposed === null ? {} : { proposed: proposed.role }
  return { number, code: codeOf(binding), wanted, channel, account, status, role, ...waits, at: recordedAt }
}

/** Four digits that tell one request from another when they are read out on the telephone; not a secret. */
export function codeOf({ id, channel, account }: Binding): string {
  let sum = 7
  for (const character of `${id}/${channel}/${account}`)
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return String(1000 + (sum % 9000))
}
