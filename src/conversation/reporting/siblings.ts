/** Figures of other indicators than the one that is spoken of, on their way into the ledger. */
import type { Act } from '../../understanding/acts/act.ts'
import type { Draft } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { draftOf } from './drafting.ts'

/** Figures of other indicators, said beside an amendment or after a receipt. `waiting`: of whose time they are. */
export function siblings(turn: Turn, acts: readonly Act[], waiting: readonly Draft[] = []): Draft[] {
  const asked = waiting.every((it) => it.period?.to === waiting[0]?.period?.to) ? waiting[0]?.period : null
  return acts.flatMap((it) => {
    if (it.act !== 'report.sibling') return []
    const { indicator, period } = it
    const { unit } = turn.books.plan.indicator(indicator)
    const spoken = period === null && turn.topic?.indicators.includes(indicator) ? turn.topic.period : null
    const when = period ?? asked ?? (spoken !== null && spoken.to <= turn.today ? spoken : null)
    const unsure = it.unsure === true
    return [draftOf({ indicator, value: it.value.value, unit, text: it.value.text, period: when, unsure })]
  })
}
