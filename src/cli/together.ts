/**
 * One running bot of several on a store: it renews its membership, hears what the others hint, and knows whether it leads and
 * whether it can be sure of that. What is not heard is found out at the next beat.
 */

import { Problem } from '../base/problem.ts'
import type { Attendance, Members } from '../base/store.ts'

export interface Doings {
  /** At each beat, one after the other. */
  readonly beat: (attendance: Attendance, fresh: () => Promise<ReadonlySet<string>>) => Promise<void>
  /** It leads from now on, or cannot be sure of it any more. */
  readonly turn: (leads: boolean) => void
  readonly hear: (topic: string) => Promise<void>
}

/** How many beats there are in the time that a membership lasts. */
const BEATS = 4
/** What others hint that every beat looks after. */
const FOR_BEAT: ReadonlySet<string> = new Set(['members', 'lines'])

export class Together {
  /** Rejects when the others have gone on without this process. */
  readonly lost: Promise<never>
  readonly #members: Members
  readonly #log: (what: string, error: unknown) => void
  #lose: (error: unknown) => void = () => {}
  #doings: Doings | null = null
  #attendance: Attendance
  #sureUntil: number
  #isTurn = false
  #timer: NodeJS.Timeout | undefined
  #doubt: NodeJS.Timeout | undefined
  #beating: Promise<void> | null = null
  #working: Promise<void> | null = null
  #isAgain = false
  #isOver = false

  private constructor(
    members: Members,
    first: { readonly attendance: Attendance; readonly began: number },
    log: (what: string, error: unknown) => void,
  ) {
    this.#members = members
    this.#log = log
    this.#attendance = first.attendance
    this.#sureUntil = first.began + members.forMs
    this.lost = new Promise((_, reject) => {
      this.#lose = reject
    })
    this.lost.catch(() => {})
    this.#next()
  }

  static async join(members: Members, log: (what: string, error: unknown) => void): Promise<Together> {
    const began = performance.now()
    return new Together(members, { began, attendance: await members.beat() }, log)
  }

  /** How many there are. */
  get count(): number {
    return this.#attendance.present.size
  }

  /** Whether no other can have gone on without this process. */
  isSure(): boolean {
    return !this.#isOver && performance.now() < this.#sureUntil
  }

  leads(): boolean {
    return this.#attendance.leads && this.isSure()
  }

  /** From now on all is done that several processes have to do with each other. Resolves after the first of it. */
  async begin(doings: Doings): Promise<void> {
    this.#doings = doings
    this.#members.listen((topic) => {
      if (FOR_BEAT.has(topic)) void this.beat()
      else doings.hear(topic).catch((error) => this.#log(`what another process hinted: ${topic}`, error))
    })
    await this.beat()
    await this.#working
  }

  /** Never rejects. */
  beat(): Promise<void> {
    this.#beating ??= this.#beat().finally(() => {
      this.#beating = null
    })
    return this.#beating
  }

  async #beat(): Promise<void> {
    if (this.#isOver) return
    clearTimeout(this.#timer)
    const began = performance.now()
    try {
      this.#attendance = await this.#members.beat()
      this.#sureUntil = began + this.#members.forMs
      this.#turn()
      this.#work()
    } catch (error) {
      if (error instanceof Problem && error.code === 'store.fenced') {
        this.#sureUntil = 0
        this.#lose(error)
      } else if (!this.#isOver) this.#log('the membership was not renewed', error)
    } finally {
      this.#next()
    }
  }

  /** Beside the beats, since it may take longer than a membership lasts. */
  #work(): void {
    const doings = this.#doings
    this.#isAgain = true
    if (doings === null || this.#working !== null) return
    const fresh = async () => (await this.#members.beat()).present
    const work = async () => {
      while (this.#isAgain) {
        this.#isAgain = false
        await doings.beat(this.#attendance, fresh)
      }
    }
    this.#working = work()
      .catch((error) => {
        if (!this.#isOver) this.#log('what is to be done for other processes', error)
      })
      .finally(() => {
        this.#working = null
      })
  }

  #next(): void {
    if (this.#isOver) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.beat(), this.#members.forMs / BEATS)
    this.#timer.unref()
  }

  #turn(): void {
    clearTimeout(this.#doubt)
    if (this.#doings === null) return
    const leads = this.leads()
    if (leads !== this.#isTurn) this.#doings.turn(leads)
    this.#isTurn = leads
    if (!leads) return
    // Before another may take over: whoever does not hear from the database lets go.
    this.#doubt = setTimeout(() => this.#turn(), this.#sureUntil - performance.now() + 1)
    this.#doubt.unref()
  }

  async release(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#timer)
    clearTimeout(this.#doubt)
    await this.#beating
    await this.#working
    await this.#members.leave()
  }
}
