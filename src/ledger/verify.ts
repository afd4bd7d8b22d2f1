/**
 * Whether a ledger is still what was appended, and if not, where. It reads rows as they are on disk and trusts
 * none of them. What it cannot find: the whole chain written anew from some entry on, with hashes and all; the
 * number and hash of an entry, kept elsewhere (in a printed bulletin, say), settle that: see `cli/ledger.ts`.
 *
 * | what | place | found by |
 * | --- | --- | --- |
 * | unreadable | `12` | no entry by its shape |
 * | missing | `12`, `12-14`, `12.1` | no row; a digest without its revision; a key once written beyond the last row |
 * | added | `12.2` | a revision without a digest |
 * | changed | `12`, `12.1`, `12.words` | a hash or digest that does not fit |
 * | reordered | `12`, `12.1` | under another number than its own; revisions in another order |
 * | duplicated | `12`, `12.1` | the row holds what also stands in its own place |
 * | unlinked | `11-12` | 12 follows another 11 than this one: one of the two was replaced as a whole |
 */
import { digestOf, hashOf, NO_HASH } from './chain.ts'
import type { Entry } from './revision.ts'
import { entrySchema } from './revision.ts'

export interface Fault {
  readonly what: 'unreadable' | 'missing' | 'added' | 'changed' | 'reordered' | 'duplicated' | 'unlinked'
  readonly place: string
}

/** `rows` in the order of their keys, `highest` the greatest key ever written; no faults, an empty list. */
export function verify(rows: Iterable<readonly [key: string, value: unknown]>, highest = ''): Fault[] {
  const faults: Fault[] = []
  const misplaced: Array<readonly [at: number, number: number]> = []
  const placed = new Set<number>()
  let next = 1
  /** Hash of the row before; null where that is in doubt itself. */
  let previous: string | null = NO_HASH

  for (const [key, value] of rows) {
    const at = numberOf(key)
    if (at === undefined) {
      faults.push({ what: 'unreadable', place: key })
      continue
    }
    if (at > next) {
      faults.push({ what: 'missing', place: span(next, at - 1) })
      previous = null
    }
    next = at + 1
    const { success, data: entry } = entrySchema.safeParse(value)
    if (!success) {
      faults.push({ what: 'unreadable', place: `${at}` })
      previous = null
    } else if (entry.number !== at) {
      misplaced.push([at, entry.number])
      previous = null
    } else {
      placed.add(at)
      const sound = entry.hash === hashOf(entry)
      if (!sound) faults.push({ what: 'changed', place: `${at}` })
      else if (previous !== null && entry.previous !== previous) {
        faults.push({ what: 'unlinked', place: span(at - 1, at) })
      }
      faults.push(...withinEntry(entry))
      previous = sound ? entry.hash : null
    }
  }

  for (const [at, number] of misplaced) {
    faults.push({ what: placed.has(number) ? 'duplicated' : 'reordered', place: `${at}` })
  }
  const last = numberOf(highest) ?? 0
  if (last >= next) faults.push({ what: 'missing', place: span(next, last) })
  return faults
}

function withinEntry({ number, words, revisions, digests }: Entry): Fault[] {
  const faults: Fault[] = []
  if (words !== null && digestOf(words) !== digests.words)
    faults.push({ what: 'changed', place: `${number}.words` })

  const found = revisions.map(digestOf)
  const sealed = digests.revisions
  const absent = surplus(sealed, found)
  const extra = surplus(found, sealed)
  for (const index of new Set([...absent, ...extra])) {
    const repeats = sealed.includes(found[index] ?? '')
    const what =
      absent.has(index) && extra.has(index) && !repeats
        ? 'changed'
        : absent.has(index)
          ? 'missing'
          : repeats
            ? 'duplicated'
            : 'added'
    faults.push({ what, place: `${number}.${index}` })
  }
  if (absent.size + extra.size === 0) {
    for (const [index, digest] of found.entries()) {
      if (digest !== sealed[index]) faults.push({ what: 'reordered', place: `${number}.${index}` })
    }
  }
  return faults
}

/** Indexes in `list` of what `other` does not hold as often. */
function surplus(list: readonly string[], other: readonly string[]): Set<number> {
  const left = [...other]
  const indexes = new Set<number>()
  for (const [index, item] of list.entries()) {
    const at = left.indexOf(item)
    if (at < 0) indexes.add(index)
    else left.splice(at, 1)
  }
  return indexes
}

function numberOf(key: string): number | undefined {
  return /^\d{12}$/.test(key) && Number(key) > 0 ? Number(key) : undefined
}

function span(from: number, to: number): string {
  return from === to ? `${from}` : `${from}-${to}`
}
