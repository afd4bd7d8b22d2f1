/**
 * The outbox: one row for each message that is to go out unasked, and what became of it. Here is the truth about
 * sending, not in any timer. A row is worked on only by whoever holds its claim, won by a conditional write on the
 * exact row that was read:
 *
 *     pending → (claim, with lease and fence) → sending → sent | failed | unknown
 *     pending → (claim) → cleared      nothing in it is open any more, or it went into a later message
 *
 * Reminders go out at most once. A claim that ran out before `sending` is anybody's again; one that ran out in
 * `sending` is unknown for ever: it is shown to the administrator and not sent again.
 */
import type { Clock, Day } from '../base/clock.ts'
import type { Shelf } from '../base/store.ts'
import type { Nudge, Part } from './nudge.ts'
import { samePaper } from './paper-due.ts'

export type State = 'pending' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cleared'

export interface Lease {
  readonly holder: string
  /** Rises with each claim: no two claims are the same row. */
  readonly fence: number
  readonly until: string
}

export interface Row extends Omit<Nudge, 'at'> {
  /** When it is to go out, as planned. */
  readonly at: string
  /** Not before: after a refusal for now, or outside working hours. */
  readonly next: string
  readonly state: State
  readonly lease: Lease | null
  readonly attempts: number
  /** As it went out, or may have. */
  readonly text: string | null
  readonly settledAt: string | null
  readonly problem: string | null
  /** Parts that had been met by the time of sending. */
  readonly cleared: readonly Part[]
}

export interface OutboxOptions {
  /** Names this process; two that run must differ. */
  readonly holder: string
  readonly clock: Clock
  /** Longer than any channel takes to send. */
  readonly leaseMs?: number
}

export class Outbox {
  readonly #shelf: Shelf<Row>
  readonly #options: Required<OutboxOptions>

  constructor(shelf: Shelf<Row>, options: OutboxOptions) {
    this.#shelf = shelf
    this.#options = { leaseMs: 120_000, ...options }
  }

  /** Writes the row, or adds its parts and papers to one that still waits. False: that message has gone its way without them. */
  async put(nudge: Nudge): Promise<boolean> {
    const { at, ...rest } = nudge
    const moment = at.toISOString()
    for (;;) {
      const known = await this.#shelf.get(nudge.key)
      if (known === undefined) {
        const row: Row = { ...rest, at: moment, next: moment, ...FRESH }
        if (await this.#shelf.putIfAbsent(nudge.key, row)) return true
        continue
      }
      const added = nudge.parts.filter((it) => !known.parts.some((other) => samePart(it, other)))
      const papers = (nudge.papers ?? []).filter((it) => !known.papers?.some((other) => samePaper(it, other)))
      if (added.length + papers.length === 0) return true
      if (known.state !== 'pending' || this.#isHeld(known)) return false
      const fuller: Row = {
        ...known,
        parts: [...known.parts, ...added],
        ...(papers.length === 0 ? {} : { papers: [...(known.papers ?? []), ...papers] }),
      }
      if (await this.#shelf.compareAndSet(known.key, known, fuller)) return true
    }
  }

  get(key: string): Promise<Row | undefined> {
    return this.#shelf.get(key)
  }

  /** Rows planned for a day or later, oldest first. */
  async since(day: Day): Promise<Row[]> {
    const rows: Row[] = []
    for await (const [, row] of this.#shelf.entries(day)) rows.push(row)
    return rows
  }

  /** The row as claimed; null where somebody else has it, or it is not waiting. */
  async claim(row: Row): Promise<Row | null> {
    if (row.state !== 'pending' || this.#isHeld(row)) return null
    const { holder, clock, leaseMs } = this.#options
    const until = new Date(clock.now().getTime() + leaseMs).toISOString()
    const claimed: Row = { ...row, lease: { holder, fence: (row.lease?.fence ?? 0) + 1, until } }
    return (await this.#shelf.compareAndSet(row.key, row, claimed)) ? claimed : null
  }

  /** From now on a crash leaves it unknown. Null: the claim was lost, and nothing may be sent. */
  async begin(claimed: Row, text: string, cleared: readonly Part[]): Promise<Row | null> {
    const sending: Row = { ...claimed, state: 'sending', text, cleared, attempts: claimed.attempts + 1 }
    return (await this.#shelf.compareAndSet(claimed.key, claimed, sending)) ? sending : null
  }

  /** Gives the claim back: to be tried again from a moment on. */
  async release(held: Row, next: Date, problem: string | null = null): Promise<void> {
    const free = held.lease === null ? null : { ...held.lease, until: new Date(0).toISOString() }
    const row: Row = { ...held, state: 'pending', text: null, lease: free, next: next.toISOString(), problem }
    await this.#shelf.compareAndSet(held.key, held, row)
  }

  async settle(
    held: Row,
    state: 'sent' | 'failed' | 'unknown' | 'cleared',
    problem: string | null = null,
    cleared: readonly Part[] = held.cleared,
  ): Promise<void> {
    const settledAt = this.#options.clock.now().toISOString()
    const settled: Row = { ...held, state, settledAt, problem, cleared }
    if (await this.#shelf.compareAndSet(held.key, held, settled)) return
    // Taken for lost by another process meanwhile; whoever sent it knows better.
    const now = await this.#shelf.get(held.key)
    if (now?.state === 'unknown' && now.lease?.fence === held.lease?.fence)
      await this.#shelf.compareAndSet(held.key, now, settled)
  }

  /** A sender that stopped in the middle: whether it arrived, nobody knows. */
  async giveUp(row: Row): Promise<void> {
    if (row.state !== 'sending' || this.#isHeld(row)) return
    await this.settle(row, 'unknown', '发送过程中程序中断，是否送达不明')
  }

  #isHeld({ lease }: Row): boolean {
    if (lease === null) return false
    const left = Date.parse(lease.until) - this.#options.clock.now().getTime()
    // More than a whole lease ahead: the clock was set back. The fence keeps it safe either way.
    return left > 0 && left <= this.#options.leaseMs
  }
}

const FRESH = {
  state: 'pending',
  lease: null,
  attempts: 0,
  text: null,
  settledAt: null,
  problem: null,
  cleared: [],
} as const

export function samePart(a: Part, b: Part): boolean {
  return a.step === b.step && a.as === b.as && JSON.stringify(a.duty) === JSON.stringify(b.duty)
}
