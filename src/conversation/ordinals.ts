/** 第三条撤回, 撤回3, 第2条改成40: a figure by its number in the list that was just shown. */
import type { StandingFigure } from '../ledger/standing.ts'
import type { Turn } from './turn/turn.ts'

/** Null: no number is said. `of` null: the list that was shown has none there, or none was shown. */
export function numbered({ reading, topic, books }: Turn): { readonly of: StandingFigure | null } | null {
  const { number } = reading
  if (number === undefined) return null
  const id = topic?.opens?.[number - 1]?.figure
  return { of: (id === undefined ? undefined : books.standing.byId(id)) ?? null }
}
