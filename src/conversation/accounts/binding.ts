/**
 * 绑定: an account that nobody is known by asks for its unit; an administrator, who has spoken with the person and
 * compared the code, confirms. A display name is never an identity.
 */
import type { Binding } from '../../ledger/admissions.ts'
import { hashOfCode } from '../../ledger/invitation.ts'
import { type Person, ROLE_NAMES, ROLES, type Role } from '../../plan/roster.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { may } from '../access/rights.ts'
import { isStranger } from '../access/strangers.ts'
import { originOf } from '../reporting/preview.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { requestedBy } from './applied.ts'
import { codeOf, isAdministrator, isSeconded, proposed, reach, takesTwo, toldOf, viewOf } from './giving.ts'

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

/** Roles that are given in chat; an administrator is made in the roster's file alone. */
const GIVEN: readonly Role[] = ROLES.filter((it) => it !== 'admin' && it !== 'none')

export function bind(turn: Turn, { unit: wanted, words }: Said<'account.bind'>): Decision {
  const { channel, person: account } = turn.from
  const reply = { type: 'bind', channel, account, wanted } as const
  if (turn.fleeting)
    return { revisions: [], replies: [{ ...reply, bound: null, code: null, fleeting: true }] }
  if (!isStranger(turn.sender))
    return { revisions: [], replies: [{ ...reply, bound: turn.sender?.unit ?? '', code: null }] }
  const code = wanted === null ? hashOfCode(words) : null
  if (code !== null) return invited(turn, code)
  const same = requestedBy(turn)
  const told = reach(turn, isAdministrator)
  const asked = { ...reply, bound: null, told: told.length > 0 }
  if (same !== null && (wanted === null || same.wanted === wanted))
    return { revisions: [], replies: [{ ...asked, wanted: same.wanted, code: codeOf(same) }] }
  if (wanted === null) return { revisions: [], replies: [{ ...reply, bound: null, code: null }] }
  const request = requestOf(turn, wanted)
  return {
    revisions: [{ type: 'binding_requested', wanted }],
    replies: [{ ...asked, code: codeOf(request) }],
    tell: told.map(
      (to): Told => ({
        key: ['bind', channel, turn.message.id, to.channel, to.person].join('/'),
        to,
        reply: { type: 'bind.asked', binding: viewOf(request), words: turn.message.text },
      }),
    ),
  }
}

function requestOf(turn: Turn, wanted: string): Binding {
  return {
    id: `${turn.books.standing.head + 1}.0`,
    number: turn.books.standing.admissions.bindings().length + 1,
    wanted,
    channel: turn.from.channel,
    account: turn.from.person,
    status: 'requested',
    person: null,
    role: 'none',
    proposed: null,
    origin: originOf(turn),
    recordedAt: turn.at.toISOString(),
  }
}

/** 绑定 7KQM-2XWD: whoever was handed the code is that person of the roster. It holds once. */
function invited(turn: Turn, code: string): Decision {
  const person = turn.people?.find((it) => it.code === code)
  const none = (why: 'wrong_code' | 'used_code'): Decision => ({
    revisions: [],
    replies: [{ type: 'bind.none', number: 0, why }],
  })
  if (person === undefined) return none('wrong_code')
  const { id, role, unit } = person
  if (turn.books.standing.admissions.bindings().some((it) => it.person === id)) return none('used_code')
  const request = requestOf(turn, unit ?? '')
  const binding = viewOf({ ...request, status: 'bound', person: id, role })
  return {
    revisions: [
      { type: 'binding_requested', wanted: request.wanted },
      { type: 'binding_confirmed', of: request.id, person: id, role },
    ],
    replies: [{ type: 'bind.told', binding, person: person.name, reason: null }],
  }
}

export function bindings(turn: Turn): Decision {
  if (!mayAdmit(turn)) return refused()
  const shown = turn.books.standing.admissions
    .bindings()
    .filter((it) => it.status === 'requested' || it.status === 'bound')
  return { revisions: [], replies: [{ type: 'bind.list', bindings: shown.map(viewOf) }] }
}

export function admit(turn: Turn, { number, as }: Said<'account.admit'>): Decision {
  return about(turn, 'requested', number, (found) => confirmed(turn, found, as))
}

export function refuse(turn: Turn, { number, reason: said }: Said<'account.refuse'>): Decision {
  return about(turn, 'requested', number, (found) => {
    const reason = said === '' ? '未说明' : said
    const revisions = [{ type: 'binding_refused', of: found.id, reason }] as const
    return decided(turn, { ...found, status: 'refused' }, revisions, null, reason)
  })
}

export function unbind(turn: Turn, { number }: Said<'account.unbind'>): Decision {
  return about(turn, 'bound', number, (found) => {
    const revisions = [{ type: 'binding_ended', of: found.id }] as const
    return decided(turn, { ...found, status: 'ended' }, revisions, null, null)
  })
}

/** By its number, or by the code that was read out. */
function about(
  turn: Turn,
  status: Binding['status'],
  number: number,
  decide: (found: Binding) => Decision,
): Decision {
  if (!mayAdmit(turn)) return refused()
  const found = turn.books.standing.admissions
    .bindings()
    .find((it) => it.status === status && (it.number === number || codeOf(it) === String(number)))
  if (found !== undefined) return decide(found)
  return { revisions: [], replies: [{ type: 'bind.none', number, why: 'no_such_number' }] }
}

function mayAdmit(turn: Turn): boolean {
  return may(turn, 'admit', ['general'])
}

function refused(): Decision {
  return { revisions: [], replies: [{ type: 'refused', action: 'admit' }] }
}

/** 绑定 通过 1, 绑定 通过 1 单位负责人, 绑定 通过 1 张科员 (of the roster). */
function confirmed(turn: Turn, found: Binding, rest: string): Decision {
  const role = GIVEN.find((it) => ROLE_NAMES[it] === rest)
  if (rest === '' || role !== undefined) {
    const given = role ?? 'reporter'
    if (takesTwo(given) && !isSeconded(turn, found, given)) return proposed(turn, found, given)
    const revision = { type: 'binding_confirmed', of: found.id, person: null, role: given } as const
    return decided(turn, { ...found, status: 'bound', role: given }, [revision], null, null)
  }
  const [person, ...others] = (turn.people ?? []).filter((it) => it.id === rest || it.name === rest)
  if (person === undefined || others.length > 0 || person.unit !== found.wanted || person.role === 'admin') {
    const why = person === undefined ? 'no_such_person' : others.length > 0 ? 'several' : 'other_unit'
    return { revisions: [], replies: [{ type: 'bind.none', number: found.number, why }] }
  }
  const revision = { type: 'binding_confirmed', of: found.id, person: person.id, role: person.role } as const
  return decided(
    turn,
    { ...found, status: 'bound', person: person.id, role: person.role },
    [revision],
    person,
    null,
  )
}

function decided(
  turn: Turn,
  binding: Binding,
  revisions: Decision['revisions'],
  person: Person | null,
  reason: string | null,
): Decision {
  const { channel, account } = binding
  const said = { binding: viewOf(binding), person: person?.name ?? null, reason }
  const isGiven = binding.status === 'bound' && takesTwo(binding.role)
  return {
    revisions,
    replies: [{ type: 'bind.done', ...said }],
    tell: [
      {
        key: ['bound', turn.from.channel, turn.message.id, channel, account].join('/'),
        to: { channel, person: account },
        reply: { type: 'bind.told', ...said },
      },
      ...(isGiven ? toldOf(turn, binding) : []),
    ],
  }
}
