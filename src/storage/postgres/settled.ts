/**
 * One commit among those that share a transaction: its conditions are looked at on the rows as they will be by then, after
 * the commits before it. What comes out is what the transaction writes.
 */
import type { RowWrite } from '../rows.ts'

/** A key of the table as one text. */
export function placeOf({ shelf, key }: Pick<RowWrite, 'shelf' | 'key'>): string {
  return `${shelf}\0${key}`
}

export interface Settled {
  /** Of each commit, whether it holds. */
  readonly done: readonly boolean[]
  /** By their places; null: deleted. */
  readonly writes: ReadonlyMap<string, string | null>
  /** Of the places that were looked at, those where nothing stood. */
  readonly fresh: ReadonlySet<string>
}

/** `found`: what stands now, of all places with a condition. */
export function settle(
  commits: ReadonlyArray<readonly RowWrite[]>,
  found: ReadonlyMap<string, string>,
): Settled {
  const writes = new Map<string, string | null>()
  const fresh = new Set<string>()
  const done = commits.map((rows) => {
    const own = new Map<string, string | null>()
    const before = (place: string) =>
      writes.get(place) ?? (writes.has(place) ? null : (found.get(place) ?? null))
    // What is looked at is looked at before anything of the commit is written.
    for (const row of rows) {
      if (row.when === undefined || row.when === 'absent') continue
      const text = before(placeOf(row))
      if (text === null || !row.when.fits(text)) return false
    }
    for (const row of rows) {
      const place = placeOf(row)
      const stands = own.has(place) ? own.get(place) : before(place)
      if (row.when === 'absent' && stands !== null) return false
      if (row.value !== undefined) own.set(place, row.value)
    }
    for (const [place, value] of own) writes.set(place, value)
    return true
  })
  for (const rows of commits)
    for (const row of rows) if (row.when === 'absent' && !found.has(placeOf(row))) fresh.add(placeOf(row))
  return { done, writes, fresh }
}
