/**
 * What a paper says of the items of lists, as facts: those of a unit in 双周督导, the projects of a campaign's office in
 * 周调度, all projects in 月通报. A list that is kept out of groups is in no paper: papers travel.
 */
import { type Day, dayOf } from '../base/clock.ts'
import { type ItemJudgement, isLate, isSoon, judgeItem } from '../judging/item.ts'
import { isBegun, sumOf } from '../judging/item-rates.ts'
import type { Books } from '../ledger/books.ts'
import type { ItemSaid } from '../ledger/item.ts'
import type { ItemState, ListStanding } from '../ledger/items.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { countyOf } from '../plan/counties.ts'
import type { ListKind } from '../plan/lists/item.ts'
import type { Period } from '../plan/period.ts'

export interface PaperItems {
  readonly lists: readonly string[]
  /** Every item within the paper's scope, in the order of its list. */
  readonly rows: readonly ItemRow[]
  readonly started: number
  readonly finished: number
  /** 亿元; null: nobody has reported any. */
  readonly invested: number | null
  readonly planned: number | null
  /** How many have reported money spent in this year. */
  readonly reported: number
  /** Reports that wait for the list's office: counted where the paper counts what is not approved, else left out. */
  readonly waiting: number
  /** What was said of an item since the paper before. */
  readonly moved: readonly ItemMoved[]
  /** Held up: what nobody has answered first, then the longest. */
  readonly blocked: readonly ItemRow[]
  readonly starting: readonly ItemRow[]
  readonly ending: readonly ItemRow[]
  /** Past a date, or behind in money: the longest past first. */
  readonly late: readonly ItemRow[]
}

/** How an item stood on the paper's day. Amounts in 亿元, shares in per cent. */
export interface ItemRow {
  readonly list: string
  readonly kind: ListKind
  readonly name: string
  readonly unit: string | null
  readonly county: string | null
  readonly total: number | null
  readonly planned: number | null
  readonly invested: { readonly value: number; readonly period: Period } | null
  readonly share: number | null
  readonly scheduled: number | null
  readonly gap: number | null
  readonly behind: boolean
  readonly starts: string | null
  readonly ends: string | null
  readonly started: string | null
  readonly finished: string | null
  /** Days past the planned date. */
  readonly lateStart: number
  readonly lateEnd: number
  readonly blocked: {
    readonly why: string
    readonly needs: string | null
    readonly days: number
    /** The unit that was asked to help and has answered; null: it has not. */
    readonly answered: string | null
  } | null
}

export interface ItemMoved {
  readonly row: ItemRow
  readonly unit: string
  readonly said: ItemSaid
  /** Of the last report in that time. */
  readonly day: Day
}

/**
 * `all`: with what nobody has approved. Null where no list has anything to do with the paper: it then holds what it held before
 * there were lists.
 */
export function paperItems(books: Books, spec: BulletinSpec, since: Day, all = books): PaperItems | null {
  const lists = listsFor(books, spec)
  const states = lists.flatMap((it) => books.standing.items.states(it.name).filter(within(books, spec)))
  if (states.length === 0) return null
  const kinds = new Map(lists.map((it) => [it.name, it.kind]))
  const judged = states.map((it) => judgeItem(it, spec.today))
  const rowOf = (it: ItemJudgement) => itemRow(it, kinds.get(it.state.list) ?? 'project')
  const open = judged.filter((it) => it.state.finished === null)
  const ofYear = judged.flatMap((it) => (it.share === null ? [] : (it.state.invested?.value ?? [])))
  return {
    lists: lists.map((it) => it.name),
    rows: judged.map(rowOf),
    started: states.filter(isBegun).length,
    finished: states.filter((it) => it.finished !== null).length,
    invested: sumOf(ofYear),
    planned: sumOf(states.map((it) => it.item.planned)),
    reported: ofYear.length,
    waiting: (books.plan.plan.review === false ? [] : lists)
      .flatMap((it) => all.standing.items.states(it.name).filter(within(books, spec)))
      .reduce((sum, it) => sum + it.reports.filter(({ status }) => status === 'pending').length, 0),
    moved: judged.flatMap((it) => movedIn(it, rowOf(it), since)),
    blocked: open
      .filter((it) => it.stuck !== null)
      .toSorted((a, b) => Number(isAnswered(a)) - Number(isAnswered(b)) || (b.stuck ?? 0) - (a.stuck ?? 0))
      .map(rowOf),
    starting: open.filter((it) => !isBegun(it.state) && isSoon(it.state.item.starts, spec.today)).map(rowOf),
    ending: open.filter((it) => isSoon(it.state.item.ends, spec.today)).map(rowOf),
    late: judged.filter(isLate).toSorted(worstFirst).map(rowOf),
  }
}

/** Which lists a paper is about: projects, and of one unit all that it answers for. */
export function listsFor({ plan, standing }: Books, { campaign, unit }: BulletinSpec): ListStanding[] {
  return standing.items
    .lists()
    .filter((it) => it.level !== 'never_in_room')
    .filter((it) => unit !== null || it.kind === 'project')
    .filter((it) => campaign === null || campaignOf(plan, it) === campaign)
}

/** In whose papers a list is spoken of: once, however many campaigns its office runs. Null: in those of all alone. */
function campaignOf(plan: Catalogue, { keeper }: ListStanding): string | null {
  const kept = plan.campaigns.find(({ name }) => keeper === null || plan.officeOf(name) === keeper)
  return kept?.name ?? null
}

function within({ plan }: Books, { unit }: BulletinSpec): (state: ItemState) => boolean {
  if (unit === null) return () => true
  const county = countyOf(plan, unit)
  // Of two who answer for it the unit is asked, and the county where the list names no other.
  return ({ item }) => item.unit === unit || (county !== null && (item.unit ?? item.county) === county)
}

function isAnswered({ state }: ItemJudgement): boolean {
  return state.blocked !== null && state.blocked.answer !== null
}

function worstFirst(one: ItemJudgement, other: ItemJudgement): number {
  const past = ({ lateStart, lateEnd }: ItemJudgement) => Math.max(lateStart, lateEnd)
  return past(other) - past(one) || (other.gap ?? 0) - (one.gap ?? 0)
}

function movedIn({ state }: ItemJudgement, row: ItemRow, since: Day): ItemMoved[] {
  const fresh = state.reports.filter(
    (it) => it.status !== 'returned' && dayOf(new Date(it.recordedAt)) > since,
  )
  const last = fresh.at(-1)
  if (last === undefined) return []
  const said: ItemSaid = Object.assign({}, ...fresh.map((it) => it.said))
  // What was held up and is not any longer is said as it is now.
  if (state.blocked === null) delete said.blocked
  else delete said.cleared
  return [{ row, unit: last.unit, said, day: dayOf(new Date(last.recordedAt)) }]
}

function itemRow(judged: ItemJudgement, kind: ListKind): ItemRow {
  const { state, share, scheduled, gap, behind, lateStart, lateEnd, stuck } = judged
  const { list, item, invested, started, finished, blocked } = state
  const { name, unit, county, total, planned, starts, ends } = item
  return {
    ...{ list, kind, name, unit, county, total, planned, starts, ends, started, finished },
    invested: invested === null ? null : { value: invested.value, period: invested.period },
    ...{ share, scheduled, gap, behind, lateStart, lateEnd },
    blocked:
      blocked === null || finished !== null
        ? null
        : {
            why: blocked.why,
            needs: blocked.needs,
            days: stuck ?? 0,
            answered: blocked.answer?.unit ?? null,
          },
  }
}
