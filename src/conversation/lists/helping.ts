/** What a held-up item needs of another unit: that unit is told once, and what it answers is told to whoever asked. */
import type { ItemSaid } from '../../ledger/item.ts'
import type { ItemState } from '../../ledger/items.ts'
import type { Person } from '../../plan/roster.ts'
import type { Told, Turn } from '../turn/turn.ts'

/** Nobody is told who cannot be reached where the message came from. */
function peopleOf({ people = [] }: Turn, unit: string): Person[] {
  return people.filter((it) => it.unit === unit && (it.role === 'reporter' || it.role === 'lead'))
}

function told(turn: Turn, person: Person, key: string, reply: Told['reply']): Told[] {
  const { channel } = turn.from
  const account = person.accounts[channel]
  return account === undefined
    ? []
    : [{ key: `${key}-${person.id}`, to: { channel, person: account }, reply }]
}

/** The unit that is asked hears of it, unless it has been asked this very thing before; null: nobody is asked anew. */
export function helpWanted(
  turn: Turn,
  state: ItemState,
  said: ItemSaid,
  index: number,
): { readonly unit: string; readonly tell: readonly Told[] } | null {
  const needs = said.blocked?.needs ?? null
  if (needs === null || needs === turn.sender?.unit) return null
  if (state.blocked?.needs === needs && state.blocked.why === said.blocked?.why) return null
  const asked = {
    ...state,
    blocked: { why: said.blocked?.why ?? '', needs, report: NO_REPORT, answer: null },
  }
  const by = turn.sender?.unit ?? ''
  const key = `item-help-${turn.message.id}-${index}`
  const tell = peopleOf(turn, needs).flatMap((it) =>
    told(turn, it, key, { type: 'item.asked_for_help', state: asked, by }),
  )
  return { unit: needs, tell }
}

const NO_REPORT = {
  ...{ id: '', list: '', item: '', unit: '', onBehalf: false, said: {}, recordedAt: '' },
  status: 'pending' as const,
  origin: { person: '', unit: null, channel: '', room: null, message: '', sentAt: '1970-01-01T00:00:00Z' },
}

/** Whoever reported the item hears the answer. */
export function helpTold(turn: Turn, state: ItemState, words: string): Told[] {
  const unit = turn.sender?.unit ?? ''
  const asker = state.blocked?.report.unit
  if (asker === undefined || asker === unit) return []
  return peopleOf(turn, asker).flatMap((it) =>
    told(turn, it, `item-helped-${turn.message.id}`, { type: 'item.helped', state, unit, words }),
  )
}
