/** The revisions that a bulletin stands on: what to look at to trace each of its numbers to a sentence. */
import { cityFigures } from '../judging/evidence.ts'
import type { Judgement } from '../judging/judgement.ts'
import type { Books } from '../ledger/books.ts'

/** Of every indicator all standing figures (the earlier ones say since when it is behind), its ruling and its task's words. */
export function revisionsOf(books: Books, rows: readonly Judgement[]): string[] {
  const ids = rows.flatMap(({ indicator }) => {
    const { task } = books.plan.indicator(indicator)
    const ruling = books.standing.ruling(indicator)
    return [
      ...cityFigures(books, indicator).flatMap((it) => it.history),
      ...books.standing.backings.explanations(indicator).map((it) => it.id),
      ...(ruling === undefined ? [] : [ruling.id]),
      ...(task === null ? [] : books.standing.progress(task).map((it) => it.id)),
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
