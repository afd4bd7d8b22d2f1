/** 我局这个月迟报了几次: how often figures came after their day, or have not come yet; of a unit, or of all. */
import { late } from '../../judging/punctuality.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { inScope, readsFigures, scopeOf } from './states.ts'

export function lateness(turn: Turn, act: Extract<Doing, { readonly act: 'ask.late' }>): Decision {
  const { reading, sender, today, books } = turn
  if (!readsFigures(turn)) return stranger('read')
  const own = act.own ? (sender?.unit ?? null) : null
  const scope = { ...scopeOf(reading), unit: reading.unit ?? own }
  const asked = reading.period ?? { from: `${books.plan.plan.year}-01-01`, to: today }
  const items = late(books, inScope(scope), asked.from, asked.to)
  return {
    revisions: [],
    replies: [{ type: 'late', today, scope, period: reading.period, items }],
    topic: {
      intent: 'query.missing',
      indicators: scope.indicators,
      campaign: scope.campaign,
      unit: scope.unit,
      task: null,
      period: null,
    },
  }
}
