/**
 * Keeps one line to the gateway: opens it, waits until it is lost, closes it, and opens a new one, ever more
 * slowly. What an earlier line still says is nobody's concern. Knows nothing of the SDK.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../base/clock.ts'
import type { Problem } from '../base/problem.ts'
import type { ChannelState } from './channel.ts'
import { within } from './deadline.ts'
import type { Lease } from './lease.ts'
import type { Line, Listener } from './wechaty-line.ts'
import { heldElsewhere, problemOf } from './wechaty-problems.ts'

export interface Supervision {
  readonly open: (listener: Listener) => Promise<Line>
  readonly heard: Listener['heard']
  readonly missed: Listener['missed']
  readonly lease: Lease
  readonly clock: Clock
  /** The pause after the first failure, and the longest one. */
  readonly pauseMs: readonly [first: number, longest: number]
  /** A line that stood this long was no failure. */
  readonly steadyMs: number
  readonly closeMs: number
}

export class Supervisor {
  readonly #given: Supervision
  readonly #stopping = new AbortController()
  #line: Line | null = null
  #state: ChannelState = { live: false, problem: null }
  #again: Date
  #running: Promise<void> = Promise.resolve()
  #lose: (error: unknown) => void = () => {}
  readonly #waiting = new Set<() => void>()

  constructor(given: Supervision) {
    this.#given = given
    this.#again = given.clock.now()
  }

  get state(): ChannelState {
    return this.#state
  }

  get line(): Line | null {
    return this.#line
  }

  /** When the next attempt begins. */
  get again(): Date {
    return this.#again
  }

  /** Resolves after the first attempt, however it ended; rejects if its credential was refused. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#running = this.#run((problem) => (isHopeless(problem) ? reject(problem) : resolve()))
    })
  }

  /** Somebody has found the line useless before it said so. */
  lost(line: Line, error: unknown): void {
    if (line === this.#line) this.#lose(error)
  }

  /** The line as soon as there is one; null if there is none within `ms`. */
  async lineWithin(ms: number): Promise<Line | null> {
    const until = performance.now() + ms
    while (!this.#line && !this.#stopping.signal.aborted) {
      const left = until - performance.now()
      if (left <= 0) return null
      await within(left, new Promise<void>((resolve) => this.#waiting.add(resolve))).catch(() => {})
    }
    return this.#line
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#lose(null)
    this.#wake()
    await this.#running
    this.#state = { live: false, problem: null }
  }

  async #run(firstEnded: (problem: Problem | null) => void): Promise<void> {
    const { signal } = this.#stopping
    let failures = 0
    while (!signal.aborted) {
      const [problem, lasted] = await this.#once(() => firstEnded(null))
      if (signal.aborted) break
      firstEnded(problem)
      failures = lasted > this.#given.steadyMs ? 0 : failures + 1
      const pause = this.#pauseAfter(failures)
      this.#again = new Date(this.#given.clock.now().getTime() + pause)
      await sleep(pause, undefined, { signal }).catch(() => {})
    }
    await this.#given.lease.release().catch(() => {})
    firstEnded(null)
  }

  /** One line from opening to closing: why it ended, and how long it stood. */
  async #once(opened: () => void): Promise<[Problem, number]> {
    const { lease, open, heard, missed, closeMs } = this.#given
    let begun = performance.now()
    let line: Line | null = null
    const lost = new Promise<unknown>((resolve) => {
      this.#lose = resolve
    })
    const mine = this.#lose
    const keeping = setInterval(() => void this.#keep(mine), lease.forMs / 3)
    try {
      if (!(await lease.take())) return this.#down(heldElsewhere(), 0)
      line = await open({ heard, missed, lost: mine })
      begun = performance.now()
      this.#line = line
      this.#state = { live: true, problem: null }
      opened()
      this.#wake()
      const why = await lost
      return this.#down(problemOf(why), performance.now() - begun)
    } catch (error) {
      return this.#down(problemOf(error), 0)
    } finally {
      clearInterval(keeping)
      this.#line = null
      if (line) await within(closeMs, line.close()).catch(() => {})
    }
  }

  async #keep(lose: (error: unknown) => void): Promise<void> {
    if (!this.#line) return
    try {
      if (!(await this.#given.lease.renew())) lose(heldElsewhere())
    } catch (error) {
      lose(error)
    }
  }

  #down(problem: Problem, lasted: number): [Problem, number] {
    this.#line = null
    this.#state = { live: false, problem }
    return [problem, lasted]
  }

  /** Half of it by chance, so that many clients do not come back at once. */
  #pauseAfter(failures: number): number {
    const [first, longest] = this.#given.pauseMs
    const whole = Math.min(longest, first * 2 ** Math.min(failures, 20))
    return whole / 2 + (Math.random() * whole) / 2
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}

function isHopeless(problem: Problem | null): boolean {
  return problem?.code.endsWith('.credential') ?? false
}
