/**
 * The chain of hashes: how an entry is sealed, and what an entry must show to follow another. SHA-256 over
 * canonical JSON, as 64 hex digits.
 */
import { createHash } from 'node:crypto'
import { canonical } from '../base/canonical.ts'
import type { Entry } from './revision.ts'

/** What the first entry follows. */
export const NO_HASH = '0'.repeat(64)

export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** The hash that an entry must bear, from what stands in it. */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  const { number, recordedAt, origin, plan, digests, previous } = entry
  // Older entries name no plan, and their hashes stand.
  return digestOf({ number, recordedAt, origin, digests, previous, ...(plan === undefined ? {} : { plan }) })
}

/** Completes an entry: digests of its revisions and words, and the hash over them. */
export function seal(draft: Omit<Entry, 'digests' | 'hash'>): Entry {
  const digests = {
    words: draft.words === null ? null : digestOf(draft.words),
    revisions: draft.revisions.map(digestOf),
  }
  const { number, recordedAt, origin, plan, words, revisions, previous } = draft
  const named = plan === undefined ? {} : { plan }
  const sealed = { number, recordedAt, origin, ...named, words, revisions, digests, previous }
  return { ...sealed, hash: hashOf(sealed) }
}

/** Whether the entry is what was sealed; deleted words are no difference. `verify.ts` says what differs. */
export function isIntact(entry: Entry): boolean {
  return (
    entry.hash === hashOf(entry) &&
    (entry.words === null || digestOf(entry.words) === entry.digests.words) &&
    entry.revisions.length === entry.digests.revisions.length &&
    entry.revisions.every((revision, index) => digestOf(revision) === entry.digests.revisions[index])
  )
}
