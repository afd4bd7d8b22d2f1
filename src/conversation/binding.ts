/** 绑定: what an administrator needs to put an account on the roster. A display name is never an identity. */
import type { Command } from './commands.ts'
import { isStranger } from './strangers.ts'
import type { Decision, Turn } from './turn.ts'

export function bind(turn: Turn, { unit }: Extract<Command, { type: 'bind' }>): Decision {
  const { channel, person } = turn.from
  const named = turn.reading.names.find((it) => it.kind === 'unit' && it.ids.length === 1)?.ids[0]
  const wanted = named ?? turn.books.plan.findUnit(unit)?.name ?? null
  const bound = isStranger(turn.sender) ? null : (turn.sender?.unit ?? null)
  return { revisions: [], replies: [{ type: 'bind', channel, account: person, wanted, bound }] }
}
