/**
 * 绑定: an account that nobody is known by asks for its unit; an administrator, who has spoken with the person and
 * compared the code, confirms. A display name is never an identity.
 */
import type { Binding } from '../../ledger/admissions.ts'
import { hashOfCode } from '../../ledger/invitation.ts'
import { countyNamed } from '../../plan/counties.ts'
import { type Person, ROLE_NAMES, ROLES, type Role } from '../../plan/roster.ts'
import { may } from '../access/rights.ts'
import { isStranger } from '../access/strangers.ts'
import type { Admission } from '../admitting.ts'
import type { Command } from '../commands.ts'
import { originOf } from '../reporting/preview.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { codeOf, isAdministrator, isSeconded, proposed, reach, takesTwo, toldOf, viewOf } from './giving.ts'

/** Roles that are given in chat; an administrator is made in the roster's file alone. */
const GIVEN: readonly Role[] = ROLES.filter((it) => it !== 'admin' && it !== 'none')

export function bind(turn: Turn, { unit }: Extract<Command, { type: 'bind' }>): Decision {
  const { channel, person: account } = turn.from
  const named = turn.reading.names.find((it) => it.kind === 'unit' && it.ids.length === 1)?.ids[0]
  const wanted = named ?? turn.books.plan.findUnit(unit)?.name ?? countyNamed(turn.books.plan, unit)
  const reply = { type: 'bind', channel, account, wanted } as const
  if (turn.fleeting)
    return { revisions: [], replies: [{ ...reply, bound: null, code: null, fleeting: true }] }
  if (!isStranger(turn.sender))
    return { revisions: [], replies: [{ ...reply, bound: turn.sender?.unit ?? '', code: null }] }
  const code = wanted === null ? hashOfCode(unit) : null
  if (code !== null) return invited(turn, code)
  if (wanted === null) return { revisions: [], replies: [{ ...reply, bound: null, code: null }] }
  const all = turn.books.standing.admissions.bindings()
  const same = all.find((it) => it.channel === channel && it.account === account && it.status === 'requested')
  const told = reach(turn, isAdministrator)
  const asked = { ...reply, bound: null, told: told.length > 0 }
  if (same?.wanted === wanted) return { revisions: [], replies: [{ ...asked, code: codeOf(same) }] }
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

export function admit(turn: Turn, said: Exclude<Admission, { type: 'room' }>): Decision {
  if (!may(turn, 'admit', ['general']))
    return { revisions: [], replies: [{ type: 'refused', action: 'admit' }] }
  const all = turn.books.standing.admissions.bindings()
  if (said.type === 'bindings') {
    const shown = all.filter((it) => it.status === 'requested' || it.status === 'bound')
    return { revisions: [], replies: [{ type: 'bind.list', bindings: shown.map(viewOf) }] }
  }
  const wanted = said.type === 'unbind' ? 'bound' : 'requested'
  const found = all.find(
    (it) => it.status === wanted && (it.number === said.number || codeOf(it) === String(said.number)),
  )
  if (found === undefined)
    return { revisions: [], replies: [{ type: 'bind.none', number: said.number, why: 'no_such_number' }] }
  switch (said.type) {
    case 'confirm':
      return confirmed(turn, found, said.rest)
    case 'refuse': {
      const reason = said.reason === '' ? '未说明' : said.reason
      const revisions = [{ type: 'binding_refused', of: found.id, reason }] as const
      return decided(turn, { ...found, status: 'refused' }, revisions, null, reason)
    }
    case 'unbind':
      return decided(
        turn,
        { ...found, status: 'ended' },
        [{ type: 'binding_ended', of: found.id }],
        null,
        null,
      )
  }
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
