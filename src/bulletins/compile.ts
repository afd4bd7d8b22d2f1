/**
 * From the books to a bulletin's facts. Pure, and by the entries alone: the day is the bulletin's, not the clock's.
 *
 * @example
 * compile(books, { kind: 'bulletin', campaign: null, unit: null, period: Q1, today: '2025-04-26', pending: false })
 */
import type { Judgement } from '../judging/judgement.ts'
import { behindSince, judgementsOf } from '../judging/lag.ts'
import { isBehind, isGood, tally, worstFirst } from '../judging/tally.ts'
import type { Books } from '../ledger/books.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import { addDays } from '../plan/period.ts'
import type { Indicator } from '../plan/schema.ts'
import { approvedOnly } from './approved.ts'
import type { BehindOf, Bulletin, Counted } from './bulletin.ts'
import { listsFor, paperItems } from './items.ts'
import { movedSince } from './moved.ts'
import { dueWithin, obligationsFor, owedIn } from './owed.ts'
import { revisionsOf } from './sources.ts'
import { ownWords } from './words.ts'

/** Days that a bulletin looks back to what moved, and ahead to what is due: a week, and two weeks. */
const DAYS = { dispatch: 7, supervision: 14, bulletin: 31 } as const

export function compile({ plan: given, standing }: Books, spec: BulletinSpec): Bulletin {
  const plan = given.telling(spec)
  const all: Books = { plan, standing, today: spec.today }
  const reviews = plan.plan.review !== false
  const books: Books = spec.pending ? all : { ...all, standing: approvedOnly(standing, reviews) }
  const inScope = scopeOf(spec)
  const rows = judgementsOf(books, inScope, spec.period)
  const counted = (name: string, which: (indicator: Indicator) => boolean): Counted => ({
    name,
    counts: tally(rows.filter((it) => which(plan.indicator(it.indicator)))),
  })
  const some = ({ counts }: Counted) => counts.total > 0
  const firstOf = (indicator: Indicator) => spec.unit ?? indicator.owner_units[0]
  const units = plan.units.map(({ name }) => counted(name, (it) => firstOf(it) === name)).filter(some)
  const days = DAYS[spec.kind]
  const obligations = obligationsFor(all, spec)
  const { owed, extended } = owedIn(all, obligations, spec)
  const items = paperItems(books, spec, addDays(spec.today, -days), all)
  const owes = new Set(owed.map((it) => it.unit))
  return {
    spec,
    head: standing.head,
    total: tally(rows),
    campaigns: plan.campaigns.map(({ name }) => counted(name, (it) => it.campaign === name)).filter(some),
    units,
    rows,
    good: rows.filter((it) => isGood(it) && it.figure !== null),
    praised: units.filter(
      ({ name, counts }) => counts.judged > 0 && counts.good === counts.judged && !owes.has(name),
    ),
    behind: behindOf(books, rows, spec.unit),
    owed,
    extended,
    moved: spec.kind === 'bulletin' ? [] : movedSince(books, rows, addDays(spec.today, -days)),
    due: spec.kind === 'bulletin' ? [] : dueWithin(all, obligations, spec.today, addDays(spec.today, days)),
    leftOut: spec.pending ? 0 : tally(judgementsOf(all, inScope, spec.period)).pending,
    ...(items === null ? {} : { items }),
    revisions: revisionsOf(all, rows, obligations, items === null ? [] : listsFor(books, spec)),
  }
}

function scopeOf({ campaign, unit }: BulletinSpec): (indicator: Indicator) => boolean {
  return (it) =>
    (campaign === null || it.campaign === campaign) && (unit === null || it.owner_units.includes(unit))
}

function behindOf(books: Books, rows: readonly Judgement[], unit: string | null): BehindOf[] {
  const behind = worstFirst(rows.filter(isBehind))
  return books.plan.units.flatMap(({ name }) => {
    const own = behind.filter((it) => name === (unit ?? books.plan.indicator(it.indicator).owner_units[0]))
    const items = own.map((judgement) => {
      const since = behindSince(books, judgement)
      return { judgement, since, words: ownWords(books, judgement, since) }
    })
    return items.length === 0 ? [] : [{ unit: name, items }]
  })
}
