/**
 * Sends an answer, and sends it again for as long as the channel says that it has not gone out. A person waits
 * for an answer: after `patienceMs` it is too late for one, and what the channel said last is returned.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../base/clock.ts'
import type { Channel, Outgoing, Sent } from './channel.ts'

export interface Patience {
  readonly clock: Clock
  readonly patienceMs: number
  /** Aborted when the process stops: what then waits is returned as not sent. */
  readonly signal?: AbortSignal
}

export async function deliver(
  channel: Pick<Channel, 'send'>,
  outgoing: Outgoing,
  { clock, patienceMs, signal }: Patience,
): Promise<Sent> {
  const until = clock.now().getTime() + patienceMs
  for (;;) {
    const sent = await channel.send(outgoing)
    if (!('retryAt' in sent) || sent.retryAt.getTime() > until) return sent
    // A wait keeps no process alive.
    try {
      await sleep(Math.max(0, sent.retryAt.getTime() - clock.now().getTime()), undefined, {
        ref: false,
        ...(signal ? { signal } : {}),
      })
    } catch {
      return sent
    }
  }
}
