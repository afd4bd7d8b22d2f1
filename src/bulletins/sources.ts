/** The revisions that a bulletin stands on: from these and no others the same facts can be compiled again. */
import type { Judgement } from '../judging/judgement.ts'
import type { Books } from '../ledger/books.ts'

/**
 * Of every indicator all figures that stand (the earlier ones say since when it is behind, the province's what it is
 * compared with, those not approved how many were left out), its evidence, explanations and ruling, and its task's words.
 */
export function revisionsOf({ plan, standing }: Books, rows: readonly Judgement[]): string[] {
  const { backings } = standing
  const ids = rows.flatMap(({ indicator }) => {
    const { task } = plan.indicator(indicator)
    const ruling = standing.ruling(indicator)
    const figures = standing.ofIndicator(indicator).flatMap((it) => it.history)
    const told = task === null ? [] : standing.progress(task).map((it) => it.id)
    return [
      ...figures,
      ...told,
      ...backings.evidenceFor([...figures, ...told]).map((it) => it.id),
      ...backings.explanations(indicator).map((it) => it.id),
      ...(ruling === undefined ? [] : [ruling.id]),
    ]
  })
  return [...new Set(ids)].sort(inLedgerOrder)
}

function inLedgerOrder(a: string, b: string): number {
  const [[entry = 0, index = 0], [otherEntry = 0, otherIndex = 0]] = [a, b].map((it) =>
    it.split('.').map(Number),
  ) as [number[], number[]]
  return entry - otherEntry || index - otherIndex
}
