/**
 * A bare value after talk of one indicator that the sender's unit answers for: 6.8, 一季度6.8 after 社零. It may be
 * a figure to report, and it may not: it is asked about, never stored unasked.
 */

import { homeOf } from '../../plan/counties.ts'
import { mayFileAtHome } from '../access/rights.ts'
import { namesNothing } from '../completion.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf, valueFor } from './drafting.ts'
import { report } from './reporting.ts'

/** Null: the message is no such value, or there is nothing that it could belong to. */
export function bareFigure(turn: Turn): Decision | null {
  const { reading, topic, books, today } = turn
  const [id, ...others] = topic?.indicators ?? []
  const indicator = id === undefined ? null : books.plan.knownIndicator(id)
  if (indicator === null || others.length > 0 || topic?.task != null) return null
  if (!namesNothing(reading) || /^report\.(?:correct|withdraw|progress)$/.test(reading.intent)) return null
  const { value: said = null, period = null } = reading.bare ?? {}
  if (said === null) return null
  const value = valueFor(indicator, said.value, said.unit)
  if (value === null || !mayFileAtHome(turn, indicator, books.plan)) return null
  const spoken = topic?.period != null && topic.period.to <= today ? topic.period : null
  const draft = draftOf({
    indicator: indicator.id,
    value,
    unit: indicator.unit,
    scope: homeOf(books.plan, turn.sender?.unit ?? null, indicator),
    text: said.text,
    period: period ?? spoken,
    unsure: true,
  })
  return report(turn, [draft])
}
