/** 恢复刚才那个84: what the sender took back is reported once more, as it was. */
import { printNumber } from '../../plan/quantity.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { lineAt } from './amend.ts'
import { draftOf } from './drafting.ts'
import { report } from './reporting.ts'

export function restored(turn: Turn, lines: readonly number[]): Decision | null {
  const drafts = lines.flatMap((at) => {
    const figure = lineAt(turn, at)?.figure
    if (figure === undefined || turn.books.standing.figure(figure) !== undefined) return []
    const { indicator, value, unit, period, stage, scope } = figure
    return [draftOf({ indicator, value, unit, text: printNumber(value), period, stage, scope })]
  })
  return drafts.length === 0 ? null : report(turn, drafts)
}
