/** What moved: figures set since a day, each beside the one before it. */
import { type Day, dayOf } from '../base/clock.ts'
import { cityFigures } from '../judging/evidence.ts'
import { judge } from '../judging/judge.ts'
import type { Judgement } from '../judging/judgement.ts'
import type { Books } from '../ledger/books.ts'
import type { Moved } from './bulletin.ts'

export function movedSince(books: Books, rows: readonly Judgement[], since: Day): Moved[] {
  return rows.flatMap((judgement) => {
    const { figure, indicator } = judgement
    if (figure === null || dayOf(new Date(figure.recordedAt)) <= since) return []
    const earlier = cityFigures(books, indicator).filter(
      (it) =>
        it.figure.period.to < figure.figure.period.to && it.figure.period.from === figure.figure.period.from,
    )
    const before = earlier.at(-1)
    if (before === undefined) return { judgement, before: null }
    const { light } = judge(books, indicator, { period: before.figure.period })
    return { judgement, before: { figure: before.figure, light } }
  })
}
