/**
 * What was heard and is not answered yet. A message stands here before its platform is told that it arrived, since the
 * platform never brings it again after that; it leaves in the one transaction that writes what it says, its dialogue
 * and its answer. What a start finds here was heard by a run that was stopped or killed.
 *
 *     await inbox.keep(incoming)                    // on disk: the platform may be told
 *     await store.commit([…, ...inbox.leaving(incoming)])
 *     inbox.left(incoming)
 *
 * Where several processes serve one store, a message joins the line of its dialogue as it is kept: see `lines.ts`.
 */
import { canonical } from './base/canonical.ts'
import { type Clock, systemClock } from './base/clock.ts'
import type { Store, Write } from './base/store.ts'
import type { Incoming } from './channels/channel.ts'
import { shelfKey } from './dialogue.ts'
import type { Lines } from './lines.ts'

export const INBOX_SHELF = 'inbox'

/** A message as it stands on the shelf: plain JSON, files that were at hand in base64. */
export interface Heard {
  readonly incoming: Omit<Incoming, 'at' | 'files'> & { readonly at: string }
  readonly files?: ReadonlyArray<{
    readonly name: string
    readonly type: string
    readonly base64: string | null
  }>
  /** Rises with each message: the order in which they came. */
  readonly order: number
  /** Starts that have begun with it: a message that ends every run must not end them all. */
  readonly starts: number
}

/** A message that an earlier run left. `given up`: several runs have ended over it. */
export interface Left {
  readonly incoming: Incoming
  readonly isGivenUp: boolean
}

const MOST_STARTS = 8

type Named = Pick<Incoming, 'id' | 'from'>

export class Inbox {
  readonly #store: Pick<Store, 'shelf' | 'commit'>
  readonly #clock: Clock
  /** What stands on the shelf, as far as this process knows. */
  readonly #kept = new Set<string>()
  readonly #found = new Map<string, Heard>()
  /** What is over and could not be taken off the shelf yet. */
  readonly #over = new Set<string>()
  /** Kept, and handled by another process. */
  readonly #elsewhere = new Map<string, number>()
  /** Null: this process has the store alone. `place`: a message takes its place in its dialogue as soon as it is kept. */
  lines: Lines | null = null
  place: (incoming: Incoming) => void = () => {}
  #order = 0
  #waiting: Write[] = []
  #next: Promise<void> | null = null

  constructor(store: Pick<Store, 'shelf' | 'commit'>, clock: Clock = systemClock) {
    this.#store = store
    this.#clock = clock
  }

  /** On disk when it resolves; rejects with the store's Problem. What arrives together is one transaction. */
  async keep(incoming: Incoming): Promise<void> {
    const key = keyOf(incoming)
    if (this.#kept.has(key)) return
    this.#order = Math.max(this.#clock.now().getTime(), this.#order + 1)
    const kept = { shelf: INBOX_SHELF, key, set: heardOf(incoming, this.#order) }
    if (this.lines !== null) return this.#join(this.lines, incoming, key, { ...kept, when: 'absent' })
    this.#waiting.push(kept)
    this.#next ??= this.#soon()
    await this.#next
    this.#kept.add(key)
  }

  async #join(lines: Lines, incoming: Incoming, key: string, kept: Write): Promise<void> {
    const shelf = this.#store.shelf<Heard>(INBOX_SHELF)
    const isOver = async () => (await shelf.get(key)) !== undefined
    const begin = () => {
      this.#kept.add(key)
      this.place(incoming)
    }
    const joined = await lines.join(incoming.from, { key, kept, isOver, begin })
    if (joined === 'elsewhere') this.#elsewhere.set(key, (this.#elsewhere.get(key) ?? 0) + 1)
  }

  /** False, once for each time that it was kept: another process handles it. */
  isOurs(message: Named): boolean {
    const key = keyOf(message)
    const times = this.#elsewhere.get(key) ?? 0
    if (times > 1) this.#elsewhere.set(key, times - 1)
    else this.#elsewhere.delete(key)
    return times === 0
  }

  /** What another process kept; null: it is answered by now. */
  async load(key: string): Promise<Left | null> {
    const heard = await this.#store.shelf<Heard>(INBOX_SHELF).get(key)
    if (heard === undefined) return null
    this.#kept.add(key)
    this.#found.set(key, heard)
    return leftOf(heard)
  }

  /** What stands in no line, as it was kept before there were lines, takes its place in one. */
  async line(lines: Lines): Promise<void> {
    const found: Array<readonly [key: string, heard: Heard]> = []
    for await (const row of this.#store.shelf<Heard>(INBOX_SHELF).entries()) found.push(row)
    const waiting = await lines.waiting()
    for (const [key, heard] of found.sort(([, a], [, b]) => a.order - b.order)) {
      if (waiting.has(key)) continue
      const kept = { shelf: INBOX_SHELF, key, stands: heard }
      const shelf = this.#store.shelf<Heard>(INBOX_SHELF)
      const isOver = async () => (await shelf.get(key)) === undefined
      await lines.join(heard.incoming.from, { key, kept, isOver })
    }
  }

  async #soon(): Promise<void> {
    // A round of the event loop: every socket that has something to say is read in it.
    await new Promise((resolve) => setImmediate(resolve))
    const writes = this.#waiting
    this.#waiting = []
    this.#next = null
    await this.#store.commit(writes)
  }

  has(message: Named): boolean {
    return this.#kept.has(keyOf(message))
  }

  /** What takes a message off the shelf, for the transaction that answers it; nothing where it is not there. */
  leaving(message: Named): Write[] {
    return this.has(message) ? [{ shelf: INBOX_SHELF, key: keyOf(message), delete: true }] : []
  }

  /** The transaction is on disk. */
  left(message: Named): void {
    this.#found.delete(keyOf(message))
    this.#kept.delete(keyOf(message))
  }

  /** Off the shelf with nothing else to write; false: the store did not take it, and the message still stands there. */
  async drop(message: Named): Promise<boolean> {
    try {
      await this.#store.commit(this.leaving(message))
      this.left(message)
      return true
    } catch {
      return false
    }
  }

  /** Counts that this run begins with a message that an earlier one left; it may be the end of it. */
  async begin(message: Named): Promise<void> {
    const key = keyOf(message)
    const heard = this.#found.get(key)
    if (heard === undefined || !this.#kept.has(key)) return
    await this.#store.commit([{ shelf: INBOX_SHELF, key, set: { ...heard, starts: heard.starts + 1 } }])
  }

  /** It is answered, though the store could not be told: not to be worked off again. */
  over(message: Named): void {
    const key = keyOf(message)
    if (this.#kept.delete(key)) this.#over.add(key)
  }

  /** Takes what is over off the shelf, where that failed before. */
  async sweep(): Promise<void> {
    const keys = [...this.#over]
    await this.#store.commit(keys.map((key) => ({ shelf: INBOX_SHELF, key, delete: true })))
    for (const key of keys) this.#over.delete(key)
  }

  /** What earlier runs left, in the order in which it came. */
  async recover(): Promise<Left[]> {
    const found: Array<readonly [key: string, heard: Heard]> = []
    for await (const [key, heard] of this.#store.shelf<Heard>(INBOX_SHELF).entries())
      if (!this.#kept.has(key)) found.push([key, heard])
    found.sort(([, a], [, b]) => a.order - b.order)
    for (const [key, heard] of found) {
      this.#kept.add(key)
      this.#found.set(key, heard)
      this.#order = Math.max(this.#order, heard.order)
    }
    return found.map(([, heard]) => leftOf(heard))
  }
}

function leftOf(heard: Heard): Left {
  return { incoming: incomingOf(heard), isGivenUp: heard.starts >= MOST_STARTS }
}

/** A platform's ids are its own: two may give the same. */
export function keyOf({ id, from: { channel, room = '', person } }: Named): string {
  return shelfKey(canonical([channel, room, person, id]))
}

function heardOf({ at, files, ...incoming }: Incoming, order: number): Heard {
  const kept = files?.map(({ name, type, bytes }) => {
    return { name, type, base64: bytes === null ? null : Buffer.from(bytes).toString('base64') }
  })
  const message = { ...incoming, at: at.toISOString() }
  return { incoming: message, ...(kept === undefined ? {} : { files: kept }), order, starts: 0 }
}

function incomingOf({ incoming, files }: Heard): Incoming {
  const at = new Date(incoming.at)
  if (files === undefined) return { ...incoming, at }
  const read = files.map(({ name, type, base64 }) => {
    return { name, type, bytes: base64 === null ? null : Buffer.from(base64, 'base64') }
  })
  return { ...incoming, at, files: read }
}
