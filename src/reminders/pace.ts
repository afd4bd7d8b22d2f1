/**
 * How fast anybody may be written to unasked: 30 a minute and 1,000 an hour for a person, 20 a minute for a group
 * (WeCom drops or punishes what is above). Kept on disk, so that a restart or a second process does not begin anew.
 */
import { createHash } from 'node:crypto'
import type { Address } from '../base/address.ts'
import type { Clock } from '../base/clock.ts'
import type { Shelf } from '../base/store.ts'

export interface Limit {
  readonly count: number
  readonly ms: number
}

export const PERSON_LIMITS: readonly Limit[] = [
  { count: 30, ms: 60_000 },
  { count: 1000, ms: 3_600_000 },
]
export const ROOM_LIMITS: readonly Limit[] = [{ count: 20, ms: 60_000 }]

export class Pace {
  readonly #shelf: Shelf<readonly number[]>
  readonly #clock: Clock

  constructor(shelf: Shelf<readonly number[]>, clock: Clock) {
    this.#shelf = shelf
    this.#clock = clock
  }

  /** Takes one message's place. A Date: not before then, and nothing is taken. */
  async take({ channel, person, room }: Address): Promise<Date | null> {
    const limits = room === undefined ? PERSON_LIMITS : ROOM_LIMITS
    const key = createHash('sha256')
      .update(JSON.stringify([channel, room ?? null, room === undefined ? person : null]))
      .digest('hex')
    for (;;) {
      const known = await this.#shelf.get(key)
      const now = this.#clock.now().getTime()
      const longest = Math.max(...limits.map((it) => it.ms))
      // A stamp from the future is of a clock that was wrong.
      const taken = (known ?? []).filter((at) => at > now - longest && at <= now)
      const from = Math.max(...limits.map((it) => freeAt(taken, it, now)))
      if (from > now) return new Date(from)
      const after = [...taken, now]
      if (
        known === undefined
          ? await this.#shelf.putIfAbsent(key, after)
          : await this.#shelf.compareAndSet(key, known, after)
      )
        return null
    }
  }
}

function freeAt(taken: readonly number[], { count, ms }: Limit, now: number): number {
  const within = taken.filter((at) => at > now - ms)
  const oldest = within.length < count ? undefined : within[within.length - count]
  return oldest === undefined ? 0 : oldest + ms
}
