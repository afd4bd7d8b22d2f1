/**
 * The round of a nudge: what is due is planned into the outbox, what is in the outbox is looked at once more, put into
 * words and carried out, and what became of it is noted. Any number of processes may make rounds on one store.
 */
import type { Address } from '../base/address.ts'
import { type Clock, dayOf, instantOf } from '../base/clock.ts'
import type { Problem } from '../base/problem.ts'
import type { ReminderReply } from '../conversation/turn/replies/reminder.ts'
import type { Standing } from '../ledger/standing.ts'
import { isOpen, nextDigest, opening } from '../plan/hours.ts'
import type { Person } from '../plan/roster.ts'
import { compose } from './compose.ts'
import type { Ladder } from './ladder.ts'
import { type Nudge, nudgeKey } from './nudge.ts'
import type { Outbox, Row } from './outbox.ts'
import type { Pace } from './pace.ts'
import { addressed, administrators, nudgesOn, urgesBetween } from './planner.ts'
import type { Desk } from './recipients.ts'
import { isQuiet, type Watch, watchOf } from './watchdog.ts'

/** What became of a message, as channels tell it. */
export type Outcome =
  | { readonly ok: true }
  | { readonly retryAt: Date; readonly problem: Problem }
  | { readonly unknown: true; readonly problem: Problem }
  | { readonly refused: true; readonly problem: Problem }

/** A message with its words and files made; nothing is sent before `carry`. */
export interface Ready {
  readonly text: string
  /** Null: the channel is not running here. */
  carry(): Promise<Outcome | null>
}

export interface PostParts {
  readonly ladder: Ladder
  readonly ledger: { refresh(): Promise<void>; readonly standing: Standing }
  readonly roster: { readonly people: readonly Person[] }
  readonly reach: Desk['reach']
  readonly outbox: Outbox
  readonly pace: Pace
  readonly clock: Clock
  readonly ready: (to: Address, reply: ReminderReply, key: string) => Promise<Ready>
  readonly log: (what: string, error: unknown) => void
}

/** Waits between attempts, in minutes. */
const BACKOFF = [1, 2, 5, 15, 30, 60] as const
/** How many are under way at a time. */
const ABREAST = 4
/** Folding one message into another may make that one the older of two. */
const PASSES = 3
/** How many working days of rows are looked through. */
const LOOKED_BACK = 6

export class Post {
  readonly #parts: PostParts

  constructor(parts: PostParts) {
    this.#parts = parts
  }

  get desk(): Desk {
    const { ledger, roster, reach, ladder, clock } = this.#parts
    const today = dayOf(clock.now())
    return { books: { plan: ladder.plan, standing: ledger.standing, today }, people: roster.people, reach }
  }

  /** Everything that fell due after one moment and until now goes into the outbox; planning again changes nothing. */
  async plan(after: Date): Promise<void> {
    const { ladder, ledger, outbox, clock } = this.#parts
    await ledger.refresh()
    const now = clock.now()
    const { workdays } = ladder.plan
    for (const day of workdays.within(dayOf(after), dayOf(now)))
      for (const nudge of nudgesOn(this.desk, ladder, day))
        if (nudge.at > after && nudge.at <= now) await outbox.put(nudge)
    await this.planUrges(after)
    await this.#watch(after)
  }

  /** Only what people have asked to be sent. */
  async planUrges(after: Date): Promise<void> {
    const { ladder, ledger, outbox, clock } = this.#parts
    await ledger.refresh()
    for (const nudge of urgesBetween(this.desk, ladder, after, clock.now())) await outbox.put(nudge)
  }

  /** Sends what waits and may go now. `only`: rows of one kind. */
  async deliver(only?: Nudge['kind']): Promise<void> {
    const { outbox, clock, ladder } = this.#parts
    for (const row of await this.#recent()) if (row.state === 'sending') await outbox.giveUp(row)
    if (!isOpen(ladder.plan, clock.now())) return
    // One message a day: what is too old, or has a newer one beside it, goes into a later one, before any is sent.
    let { waiting, overtaken } = await this.#due(only)
    for (let passes = 0; overtaken.length > 0 && passes < PASSES; passes++) {
      for (const row of overtaken) await this.#one(row, 'fold')
      ;({ waiting, overtaken } = await this.#due(only))
    }
    const next = waiting.filter((it) => !overtaken.includes(it))[Symbol.iterator]()
    const hands = Array.from({ length: ABREAST }, async () => {
      for (const row of next) await this.#one(row, 'send')
    })
    await Promise.all(hands)
  }

  async #due(only: Nudge['kind'] | undefined): Promise<{ waiting: Row[]; overtaken: Row[] }> {
    const now = this.#parts.clock.now()
    const rows = await this.#recent()
    const waiting = rows.filter(
      (it) => it.state === 'pending' && new Date(it.next) <= now && (only === undefined || it.kind === only),
    )
    return { waiting, overtaken: waiting.filter((it) => this.#isOld(it) || this.#isOvertaken(it, rows)) }
  }

  /** The next moment after one at which a round has something to do, until another; null: none. */
  async nextMoment(after: Date, until: Date): Promise<Date | null> {
    const { ladder, ledger } = this.#parts
    await ledger.refresh()
    const later = (it: Date) => it > after && it <= until
    const open = (await this.#recent()).filter((it) => it.state === 'pending' || it.state === 'sending')
    const moments = open.map((it) => opening(ladder.plan, new Date(it.next))).filter(later)
    for (const day of ladder.plan.workdays.within(dayOf(after), dayOf(until))) {
      const planned = [nextDigest(ladder.plan, after), ...nudgesOn(this.desk, ladder, day).map((it) => it.at)]
      moments.push(...planned.filter(later))
      if (moments.length > 0) break
    }
    return moments.reduce<Date | null>((first, it) => (first === null || it < first ? it : first), null)
  }

  async #recent(): Promise<Row[]> {
    const { ladder, outbox, clock } = this.#parts
    return outbox.since(ladder.plan.workdays.step(dayOf(clock.now()), -LOOKED_BACK))
  }

  #isOld({ at, kind }: Row): boolean {
    const { ladder, clock } = this.#parts
    const { workdays, reminding } = ladder.plan
    if (kind === 'watch' || kind === 'calendar') return false
    return workdays.between(dayOf(new Date(at)), dayOf(clock.now())) > reminding.late
  }

  /** A digest of an earlier day, where there is a newer one, or today's is still to come. */
  #isOvertaken(row: Row, rows: readonly Row[]): boolean {
    const { ladder, clock } = this.#parts
    const today = dayOf(clock.now())
    if (row.kind !== 'digest' || dayOf(new Date(row.at)) >= today) return false
    const later = rows.some((it) => it.kind === 'digest' && it.person === row.person && it.at > row.at)
    const { workdays } = ladder.plan
    return later || (workdays.isWorkday(today) && clock.now() < nextDigest(ladder.plan, instantOf(today)))
  }

  async #one(row: Row, what: 'send' | 'fold'): Promise<void> {
    const { outbox, log } = this.#parts
    try {
      const claimed = await outbox.claim(row)
      if (claimed === null) return
      await (what === 'fold' ? this.#fold(claimed) : this.#send(claimed))
    } catch (error) {
      log(`reminder ${row.key}: not sent`, error)
    }
  }

  /** Too late to be of use by itself: its parts go into the person's next digest. */
  async #fold(claimed: Row): Promise<void> {
    const { outbox, ladder, clock } = this.#parts
    let at = clock.now()
    const { person, to, parts, papers = [], kind } = claimed
    const isFull = kind !== 'own' && parts.length + papers.length > 0
    for (let tries = 0; isFull && tries < 5; tries++) {
      // Today's, at its time or as soon as it can go; else the next one.
      const usual = nextDigest(ladder.plan, tries === 0 ? instantOf(dayOf(at)) : at)
      const day = dayOf(usual)
      const moment = usual < at ? opening(ladder.plan, at) : usual
      const key = nudgeKey({ person, day, kind: 'digest', of: null })
      const digest: Nudge = { key, kind: 'digest', person, to, day, at: moment, of: null, parts }
      if (await outbox.put(papers.length === 0 ? digest : { ...digest, papers })) break
      at = new Date(moment.getTime() + 1)
    }
    await outbox.settle(claimed, 'cleared', '已过期，并入之后的提醒')
  }

  async #send(claimed: Row): Promise<void> {
    const { outbox, pace, ladder, ledger, clock, ready } = this.#parts
    await ledger.refresh()
    const now = clock.now()
    const composed =
      claimed.kind === 'watch'
        ? { reply: await this.#watched(claimed.of ?? claimed.day), cleared: [] }
        : compose(this.desk, ladder, claimed, now)
    if (composed.reply === null) return outbox.settle(claimed, 'cleared', null, composed.cleared)
    const full = await pace.take(claimed.to)
    if (full !== null) return outbox.release(claimed, full)
    const message = await ready(claimed.to, composed.reply, claimed.key)
    const sending = await outbox.begin(claimed, message.text, composed.cleared)
    if (sending === null) return
    const outcome = await message.carry().catch((problem: Problem): Outcome => ({ unknown: true, problem }))
    await this.#note(sending, outcome)
  }

  #note(row: Row, outcome: Outcome | null): Promise<void> {
    const { outbox, clock, log } = this.#parts
    if (outcome !== null && 'ok' in outcome) return outbox.settle(row, 'sent')
    const problem = outcome?.problem.message ?? `渠道 ${row.to.channel} 没有运行`
    log(`reminder ${row.key}`, outcome?.problem ?? problem)
    if (outcome !== null && 'unknown' in outcome) return outbox.settle(row, 'unknown', problem)
    if (outcome !== null && 'refused' in outcome) return outbox.settle(row, 'failed', problem)
    const minutes = BACKOFF[Math.min(row.attempts, BACKOFF.length) - 1] ?? 1
    const wait = clock.now().getTime() + minutes * 60_000
    return outbox.release(row, new Date(Math.max(wait, outcome?.retryAt.getTime() ?? 0)), problem)
  }

  /** Once the day's digests are out, the working day before is looked at; administrators hear only of faults. */
  async #watch(after: Date): Promise<void> {
    const { ladder, clock, outbox } = this.#parts
    const now = clock.now()
    const today = dayOf(now)
    if (!ladder.plan.workdays.isWorkday(today)) return
    const at = nextDigest(ladder.plan, instantOf(today))
    const day = ladder.plan.workdays.step(today, -1)
    // Of a day that was not watched from its beginning nothing can be said.
    if (now < at || after > instantOf(day)) return
    const missing = administrators(this.desk).flatMap((person) =>
      addressed(this.desk, person, { kind: 'watch', day: today, at, of: day, parts: [] }),
    )
    const fresh: Nudge[] = []
    for (const it of missing) if ((await outbox.get(it.key)) === undefined) fresh.push(it)
    if (fresh.length === 0 || (await this.#watched(day)) === null) return
    for (const nudge of fresh) await outbox.put(nudge)
  }

  async #watched(day: string): Promise<Watch | null> {
    const { ladder, outbox, roster } = this.#parts
    const rows = (await outbox.since(day)).filter((it) => it.day === day)
    const watch = watchOf(day, nudgesOn(this.desk, ladder, day), rows, roster.people)
    return isQuiet(watch) ? null : watch
  }
}
