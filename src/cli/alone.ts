/**
 * One running bot for one file: two would kick each other off the chat platforms. Whoever was killed is not in the
 * way, see `channels/lease.ts`. `chat`, `backup` and the other verbs may work beside it. On a store that several processes
 * share, `together.ts` takes its place.
 */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Store } from '../base/store.ts'
import { type Held, isHeld, Lease } from '../channels/lease.ts'

const RENEW_MS = 10_000
const LEASE_MS = 30_000

/** Whether a bot runs on a store. */
export async function isRunning(store: Store, clock: Clock): Promise<boolean> {
  if (store.members !== undefined) return store.members.isAnybody()
  const held = await store.shelf<Held>(LEASES).get(START)
  return held !== undefined && isHeld(held, clock.now())
}

/** What a bot holds for as long as it runs. */
export function leaseOn(store: Store, clock: Clock): Lease {
  return new Lease(store.shelf<Held>(LEASES), START, clock, LEASE_MS)
}

/** The shelf and the key of it, for a copy that nobody runs on. */
export const LEASES = 'leases'
export const START = 'start'

export class Alone {
  /** Rejects when another process has taken over, as after a sleep of this machine. */
  readonly lost: Promise<never>
  readonly #lease: Lease
  readonly #timer: NodeJS.Timeout

  private constructor(lease: Lease, log: (what: string, error: unknown) => void) {
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
    const lease = leaseOn(store, clock)
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
