/**
 * The ledger as one process sees it: entries read so far, what stands by them, and the one way to add to them.
 *
 *     const ledger = await Ledger.open(store, clock, { plan, noted: true })
 *     for (;;) {
 *       await ledger.refresh()
 *       if (ledger.messageSeen(channel, id)) return            // a redelivery
 *       const decision = decide(ledger.standing)                // pure: may be asked again
 *       const result = await ledger.append({ origin, words, revisions }, ledger.head)
 *       if ('appended' in result) return result.appended        // on disk
 *     }
 *
 * Problems: those of the store, and `ledger.broken` where what is on disk is not what was appended.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Shelf, Store, Write } from '../base/store.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { isIntact, NO_HASH, seal } from './chain.ts'
import { refuseDangling } from './dangling.ts'
import { Fold, fold } from './fold.ts'
import { dayWithoutPlan, firstOf, NotedPlans, refuseOtherCity } from './plans.ts'
import type { Entry, Origin, Revision, Words } from './revision.ts'
import { entrySchema } from './revision.ts'
import type { Standing } from './standing.ts'

/** The shelf where entries stand, each under its number. */
export const LEDGER_SHELF = 'ledger'

/** `12` is `000000000012`, so that keys in order are numbers in order. */
export function entryKey(number: number): string {
  return String(number).padStart(12, '0')
}

/** What one message adds; `words` is null where nobody wrote any. */
export interface Addition {
  readonly origin: Origin
  readonly words: Pick<Words, 'text' | 'name'> | null
  readonly revisions: readonly Revision[]
}

/** Either it is on disk, or somebody else was first, and the caller decides again on what stands now. */
export type Appended = { readonly appended: Entry } | { readonly moved: true }

/** An entry that is not on disk yet, and what would put it there, after the one that it follows. */
export interface Drafted {
  readonly entry: Entry
  readonly writes: readonly Write[]
}

export interface Opened {
  /** What entries are written under, and what those that name none are read by. */
  readonly plan: Catalogue
  /** Whether the store is to remember that it was opened so; a verb that only looks leaves no trace. */
  readonly noted?: boolean
}

export class Ledger {
  readonly #store: Pick<Store, 'shelf' | 'commit'>
  readonly #shelf: Shelf<Entry>
  readonly #clock: Clock
  readonly #plan: string | undefined
  /** What entries without a plan belong to; undefined where the ledger is read without one. */
  readonly #first: string | undefined
  readonly #entries: Entry[] = []
  readonly #messages = new Map<string, Entry>()
  #fold = new Fold()
  /** How many are known to be on disk; those beyond are on their way. */
  #written = 0

  private constructor(
    store: Pick<Store, 'shelf' | 'commit'>,
    clock: Clock,
    plan: string | undefined,
    first: string | undefined,
  ) {
    this.#store = store
    this.#shelf = store.shelf<Entry>(LEDGER_SHELF)
    this.#clock = clock
    this.#plan = plan
    this.#first = first
  }

  static async open(store: Store, clock: Clock, opened?: Opened): Promise<Ledger> {
    const shelf = store.shelf<Entry>(LEDGER_SHELF)
    const first = await firstPlan(store, shelf, opened)
    const ledger = new Ledger(store, clock, opened?.plan.key, first)
    await ledger.refresh()
    const highest = await ledger.#shelf.highest()
    if (highest !== undefined && highest > entryKey(ledger.head)) {
      // Another process may have appended between the two reads.
      await ledger.refresh()
      if (highest > entryKey(ledger.head)) throw broken(ledger.head + 1, '缺失')
    }
    return ledger
  }

  /** Number of the last entry, read or on its way to the disk; 0 for none. */
  get head(): number {
    return this.#entries.length
  }

  /** Number of the last entry that is known to be on disk. */
  get written(): number {
    return this.#written
  }

  get standing(): Standing {
    return this.#fold
  }

  /** With the plan that it belongs to, whether it names it or not. */
  entry(number: number): Entry | undefined {
    const entry = this.#entries[number - 1]
    return entry === undefined ? undefined : this.#belonging(entry)
  }

  /** All that were read, in order. */
  *entries(): Generator<Entry> {
    for (const entry of this.#entries) yield this.#belonging(entry)
  }

  /** What stood before an entry. */
  before({ number }: Entry): Standing {
    return fold(this.#entries.slice(0, number - 1).map((it) => this.#belonging(it)))
  }

  /** The entry that a message made, if it made one. */
  messageSeen(channel: string, message: string): Entry | undefined {
    return this.#messages.get(messageKey(channel, message))
  }

  /** Reads what others have appended since; what is on its way finds out by itself whether somebody else was first. */
  async refresh(): Promise<void> {
    if (this.#written < this.head) return
    for await (const [key, value] of this.#shelf.entries(entryKey(this.head))) {
      if (this.#written < this.head) return
      this.#takeIn(key, value)
      this.#written = this.head
    }
  }

  /** Appends all revisions of one message or none, if `after` is still the last entry. */
  async append(addition: Addition, after: number): Promise<Appended> {
    const drafted = this.draft(addition, after)
    if (drafted !== null) {
      const { entry, writes } = drafted
      if (await this.committing(entry, this.#store.commit(writes))) return { appended: entry }
      await this.refresh()
    }
    return { moved: true }
  }

  /**
   * A drafted entry stands from now on, so that the next is decided by it, and its place is given up where `commit`, with
   * which it is written, comes to nothing; what was decided by it then cannot be written either (see `standsBy`).
   */
  async committing(entry: Entry, commit: Promise<boolean>): Promise<boolean> {
    this.#add(entry)
    let done = false
    try {
      done = await commit
    } finally {
      if (!done) this.#giveUp(entry)
      else if (this.#entries[entry.number - 1] === entry)
        this.#written = Math.max(this.#written, entry.number)
    }
    return done
  }

  /** What must be on disk, for what was decided by the ledger as it is to be said: the last entry that is on its way. */
  standsBy(): readonly Write[] {
    const last = this.#entries.at(-1)
    return last === undefined || this.#written >= last.number
      ? []
      : [{ shelf: LEDGER_SHELF, key: entryKey(last.number), stands: last }]
  }

  #giveUp(entry: Entry): void {
    if (this.#entries[entry.number - 1] !== entry) return
    for (const { origin } of this.#entries.splice(entry.number - 1))
      this.#messages.delete(messageKey(origin.channel, origin.message))
    this.#fold = new Fold()
    for (const it of this.entries()) this.#fold.apply(it)
  }

  /** The entry as it would follow `after`, to be written together with other things; null: that is the last no longer. */
  draft(addition: Addition, after: number): Drafted | null {
    if (after !== this.head) return null
    const { channel, message } = addition.origin
    // Programmer's errors, thrown before anything is written.
    if (this.messageSeen(channel, message))
      throw new Error(`message ${channel}/${message} has its entry already`)
    for (const [at, revision] of addition.revisions.entries())
      refuseDangling(revision, {
        standing: this.#fold,
        next: this.head + 1,
        before: addition.revisions.slice(0, at),
      })

    const entry = entrySchema.parse(this.#nextEntry(addition))
    const write = { shelf: LEDGER_SHELF, key: entryKey(entry.number), set: entry, when: 'absent' } as const
    return { entry, writes: [...this.standsBy(), write] }
  }

  /**
   * Deletes the words of every entry that `which` picks, and leaves the rest of it; returns how many. A process
   * that has read them keeps them in memory until it is started again.
   */
  async forget(which: (entry: Entry) => boolean): Promise<number> {
    await this.refresh()
    let count = 0
    for (const [index, entry] of this.#entries.entries()) {
      if (entry.words === null || !which(entry)) continue
      const without = { ...entry, words: null }
      // False where another process has just forgotten them too.
      await this.#shelf.compareAndSet(entryKey(entry.number), entry, without)
      this.#entries[index] = without
      this.#messages.set(messageKey(entry.origin.channel, entry.origin.message), without)
      count++
    }
    return count
  }

  #nextEntry({ origin, words, revisions }: Addition): Entry {
    const last = this.#entries.at(-1)
    const now = this.#clock.now().toISOString()
    return seal({
      number: this.head + 1,
      recordedAt: last !== undefined && last.recordedAt > now ? last.recordedAt : now,
      origin,
      ...(this.#plan === undefined ? {} : { plan: this.#plan }),
      words:
        words === null ? null : { text: words.text, name: words.name, salt: randomBytes(16).toString('hex') },
      revisions: [...revisions],
      previous: last?.hash ?? NO_HASH,
    })
  }

  /** Idempotent, since a refresh and an append may both bring the same entry. */
  #takeIn(key: string, value: unknown): void {
    const number = Number(key)
    if (number <= this.head) return
    if (number > this.head + 1) throw broken(this.head + 1, '缺失')
    const parsed = entrySchema.safeParse(value)
    if (!parsed.success) throw broken(number, '无法读取', parsed.error)
    const entry = parsed.data
    const follows = entry.number === number && entry.previous === (this.#entries.at(-1)?.hash ?? NO_HASH)
    if (!follows || !isIntact(entry)) throw broken(number, '与记账时不一致')
    this.#add(entry)
  }

  #add(entry: Entry): void {
    this.#entries.push(entry)
    this.#messages.set(messageKey(entry.origin.channel, entry.origin.message), entry)
    this.#fold.apply(this.#belonging(entry))
  }

  #belonging(entry: Entry): Entry {
    return entry.plan !== undefined || this.#first === undefined ? entry : { ...entry, plan: this.#first }
  }
}

async function firstPlan(store: Store, shelf: Shelf<Entry>, opened?: Opened): Promise<string | undefined> {
  const plans = new NotedPlans(store)
  const known = await plans.first()
  if (opened === undefined) return known?.key
  const first = known ?? firstOf(opened.plan, dayWithoutPlan(await shelf.get(entryKey(1))))
  if (opened.noted) {
    await refuseOtherCity(store, opened.plan)
    await plans.note(opened.plan, first)
  }
  return first.key
}

function messageKey(channel: string, message: string): string {
  return JSON.stringify([channel, message])
}

function broken(number: number, what: string, cause?: unknown): Problem {
  return new Problem(
    'ledger.broken',
    `台账第 ${number} 条${what}`,
    '请运行 ledger verify 查看全部问题，并用最近的备份恢复；在此之前不要继续记账。',
    cause,
  )
}
