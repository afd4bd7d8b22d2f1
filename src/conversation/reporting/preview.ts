/**
 * The books as they will be once a decision is written down: what a fresh figure means is judged, and what is
 * still to be reported is counted, before anything is on disk.
 */
import type { Books } from '../../ledger/books.ts'
import { overlaid } from '../../ledger/overlay.ts'
import type { Figure, Origin, Revision } from '../../ledger/revision.ts'
import { factKey, type Ruling, type StandingFigure } from '../../ledger/standing.ts'
import type { Turn } from '../turn/turn.ts'

/** A figure as it will stand, pending. */
export function willStand(
  turn: Turn,
  index: number,
  { figure, unit, onBehalf }: { figure: Figure; unit: string; onBehalf: boolean },
): StandingFigure {
  const at = turn.at.toISOString()
  const id = `${turn.books.standing.head + 1}.${index}`
  return {
    id,
    figure,
    unit,
    status: isReviewed(turn) ? 'pending' : 'approved',
    onBehalf,
    origin: originOf(turn),
    recordedAt: at,
    reportedAt: at,
    history: [id],
  }
}

/** Whether the plan has figures reviewed before they count as approved. */
export function isReviewed({ books }: Pick<Turn, 'books'>): boolean {
  return books.plan.plan.review !== false
}

export function originOf(turn: Turn): Origin {
  return {
    person: turn.from.person,
    unit: turn.sender?.unit ?? null,
    ...(turn.sender === null ? {} : { role: turn.sender.role }),
    channel: turn.from.channel,
    room: turn.from.room ?? null,
    message: turn.message.id,
    sentAt: turn.at.toISOString(),
  }
}

/** The books with these figures standing in place of what stands for the same facts, or of what they correct. */
export function withFigures(
  books: Books,
  added: readonly StandingFigure[],
  corrected: readonly string[] = [],
): Books {
  const { standing } = books
  const keys = new Set(added.map((it) => factKey(it.figure)))
  const among = (kept: readonly StandingFigure[], here: (it: StandingFigure) => boolean): StandingFigure[] =>
    [
      ...kept.filter((it) => !keys.has(factKey(it.figure)) && !corrected.includes(it.id)),
      ...added.filter(here),
    ].sort(byPeriod)
  return {
    ...books,
    standing: overlaid(standing, {
      figures: () => among(standing.figures(), () => true),
      ofIndicator: (id) => among(standing.ofIndicator(id), (it) => it.figure.indicator === id),
      ofUnit: (unit) => among(standing.ofUnit(unit), (it) => it.unit === unit),
      figure: (fact) =>
        added.find((it) => factKey(it.figure) === factKey(fact)) ?? left(standing.figure(fact), corrected),
      byId: (id) => added.find((it) => it.id === id) ?? left(standing.byId(id), corrected),
    }),
  }
}

function left(standing: StandingFigure | undefined, gone: readonly string[]): StandingFigure | undefined {
  return standing !== undefined && gone.includes(standing.id) ? undefined : standing
}

/** The books as they will be once these are written: what else a message wants is seen in their light. */
export function booksAfter(turn: Turn, revisions: readonly Revision[]): Books {
  const { standing } = turn.books
  const gone: string[] = []
  const added = revisions.flatMap((it, index): StandingFigure[] => {
    switch (it.type) {
      case 'figure_reported':
        return [willStand(turn, index, it)]
      case 'figure_corrected': {
        const old = standing.byId(it.of)
        gone.push(it.of)
        return old === undefined
          ? []
          : [{ ...willStand(turn, index, { ...old, figure: it.figure }), id: old.id }]
      }
      case 'figure_withdrawn':
        gone.push(it.of)
        return []
      case 'figure_approved':
      case 'figure_returned': {
        const old = standing.byId(it.of)
        return old === undefined
          ? []
          : [{ ...old, status: it.type === 'figure_approved' ? 'approved' : 'returned' }]
      }
      default:
        return []
    }
  })
  return withFigures(turn.books, added, gone)
}

/** The books with a ruling that is about to be written. */
export function withRuling(turn: Turn, said: Pick<Ruling, 'indicator' | 'value' | 'basis'>): Books {
  const { standing } = turn.books
  const at = turn.at.toISOString()
  const ruling: Ruling = { ...said, id: `${standing.head + 1}.0`, origin: originOf(turn), recordedAt: at }
  return {
    ...turn.books,
    standing: overlaid(standing, {
      ruling: (indicator, plan) => (indicator === said.indicator ? ruling : standing.ruling(indicator, plan)),
    }),
  }
}

function byPeriod(a: StandingFigure, b: StandingFigure): number {
  const [left, right] = [a.figure.period, b.figure.period]
  return left.to.localeCompare(right.to) || left.from.localeCompare(right.from)
}
