/**
 * 佐证材料 as bytes: kept once, by their hash, in the same store as the ledger, so that a copy of the one is a copy of
 * the other. The ledger says what they were sent for.
 */
import { createHash } from 'node:crypto'
import type { Shelf } from './base/store.ts'
import type { IncomingFile } from './channels/channel.ts'
import type { EvidenceFile } from './ledger/backing.ts'

export const EVIDENCE_SHELF = 'evidence'

export interface KeptFile {
  readonly type: string
  readonly base64: string
}

/** A scan or a photograph; a film is not evidence for a chat. */
const MOST_BYTES = 10 * 1024 * 1024

export interface Received {
  readonly files: readonly EvidenceFile[]
  /** That could not be fetched, are empty, or too large. */
  readonly unread: number
}

export class EvidenceShelf {
  readonly #shelf: Shelf<KeptFile>

  constructor(shelf: Shelf<KeptFile>) {
    this.#shelf = shelf
  }

  /** What the files are; nothing is kept yet. */
  static look(files: readonly IncomingFile[]): Received {
    const read = files.flatMap(({ bytes, type }) =>
      isKept(bytes) ? [{ hash: hashOf(bytes), type, bytes: bytes.length }] : [],
    )
    // The same picture twice in a message is one.
    const once = read.filter((it, at) => read.findIndex((other) => other.hash === it.hash) === at)
    return { files: once, unread: files.length - read.length }
  }

  /** On disk when it resolves, before the ledger names it. */
  async keep(files: readonly IncomingFile[]): Promise<void> {
    for (const { bytes, type } of files) {
      if (!isKept(bytes)) continue
      await this.#shelf.putIfAbsent(hashOf(bytes), { type, base64: Buffer.from(bytes).toString('base64') })
    }
  }

  /** Null: not kept, or not what its hash says. */
  async open(hash: string): Promise<Uint8Array | null> {
    const kept = await this.#shelf.get(hash)
    const bytes = kept === undefined ? null : Buffer.from(kept.base64, 'base64')
    return bytes !== null && hashOf(bytes) === hash ? bytes : null
  }
}

function isKept(bytes: Uint8Array | null): bytes is Uint8Array {
  return bytes !== null && bytes.length > 0 && bytes.length <= MOST_BYTES
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
