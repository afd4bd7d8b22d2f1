/**
 * Reports on items of lists in the list of what waits: the office that keeps a list looks at what was said of its items,
 * by the same numbers and words as at figures. Of a list without a keeper it is the office of the plan's first campaign.
 */
import type { ItemReport } from '../../ledger/items.ts'
import type { Revision } from '../../ledger/revision.ts'
import { rolesOf } from '../../plan/roster.ts'
import type { ItemReviewed, ReviewReply, ReviewSkip } from '../turn/replies/review.ts'
import type { Told, Turn } from '../turn/turn.ts'

type Unread = Pick<Turn, 'sender' | 'books'>

/** Reports that wait for the sender's office, the oldest first. */
export function waitingItems(turn: Unread): ItemReport[] {
  const { items } = turn.books.standing
  return items
    .lists()
    .filter((it) => reviews(turn, it.name))
    .flatMap((it) => items.states(it.name))
    .flatMap((it) => it.reports)
    .filter((it) => it.status === 'pending')
    .sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))
}

function reviews({ sender, books }: Unread, list: string): boolean {
  const { plan, standing } = books
  const first = plan.campaigns[0]?.name
  const usual = first === undefined ? null : plan.officeOf(first)
  const office = standing.items.list(list)?.keeper ?? usual
  return rolesOf(sender).includes('office') && (office === null || office === sender?.unit)
}

/** Reports whose last word is the sender's verdict, with the entry that holds it. */
export function decidedItems(turn: Turn): { report: ItemReport; entry: number }[] {
  const { standing } = turn.books
  return standing.items
    .lists()
    .filter((it) => reviews(turn, it.name))
    .flatMap((it) => standing.items.states(it.name))
    .flatMap((it) => it.reports)
    .flatMap((report) => {
      const id = standing.items.verdictOn(report.id)
      const origin = id === undefined ? undefined : standing.revision(id)?.origin
      const own = origin?.channel === turn.from.channel && origin.person === turn.from.person
      return id !== undefined && own ? [{ report, entry: Number(id.split('.')[0]) }] : []
    })
}

/** Which of the chosen are reports on items. */
export function reportsAmong(
  { books }: Pick<Turn, 'books'>,
  chosen: readonly { readonly number: number | null; readonly id: string | undefined }[],
): { readonly number: number | null; readonly report: ItemReport }[] {
  return chosen.flatMap(({ number, id }) => {
    const report = books.standing.items.report(id ?? '')
    return report === undefined ? [] : [{ number, report }]
  })
}

export interface ItemVerdict {
  readonly revisions: readonly Revision[]
  readonly reply: ReviewReply
  readonly tell: readonly Told[]
  readonly touched: readonly string[]
}

/** `reason`: null: it is approved. */
export function reviewItems(
  turn: Turn,
  chosen: readonly { readonly number: number | null; readonly report: ItemReport }[],
  reason: string | null,
): ItemVerdict {
  const done: ItemReviewed[] = []
  const skipped: ReviewSkip[] = []
  for (const { number, report } of chosen) {
    const why = refusalOf(turn, report, reason === null)
    if (why === null) done.push({ number, report })
    else skipped.push({ number, why })
  }
  const revisions = done.map(({ report: { id: of } }): Revision => {
    return reason === null ? { type: 'item_approved', of } : { type: 'item_returned', of, reason }
  })
  const verdict = reason === null ? 'approved' : 'returned'
  return {
    revisions,
    reply: { type: 'review.items_done', verdict, reason, items: done, skipped },
    tell: toldOf(
      turn,
      done.map((it) => it.report),
      verdict,
      reason,
    ),
    touched: done.map((it) => it.report.id),
  }
}

/** Null: it is to be reviewed by the sender now. */
export function refusalOf(turn: Turn, report: ItemReport, approves: boolean): ReviewSkip['why'] | null {
  if (!reviews(turn, report.list)) return 'not_yours'
  if (report.status === 'returned') return 'returned'
  if (report.status === 'approved' && approves) return 'done'
  const { channel, person } = report.origin
  // Whoever filed it does not approve it.
  return channel === turn.from.channel && person === turn.from.person ? 'own_entry' : null
}

/** One notice for each person, in a direct chat. */
function toldOf(
  turn: Turn,
  reports: readonly ItemReport[],
  verdict: 'approved' | 'returned',
  reason: string | null,
): Told[] {
  const people = new Map<string, ItemReport[]>()
  for (const it of reports) {
    const key = JSON.stringify([it.origin.channel, it.origin.person])
    people.set(key, [...(people.get(key) ?? []), it])
  }
  return [...people.values()].flatMap((own) => {
    const origin = own[0]?.origin
    if (origin === undefined) return []
    const { channel, person } = origin
    return {
      key: ['review-items', verdict, turn.from.channel, turn.message.id, channel, person].join('/'),
      to: { channel, person },
      reply: { type: 'review.items_told', reports: own, verdict, reason },
    }
  })
}
