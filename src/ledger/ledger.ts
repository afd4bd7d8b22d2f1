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
 * Opened with a program's name it begins with the checkpoint that the program made, where that fits, and is ready after
 * the entries since then; all before is read and checked by `whole()`, and until then what only it tells is `NotYet`.
 *
 * Problems: those of the store, and `ledger.broken` where what is on disk is not what was appended.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { Shelf, Store, Write } from '../base/store.ts'
import type { Addition, Appended, Drafted } from './addition.ts'
import { Parcels } from './asleep.ts'
import { isIntact, NO_HASH, seal } from './chain.ts'
import { refuseDangling } from './dangling.ts'
import { Fold, fold } from './fold.ts'
import { messageKey } from './messages.ts'
import { NotYet } from './not-yet.ts'
import { firstPlan, fittingCheckpoint, type Opened } from './opening.ts'
import { broken, entryKey, followingOf, LEDGER_SHELF, wholeOf } from './reading.ts'
import { type Entry, entrySchema } from './revision.ts'
import type { Standing } from './standing.ts'

export { type Addition, type Appended, type Drafted, entryKey, LEDGER_SHELF, type Opened }

export class Ledger {
  readonly #store: Pick<Store, 'shelf' | 'commit'>
  readonly #shelf: Shelf<Entry>
  readonly #clock: Clock
  readonly #plan: string | undefined
  /** What entries without a plan belong to; undefined where the ledger is read without one. */
  readonly #first: string | undefined
  /** Those after the checkpoint; all, once the whole is read. */
  #entries: Entry[] = []
  #base: Parcels | null = null
  #whole: Promise<void> | null = null
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
    if (opened?.program !== undefined) await ledger.#begin(opened.program)
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
    return this.#before + this.#entries.length
  }

  /** Number of the last entry of the checkpoint that it stands on; 0: the whole of it is read. */
  get #before(): number {
    return this.#base?.head.number ?? 0
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
    const entry = this.stored(number)
    return entry === undefined ? undefined : this.#belonging(entry)
  }

  /** As it is on disk. */
  stored(number: number): Entry | undefined {
    if (number > 0 && number <= this.#before) throw new NotYet(`entry ${number}`)
    return this.#at(number)
  }

  /** `entry`, from the disk where it is not at hand. */
  async read(number: number): Promise<Entry | undefined> {
    if (number < 1 || number > this.#before) return this.entry(number)
    const { data } = entrySchema.safeParse(await this.#shelf.get(entryKey(number)))
    if (data?.number !== number || !isIntact(data)) throw broken(number, '缺失或与记账时不一致')
    return this.#belonging(data)
  }

  #at(number: number): Entry | undefined {
    return this.#entries[number - 1 - this.#before]
  }

  /** All that were read, in order. */
  *entries(): Generator<Entry> {
    if (this.#base !== null) throw new NotYet('the first entry')
    for (const entry of this.#entries) yield this.#belonging(entry)
  }

  /** What stood before an entry. */
  before({ number }: Entry): Standing {
    if (this.#base !== null) throw new NotYet(`what stood before entry ${number}`)
    return fold(this.#entries.slice(0, number - 1).map((it) => this.#belonging(it)))
  }

  /** The entry that a message made, if it made one. */
  messageSeen(channel: string, message: string): Entry | undefined {
    const found = this.#messages.get(messageKey(channel, message))
    if (found === undefined && this.#base?.messages.mayHold(channel, message))
      throw new NotYet(`whether ${channel}/${message} was seen`)
    return found
  }

  /** Begins with a checkpoint, where the entry that it ends with is the one that it names. */
  async #begin(program: string): Promise<void> {
    const kept = await fittingCheckpoint(this.#store, program)
    if (kept === null) return
    this.#base = new Parcels(kept, this.#first)
    this.#fold = new Fold(undefined, this.#base)
    this.#written = kept.head.number
  }

  /**
   * Reads and checks what a checkpoint stands for, with the event loop free between, and goes on without it. Rejects with
   * `ledger.broken`; asked again, it reads again.
   */
  whole(): Promise<void> {
    if (this.#base === null) return Promise.resolve()
    this.#whole ??= this.#readWhole(this.#base).finally(() => {
      this.#whole = null
    })
    return this.#whole
  }

  async #readWhole({ head }: Parcels): Promise<void> {
    const { entries, standing } = await wholeOf(this.#shelf, head, (it) => this.#belonging(it))
    // What comes now is one step: nobody sees a ledger that is half of each.
    for (const entry of this.#entries) standing.apply(this.#belonging(entry))
    for (const entry of entries)
      this.#messages.set(messageKey(entry.origin.channel, entry.origin.message), entry)
    this.#entries = [...entries, ...this.#entries]
    this.#base = null
    this.#fold = standing
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
      else if (this.#at(entry.number) === entry) this.#written = Math.max(this.#written, entry.number)
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
    if (this.#at(entry.number) !== entry) return
    for (const { origin } of this.#entries.splice(entry.number - 1 - this.#before))
      this.#messages.delete(messageKey(origin.channel, origin.message))
    this.#fold = new Fold(undefined, this.#base)
    for (const it of this.#entries) this.#fold.apply(this.#belonging(it))
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
    await this.whole()
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
    const last = this.#entries.at(-1) ?? this.#base?.head
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
    this.#add(followingOf(number, value, this.#entries.at(-1) ?? this.#base?.head))
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
