/** A figure as the list of what waits shows it: with its light, and what had been approved before a correction. */
import { judge } from '../../judging/judge.ts'
import type { Figure } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import type { ReviewItem } from '../turn/replies/review.ts'
import type { Turn } from '../turn/turn.ts'

export function itemOf(turn: Turn, standing: StandingFigure, number: number | null): ReviewItem {
  const { books } = turn
  const { indicator, period } = standing.figure
  const judged = books.plan.knownIndicator(indicator) === null ? null : judge(books, indicator, { period })
  // A county's figure, or a 快报 beside the 核实 that counts, has no light of its own.
  const judgement = judged?.figure?.id === standing.id ? judged : null
  return { number, standing, judgement, before: approvedBefore(turn, standing) }
}

/** What had been approved before a correction put the figure back to 待审核. */
function approvedBefore(turn: Turn, { history }: StandingFigure): Figure | null {
  const ledger = turn.books.standing
  const approvals = history
    .map((id) => ledger.revision(id)?.revision)
    .filter((it) => it?.type === 'figure_approved')
  const of = approvals.at(-1)?.of
  const revision = of === undefined ? undefined : ledger.revision(of)?.revision
  return revision?.type === 'figure_reported' || revision?.type === 'figure_corrected'
    ? revision.figure
    : null
}
