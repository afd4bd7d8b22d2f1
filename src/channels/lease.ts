/**
 * Held by one process at a time, for as long as it renews it: a client of a gateway, of which there may be only
 * one. Whoever is killed loses it when it expires, and at once where his death can be seen.
 *
 *     const lease = new Lease(store.shelf('leases'), 'wechaty a1b2', clock)
 *     if (await lease.take()) … await lease.renew() … await lease.release()
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Clock } from '../base/clock.ts'
import type { Shelf } from '../base/store.ts'

export interface Held {
  readonly holder: string
  readonly host: string
  readonly pid: number
  /** An instant, in milliseconds; 0: given back. */
  readonly until: number
}

export type LeaseShelf = Pick<Shelf<Held>, 'get' | 'putIfAbsent' | 'compareAndSet'>

/** Where it is settled elsewhere which process may: nobody is in its way. */
export function uncontested(): LeaseShelf {
  let held: Held | undefined
  const put = async (value: Held) => {
    held = value
    return true
  }
  return {
    get: async () => held,
    putIfAbsent: (_, value) => put(value),
    compareAndSet: (_, __, value) => put(value),
  }
}

export class Lease {
  readonly #shelf: LeaseShelf
  readonly #key: string
  readonly #clock: Clock
  readonly #holder = randomUUID()
  readonly forMs: number
  #mine: Held | null = null

  constructor(shelf: LeaseShelf, key: string, clock: Clock, forMs = 30_000) {
    this.#shelf = shelf
    this.#key = key
    this.#clock = clock
    this.forMs = forMs
  }

  /** False: somebody else holds it. Taking what is held already renews it. */
  async take(): Promise<boolean> {
    if (this.#mine && (await this.renew())) return true
    const wanted = this.#next()
    const held = await this.#shelf.get(this.#key)
    const free = held === undefined || !isHeld(held, this.#clock.now())
    const taken =
      held === undefined
        ? await this.#shelf.putIfAbsent(this.#key, wanted)
        : free && (await this.#shelf.compareAndSet(this.#key, held, wanted))
    this.#mine = taken ? wanted : null
    return taken
  }

  /** False: it has gone to somebody else. */
  async renew(): Promise<boolean> {
    const mine = this.#mine
    if (!mine) return false
    const wanted = this.#next()
    const renewed = await this.#shelf.compareAndSet(this.#key, mine, wanted)
    this.#mine = renewed ? wanted : null
    return renewed
  }

  async release(): Promise<void> {
    const mine = this.#mine
    this.#mine = null
    if (mine) await this.#shelf.compareAndSet(this.#key, mine, { ...mine, until: 0 })
  }

  #next(): Held {
    const until = this.#clock.now().getTime() + this.forMs
    return { holder: this.#holder, host: hostname(), pid: process.pid, until }
  }
}

/** Whether its holder still has it. */
export function isHeld(held: Held, now: Date): boolean {
  return held.until > now.getTime() && !isGone(held)
}

/** Only a process of this machine can be seen to be dead. */
function isGone({ host, pid }: Held): boolean {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
