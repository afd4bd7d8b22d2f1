/**
 * Lines that words may point at beside those of the last receipt: what was recorded in the hours before it, and what
 * the unit has told of the same indicators for other times (上半年报的那个也要改). They are counted on from the last
 * line, and never meant by a bare number.
 */
import { factKey, type StandingFigure } from '../../ledger/standing.ts'
import type { ReceiptLine } from './receipt.ts'
import type { Turn } from './turn.ts'

export function earlierOf({
  receipt,
  books,
  sender,
}: Pick<Turn, 'receipt' | 'books' | 'sender'>): ReceiptLine[] {
  if (!receipt) return []
  const own = receipt.lines.flatMap((it) => it?.figure ?? [])
  const recent = receipt.earlier ?? []
  const known = new Set([...own, ...recent.map((it) => it.figure)].map(factKey))
  const isNew = ({ figure, unit }: StandingFigure) => unit === sender?.unit && !known.has(factKey(figure))
  const told = [...new Set(own.map((it) => it.indicator))].flatMap((id) =>
    books.standing
      .ofIndicator(id)
      .filter((it) => isNew(it) && own.some((one) => one.scope === it.figure.scope)),
  )
  const newest = told.toSorted((a, b) => (a.figure.period.to < b.figure.period.to ? 1 : -1))
  return [...recent, ...newest.slice(0, MOST).map(({ figure }): ReceiptLine => ({ figure }))]
}

const MOST = 12
