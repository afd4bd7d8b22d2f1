/**
 * What stands apart from every open question, act by act: whose handler it goes to. An act that is not here answers or
 * amends something, or is asked.
 */
import type { Doing } from '../understanding/acts/act.ts'
import { admit, bind, bindings, refuse, unbind } from './accounts/binding.ts'
import { levelOfRoom, registerRoom } from './accounts/rooms.ts'
import type { Decision, Turn } from './turn/turn.ts'

type Named<A extends Doing['act']> = Extract<Doing, { readonly act: A }>
type Orders = { readonly [A in Doing['act']]?: (turn: Turn, act: Named<A>) => Decision | null }

const ORDERS: Orders = {
  'account.bind': bind,
  'account.bindings': bindings,
  'account.admit': admit,
  'account.refuse': refuse,
  'account.unbind': unbind,
  'room.register': registerRoom,
  'room.ask': levelOfRoom,
}

export function ordered(turn: Turn, act: Doing): Decision | null {
  const handle = ORDERS[act.act] as ((turn: Turn, act: Doing) => Decision | null) | undefined
  return handle?.(turn, act) ?? null
}
