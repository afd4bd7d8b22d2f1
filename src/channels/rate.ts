/**
 * How often a platform may be written to: at most `count` within any `ms`, for each key. With a shelf, a restart
 * does not forget what went out before it.
 *
 *     const rate = new Rate([{ count: 20, ms: 60_000 }], clock, store.shelf('rates'))
 *     const full = await rate.take('robot 1', 3) // null: three may go; a Date: not before then, nothing is taken
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { Shelf } from '../base/store.ts'
import { Lanes } from './lanes.ts'

export interface Limit {
  readonly count: number
  readonly ms: number
}

/** Instants, in milliseconds, of what was taken. */
export type RateShelf = Pick<Shelf<readonly number[]>, 'get' | 'set'>

export class Rate {
  readonly #limits: readonly Limit[]
  readonly #clock: Clock
  readonly #shelf: RateShelf
  readonly #lanes = new Lanes()

  constructor(limits: readonly Limit[], clock: Clock, shelf: RateShelf = inMemory()) {
    this.#limits = limits
    this.#clock = clock
    this.#shelf = shelf
  }

  /** The most that can be taken at once. */
  get most(): number {
    return Math.min(...this.#limits.map((it) => it.count))
  }

  take(key: string, wanted: number): Promise<Date | null> {
    return this.#lanes.run(key, async () => {
      const now = this.#clock.now().getTime()
      const longest = Math.max(...this.#limits.map((it) => it.ms))
      // A stamp from the future is of a clock that was wrong.
      const taken = ((await this.#shelf.get(key)) ?? []).filter((at) => at > now - longest && at <= now)
      const free = this.#limits.map(({ count, ms }) => {
        const inWindow = taken.filter((at) => at > now - ms)
        const tooMany = inWindow.length + wanted - count
        return tooMany > 0 ? (inWindow[tooMany - 1] ?? now) + ms : 0
      })
      const from = Math.max(...free)
      if (from > now) return new Date(from)
      await this.#shelf.set(key, [...taken, ...Array.from({ length: wanted }, () => now)])
      return null
    })
  }
}

/**
 * The counts on a shelf, which answers do not wait for: where the shelf fails (the disk is full), the memory goes on
 * counting, since the person must be told of it.
 */
export function onShelf(shelf: RateShelf, failed: (error: unknown) => void): RateShelf {
  const memory = inMemory()
  const tell = (error: unknown) => {
    failed(error)
    return undefined
  }
  return {
    get: async (key) => (await memory.get(key)) ?? shelf.get(key).catch(tell),
    set: async (key, value) => {
      await memory.set(key, value)
      // The memory counts; a kill at this very moment forgets one message of thirty, and nobody waits for the disk.
      void shelf.set(key, value).catch(tell)
    },
  }
}

/** People's counts stand on one shelf with others', and account ids may be longer than its keys. */
export function rateKey(channel: string, to: string): string {
  return `${channel} ${createHash('sha256').update(to).digest('base64url')}`
}

export function inMemory(): RateShelf {
  const kept = new Map<string, readonly number[]>()
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      // Who was written to longest ago need not be remembered.
      kept.delete(key)
      const [oldest] = kept.size >= 10_000 ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      kept.set(key, value)
    },
  }
}
