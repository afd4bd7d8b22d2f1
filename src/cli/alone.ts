/**
 * One running bot for one store: two would kick each other off the chat platforms. Whoever was killed is not in the
 * way, see `channels/lease.ts` and, in a database, `storage/postgres/lease.ts`. `chat`, `backup` and the other verbs may work beside it.
 */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Leadership, Store } from '../base/store.ts'
import { type Held, isHeld, Lease } from '../channels/lease.ts'

const RENEW_MS = 10_000
const LEASE_MS = 30_000

export function leaseOf(store: Store, clock: Clock): Leadership {
  // Several machines have one clock in common: the database's.
  if (store.lead !== undefined) return store.lead(START, LEASE_MS)
  const shelf = store.shelf<Held>(LEASES)
  const lease = new Lease(shelf, START, clock, LEASE_MS)
  return {
    take: () => lease.take(),
    renew: () => lease.renew(),
    release: () => lease.release(),
    async isHeld() {
      const held = await shelf.get(START)
      return held !== undefined && isHeld(held, clock.now())
    },
  }
}

/** The shelf and the key of it, for a copy that nobody runs on. */
export const LEASES = 'leases'
export const START = 'start'

export class Alone {
  /** Rejects when another process has taken over, as after a sleep of this machine. */
  readonly lost: Promise<never>
  readonly #lease: Leadership
  readonly #timer: NodeJS.Timeout

  private constructor(lease: Leadership, log: (what: string, error: unknown) => void) {
    this.#lease = lease
    let lose: (problem: Problem) => void = () => {}
    this.lost = new Promise((_, reject) => {
      lose = reject
    })
    this.lost.catch(() => {})
    this.#timer = setInterval(() => {
      lease.renew().then(
        (kept) => kept || lose(running()),
        (error) => log('the lease was not renewed', error),
      )
    }, RENEW_MS)
    this.#timer.unref()
  }

  /** Rejects with `start.running` where a bot runs on this store. */
  static async take(store: Store, clock: Clock, log: (what: string, error: unknown) => void): Promise<Alone> {
    const lease = leaseOf(store, clock)
    if (!(await lease.take())) throw running()
    return new Alone(lease, log)
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#lease.release()
  }
}

export function running(): Problem {
  return new Problem(
    'start.running',
    '已有一个程序在这份数据上运行',
    '请先停止它（systemctl stop diaodu 或 docker stop）；它刚被强行结束的，半分钟后再试。',
  )
}
