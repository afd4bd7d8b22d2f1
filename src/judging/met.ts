/** Whether a unit has reported for a period, whatever the figure says: the same for reminding and for answering. */
import type { Books } from '../ledger/books.ts'
import type { Period } from '../plan/period.ts'
import { cityFigures } from './evidence.ts'

/** A figure that stands, not returned, for this period or a later one. */
export function isMetBy(books: Books, indicator: string, period: Period): boolean {
  return cityFigures(books, indicator).some((it) => it.figure.period.to >= period.to)
}
