/**
 * The last step of the journey: answers to whoever asked, notices to others. An answer goes out at least once: a
 * message that comes again gets it again, unless it may have arrived. A notice goes out at most once: its key is
 * claimed on disk before it is sent.
 */
import { type Clock, systemClock } from './base/clock.ts'
import type { Shelf } from './base/store.ts'
import type { Channel, Incoming, Outgoing, Sent } from './channels/channel.ts'
import { deliver } from './channels/deliver.ts'
import { type Notice, shelfKey } from './dialogue.ts'

/** What sending needs of a channel. */
export type Carrier = Pick<Channel, 'name' | 'send'>

export interface Roads {
  readonly channels: readonly Carrier[]
  /** The keys of notices that were sent, or were about to be. */
  readonly notices: Shelf<string>
  /** The operator's log. */
  readonly log: (what: string, error: unknown) => void
  /** For how long an answer is offered to a channel that cannot take it yet; five minutes. */
  readonly patienceMs?: number
  readonly clock?: Clock
  /** Aborted when the process stops: an answer that then waits for its channel does not go out. */
  readonly stopping?: AbortSignal
}

/** Whether the answer went out, or may have: then it is not to be sent again. */
export async function sendAnswer(roads: Roads, { id, from }: Incoming, text: string): Promise<boolean> {
  const sent = await carried(roads, { to: from, text, answers: id })
  if (sent && 'problem' in sent) roads.log(`message ${id}: the answer was not sent`, sent.problem)
  return sent !== null && ('ok' in sent || 'unknown' in sent)
}

export async function sendNotice(roads: Roads, { key, to, text }: Notice): Promise<void> {
  const now = (roads.clock ?? systemClock).now().toISOString()
  if (!(await roads.notices.putIfAbsent(shelfKey(key), now))) return
  const sent = await carried(roads, { to, text, key })
  if (sent === null || 'problem' in sent)
    roads.log(`notice ${key}: not sent`, sent?.problem ?? `no channel ${to.channel}`)
}

/** Null where the channel is not running here. */
async function carried(roads: Roads, outgoing: Outgoing): Promise<Sent | null> {
  const { clock = systemClock, patienceMs = 5 * 60_000, stopping } = roads
  const channel = roads.channels.find((it) => it.name === outgoing.to.channel)
  const patience = { clock, patienceMs, ...(stopping ? { signal: stopping } : {}) }
  return channel ? deliver(channel, outgoing, patience) : null
}
