/**
 * Freezing: a bulletin's number, the digest of its facts, and the same bulletin again from the entries that it stands
 * on. A bulletin is issued once; what changes later is an erratum, which is an issue of its own: 2025年第3期（更正1）.
 */
import type { Books } from '../ledger/books.ts'
import { digestOf } from '../ledger/chain.ts'
import { fold } from '../ledger/fold.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { IssuedBulletin } from '../ledger/papers.ts'
import type { Entry } from '../ledger/revision.ts'
import type { Standing } from '../ledger/standing.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { isSamePeriod } from '../plan/period.ts'
import type { Bulletin } from './bulletin.ts'
import { compile } from './compile.ts'

/** Same kind, scope and data period, whatever the day; without a period, of the same month. */
export function isSamePaper(it: BulletinSpec, spec: BulletinSpec): boolean {
  return (
    it.kind === spec.kind &&
    it.campaign === spec.campaign &&
    it.unit === spec.unit &&
    isSamePeriod(it.period, spec.period) &&
    it.year === spec.year &&
    (spec.period !== null || it.today.slice(0, 7) === spec.today.slice(0, 7))
  )
}

/** Issues of the same paper, the oldest first. */
export function issuesOf(standing: Standing, spec: BulletinSpec): IssuedBulletin[] {
  return standing.papers.issued().filter((it) => isSamePaper(it.spec, spec))
}

/** `2025年第3期`, counted by kind without errata; for a paper that was issued before, `2025年第3期（更正1）`. */
export function nextNumber({ plan, standing }: Books, spec: BulletinSpec): string {
  const [first, ...errata] = issuesOf(standing, spec)
  if (first !== undefined) return `${first.number}（更正${errata.length + 1}）`
  // Numbers begin anew each year, in one store over the years.
  const year = `${plan.plan.year}年第`
  const originals = standing.papers
    .issued()
    .filter((it) => it.spec.kind === spec.kind && !it.number.includes('更正'))
    .filter((it) => it.number.startsWith(year))
  return `${year}${originals.length + 1}期`
}

/** Of the facts alone, without the head of the ledger: entries that change nothing of it leave it as it is. */
export function digestOfFacts({ head: _, ...facts }: Bulletin): string {
  return digestOf(facts)
}

type Entries = (number: number) => Entry | undefined

/** The same facts from the entries up to `head`. Throws where an entry is missing. */
export function compileAt(plan: Catalogue, entry: Entries, spec: BulletinSpec, head: number): Bulletin {
  const entries = Array.from({ length: head }, (_, at) => there(entry, at + 1))
  return compile({ plan, standing: fold(entries), today: spec.today }, spec)
}

/**
 * What was issued, from the revisions that it names and no others: whatever was added since, of whatever kind, is not
 * even looked at. Throws where an entry is missing.
 */
export function compileIssued(
  plan: Catalogue,
  entry: Entries,
  { spec, head, revisions }: Pick<IssuedBulletin, 'spec' | 'head' | 'revisions'>,
): Bulletin {
  const numbers = [...new Set(revisions.map((it) => Number(it.split('.')[0])))].sort((a, b) => a - b)
  const standing = fold(
    numbers.map((it) => there(entry, it)),
    new Set(revisions),
  )
  return { ...compile({ plan, standing, today: spec.today }, spec), head }
}

function there(entry: Entries, number: number): Entry {
  const found = entry(number)
  if (found === undefined) throw new Error(`the ledger holds no entry ${number}`)
  return found
}
