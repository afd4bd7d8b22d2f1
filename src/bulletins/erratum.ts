/**
 * What has changed in a bulletin since it was issued: figures that were corrected, replaced or withdrawn, and lights
 * that turned with them or with a ruling, and what was told of projects and is told otherwise. A figure that was not in yet is no change: it was reported later.
 */
import { judge } from '../judging/judge.ts'
import { LIGHTS, type Light } from '../judging/judgement.ts'
import type { Books } from '../ledger/books.ts'
import type { IssuedBulletin } from '../ledger/papers.ts'
import type { Figure } from '../ledger/revision.ts'
import { approvedOnly } from './approved.ts'
import { type ItemChange, itemChangesSince } from './item-changes.ts'

export type Change = FigureChange | ItemChange

export interface FigureChange {
  readonly indicator: string
  readonly was: { readonly figure: Figure; readonly light: Light | null }
  /** Null: withdrawn or sent back, and nothing stands in its place. */
  readonly now: { readonly figure: Figure; readonly light: Light } | null
  readonly returned: boolean
}

export function changesSince(issued: IssuedBulletin, { plan: given, standing }: Books): Change[] {
  const plan = given.telling(issued.spec)
  const { today, pending } = issued.spec
  const books: Books = { plan, standing: pending ? standing : approvedOnly(standing), today }
  const figures = issued.printed.flatMap(({ indicator, figure: id, light: printed }): Change[] => {
    const revision = standing.revision(id)?.revision
    if (revision === undefined || !('figure' in revision) || plan.findIndicator(indicator) === null) return []
    const { figure } = revision
    const light = LIGHTS.find((it) => it === printed) ?? null
    const was = { figure, light }
    const now = judge(books, indicator, { period: figure.period })
    if (now.figure === null) {
      // Corrected and not approved again: nothing new can be said yet.
      const status = standing.figure(figure)?.status
      return status === 'pending' ? [] : [{ indicator, was, now: null, returned: status === 'returned' }]
    }
    const same = now.figure.figure.value === figure.value && now.light === light
    return same
      ? []
      : [{ indicator, was, now: { figure: now.figure.figure, light: now.light }, returned: false }]
  })
  return [...figures, ...itemChangesSince(issued, { plan, standing, today })]
}
