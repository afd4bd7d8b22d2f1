/**
 * 佐证材料 as bytes: kept once, by their hash, beside the ledger's file. The ledger says what they were sent for; what it
 * does not name after a week is deleted. Nobody fills the city's disk: each message and each person's day has its limit.
 */
import { createHash } from 'node:crypto'
import { type Address, dialogueKey } from './base/address.ts'
import { type Day, dayOf } from './base/clock.ts'
import type { Files, Shelf, Store } from './base/store.ts'
import type { IncomingFile } from './channels/channel.ts'
import { shelfKey } from './dialogue.ts'
import type { EvidenceFile } from './ledger/backing.ts'
import type { Ledger } from './ledger/ledger.ts'

/** Where older programs kept them, among the records; still read. */
export const EVIDENCE_SHELF = 'evidence'

export interface KeptFile {
  readonly type: string
  readonly base64: string
}

/** What a person has had kept on one day. */
export interface Spent {
  readonly files: number
  readonly bytes: number
}

const MB = 1024 * 1024
/** A scan or a photograph; a film is not evidence for a chat. */
const MOST_BYTES = 10 * MB
export const LIMITS = { perMessage: 10, perDay: { files: 50, bytes: 200 * MB }, unlinkedDays: 7 } as const
const DAY_MS = 24 * 3_600_000

export interface Received {
  readonly files: readonly EvidenceFile[]
  /** That could not be fetched, are empty, too large, or beyond a limit. */
  readonly unread: number
}

export class EvidenceShelf {
  readonly #files: Files
  readonly #older: Shelf<KeptFile>
  readonly #days: Shelf<Spent>

  constructor(store: Pick<Store, 'shelf' | 'files'>) {
    this.#files = store.files
    this.#older = store.shelf<KeptFile>(EVIDENCE_SHELF)
    this.#days = store.shelf<Spent>('evidence-days')
  }

  /** What the files are, as far as they may be kept; nothing is kept yet. */
  async look(files: readonly IncomingFile[], from: Address, at: Date): Promise<Received> {
    const read = files.flatMap(({ bytes, type }) =>
      isKept(bytes) ? [{ hash: hashOf(bytes), type, bytes: bytes.length }] : [],
    )
    // The same picture twice in a message is one.
    const once = read.filter((it, at) => read.findIndex((other) => other.hash === it.hash) === at)
    let { files: count, bytes: size } = await this.#spent(from, at)
    const within = once.slice(0, LIMITS.perMessage).filter(({ bytes }) => {
      const fits = count < LIMITS.perDay.files && size + bytes <= LIMITS.perDay.bytes
      if (fits) [count, size] = [count + 1, size + bytes]
      return fits
    })
    return { files: within, unread: files.length - read.length + once.length - within.length }
  }

  /** On disk when it resolves, before the ledger names it; what `look` left out is not kept. */
  async keep(files: readonly IncomingFile[], from: Address, at: Date): Promise<void> {
    const { files: wanted } = await this.look(files, from, at)
    const allowed = new Set(wanted.map((it) => it.hash))
    for (const { bytes } of files) {
      if (!isKept(bytes) || !allowed.delete(hashOf(bytes))) continue
      await this.#files.put(hashOf(bytes), bytes)
    }
    const spent = await this.#spent(from, at)
    const more = wanted.reduce((sum, it) => sum + it.bytes, spent.bytes)
    if (wanted.length > 0)
      await this.#days.set(dayKey(from, at), { files: spent.files + wanted.length, bytes: more })
  }

  /** Null: not kept, or not what its hash says. */
  async open(hash: string): Promise<Uint8Array | null> {
    const older = await this.#older.get(hash)
    const bytes =
      (await this.#files.get(hash)) ?? (older === undefined ? null : Buffer.from(older.base64, 'base64'))
    return bytes !== null && hashOf(bytes) === hash ? bytes : null
  }

  /** The hashes of all that is kept. */
  async hashes(): Promise<ReadonlySet<string>> {
    const found = new Set<string>()
    for await (const { name } of this.#files.list()) found.add(name)
    for await (const [hash] of this.#older.entries()) found.add(hash)
    return found
  }

  /** Deletes what has stood for a week and nothing in the ledger names; how many. */
  async tidy(ledger: Ledger, now: Date): Promise<number> {
    await ledger.whole()
    const linked = linkedIn(ledger)
    const before = new Date(now.getTime() - LIMITS.unlinkedDays * DAY_MS)
    let deleted = 0
    for await (const { name, at } of this.#files.list()) {
      if (linked.has(name) || at > before) continue
      await this.#files.delete(name)
      deleted += 1
    }
    for await (const [key] of this.#days.entries()) if (key < dayOf(before)) await this.#days.delete(key)
    return deleted
  }

  async #spent(from: Address, at: Date): Promise<Spent> {
    return (await this.#days.get(dayKey(from, at))) ?? { files: 0, bytes: 0 }
  }
}

function linkedIn(ledger: Ledger): ReadonlySet<string> {
  const linked = new Set<string>()
  for (let number = 1; number <= ledger.head; number++)
    for (const it of ledger.entry(number)?.revisions ?? [])
      if (it.type === 'evidence_attached') for (const { hash } of it.files) linked.add(hash)
      else if (it.type === 'list_received' && it.source !== null) linked.add(it.source.hash)
  return linked
}

/** A person's limit is the same in every room. */
function dayKey({ channel, person }: Address, at: Date): string {
  const day: Day = dayOf(at)
  const who = createHash('sha256').update(dialogueKey({ channel, person })).digest('hex')
  return shelfKey(`${day} ${who}`)
}

function isKept(bytes: Uint8Array | null): bytes is Uint8Array {
  return bytes !== null && bytes.length > 0 && bytes.length <= MOST_BYTES
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
