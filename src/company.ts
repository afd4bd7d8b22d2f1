/**
 * One process of several on one store: it answers in the lines that it holds, takes over what another leaves, and gives
 * back what it has no more to do with. Whoever leads takes over.
 *
 *     await company.beat(attendance, fresh)    // now and then
 *     await company.hear(topic)                // what another has hinted
 *     await company.leave()                    // the channels are closed, and nothing is in work
 */
import type { Address } from './base/address.ts'
import type { Attendance, Members, Store } from './base/store.ts'
import type { Incoming } from './channels/channel.ts'
import { type Inbox, keyOf } from './inbox.ts'
import type { Ledger } from './ledger/ledger.ts'
import { Lines } from './lines.ts'
import type { Owing } from './owing.ts'
import type { Turns } from './turns.ts'

export interface CompanyParts {
  readonly members: Pick<Members, 'id' | 'hint'>
  readonly store: Pick<Store, 'shelf' | 'commit'>
  readonly inbox: Inbox
  readonly turns: Turns
  readonly owing: Owing
  readonly ledger: Pick<Ledger, 'written' | 'refresh'>
  /** Answers a message in its turn. */
  readonly take: (incoming: Incoming, isGivenUp: boolean) => Promise<void>
  readonly log: (what: string, error: unknown) => void
}

/** There are new entries. */
const LEDGER = 'ledger'

export class Company {
  readonly #parts: CompanyParts
  readonly #lines: Lines
  /** Of messages that were kept here, until they are brought. */
  readonly #places = new Map<string, Promise<void>>()
  #leads = false
  /** The last entry that the others were told of. */
  #told = 0

  constructor(parts: CompanyParts) {
    this.#parts = parts
    const { members, store, inbox, turns, owing, log } = parts
    this.#lines = new Lines({
      store,
      me: members.id,
      hint: (topic) => members.hint(topic),
      take: (from, keys, isLeft) => {
        for (const key of keys)
          turns
            .take(from, () => this.#one(from, key, isLeft))
            .catch((error) => log('a message of another process was not taken', error))
      },
      handed: (from) => owing.forget(from),
    })
    inbox.lines = this.#lines
    inbox.place = (incoming) => this.#place(incoming)
  }

  /** Resolves when a message that was kept is handled, which it is by itself; null: it was not kept. */
  brought(incoming: Incoming): Promise<void> | null {
    const key = keyOf(incoming)
    const place = this.#places.get(key)
    this.#places.delete(key)
    return place ?? (this.#parts.inbox.has(incoming) ? Promise.resolve() : null)
  }

  /** This process is done with a message: answered, given up, or waiting for a store that can be written. */
  done(incoming: Incoming): void {
    const { inbox, ledger, members } = this.#parts
    if (!inbox.has(incoming)) this.#lines.done(incoming.from, keyOf(incoming))
    if (ledger.written === this.#told) return
    this.#told = ledger.written
    members.hint(LEDGER)
  }

  /** `fresh`: who is in as of a moment after it is asked. */
  async beat({ leads, present }: Attendance, fresh: () => Promise<ReadonlySet<string>>): Promise<void> {
    const { inbox, owing, ledger } = this.#parts
    await ledger.refresh()
    await this.#lines.look()
    if (leads) {
      await this.#lines.adopt(fresh, present, (from) => this.#settle(from))
      if (!this.#leads) {
        await inbox.line(this.#lines)
        await owing.look((to) => this.#lines.claim(to))
      }
      this.#leads = true
    }
    await this.#lines.sweep((from) => owing.waitsAt(from), leads)
  }

  async hear(topic: string): Promise<void> {
    if (topic === LEDGER) await this.#parts.ledger.refresh()
    else await this.#lines.hear(topic)
  }

  leave(): Promise<void> {
    return this.#lines.leave((from) => this.#parts.owing.waitsAt(from))
  }

  #place(incoming: Incoming): void {
    const { turns, take } = this.#parts
    this.#places.set(
      keyOf(incoming),
      turns.take(incoming.from, () => take(incoming, false)),
    )
  }

  /** What is owed in a line that was taken over was said before what waits there. */
  #settle(from: Address): void {
    const { turns, owing, log } = this.#parts
    turns
      .take(from, () => owing.settleAt(from))
      .catch((error) => log('an answer that is owed was not sent', error))
  }

  async #one(from: Address, key: string, isLeft: boolean): Promise<void> {
    const { inbox, take } = this.#parts
    const left = await inbox.load(key)
    if (left === null) return this.#lines.done(from, key)
    // Where it cannot be counted, the store is the trouble and not the message.
    if (isLeft) await inbox.begin(left.incoming).catch(() => {})
    await take(left.incoming, left.isGivenUp)
  }
}
