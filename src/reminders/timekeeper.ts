/**
 * The heartbeat: a round each minute, one at a time, from where the last one ended. The timer decides nothing; the
 * outbox does. A round that comes late makes up for the moments in between, a clock set back repeats them, and
 * neither sends anything twice.
 */
import type { Clock } from '../base/clock.ts'
import { dayOf, instantOf } from '../base/clock.ts'
import type { Shelf } from '../base/store.ts'
import type { Workdays } from '../plan/workdays.ts'
import type { Post } from './post.ts'

export interface Marks {
  /** Before this moment nothing was ever to be sent from this store. */
  readonly began: string
  /** Until this moment all that fell due is in the outbox. */
  readonly until: string
}

export interface TimekeeperParts {
  readonly post: Pick<Post, 'plan' | 'planUrges' | 'deliver'>
  readonly workdays: Workdays
  readonly marks: Shelf<Marks>
  readonly clock: Clock
  readonly log: (what: string, error: unknown) => void
  readonly everyMs?: number
}

const MARKS = 'marks'

export class Timekeeper {
  readonly #parts: TimekeeperParts
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: TimekeeperParts) {
    this.#parts = parts
  }

  start(): void {
    this.#stopped = false
    this.#beat()
  }

  /** Resolves when the round that is under way is done; no other begins. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#round
  }

  /** One round after the one under way; rejects where it could not be made. */
  tick(): Promise<void> {
    return this.#next(() => this.#makeRound())
  }

  /** When the last round was made, by whatever process; null: none yet. */
  async lastRound(): Promise<Date | null> {
    const known = await this.#parts.marks.get(MARKS)
    return known === undefined ? null : new Date(known.until)
  }

  /** Only what somebody has just asked to be sent. */
  urgent(): Promise<void> {
    return this.#next(async () => {
      const { post } = this.#parts
      const { began } = await this.#marks()
      await post.planUrges(this.#floor(began))
      await post.deliver('urge')
    })
  }

  #next(work: () => Promise<void>): Promise<void> {
    const round = this.#round.then(work)
    this.#round = round.catch(() => {})
    return round
  }

  async #makeRound(): Promise<void> {
    const { post, marks, clock } = this.#parts
    const known = await this.#marks()
    const now = clock.now()
    // Rows are known by their keys: looking back a working day costs little and mends a clock that was wrong.
    const floor = this.#floor(known.began)
    await post.plan(
      new Date(Math.max(Date.parse(known.began), Math.min(Date.parse(known.until), floor.getTime()))),
    )
    await post.deliver()
    await marks.set(MARKS, { ...known, until: now.toISOString() })
  }

  /** The beginning of the working day before, but not before everything began. */
  #floor(began: string): Date {
    const { workdays, clock } = this.#parts
    const before = instantOf(workdays.step(dayOf(clock.now()), -1))
    return new Date(Math.max(Date.parse(began), before.getTime()))
  }

  async #marks(): Promise<Marks> {
    const { marks, clock } = this.#parts
    const known = await marks.get(MARKS)
    if (known !== undefined) return known
    // A moment before now: what falls due at this very minute is sent.
    const now = new Date(clock.now().getTime() - 1).toISOString()
    const first = { began: now, until: now }
    return (await marks.putIfAbsent(MARKS, first)) ? first : ((await marks.get(MARKS)) ?? first)
  }

  #beat(): void {
    if (this.#stopped) return
    const { clock, log, everyMs = 60_000 } = this.#parts
    this.tick()
      .catch((error: unknown) => log('reminders: a round failed', error))
      .finally(() => {
        if (this.#stopped) return
        const wait = everyMs - (clock.now().getTime() % everyMs)
        this.#timer = setTimeout(() => this.#beat(), wait)
        this.#timer.unref()
      })
  }
}
