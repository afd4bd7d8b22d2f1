/** 我局这个月迟报了几次: how often figures came after their day, or have not come yet; of a unit, or of all. */
import { late } from '../../judging/punctuality.ts'
import { stranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { inScope, readsFigures, scopeOf } from './states.ts'

const LATE = /迟报|晚报|报晚|迟交|报迟|(?:没有?|未能?)(?:按时|及时|按期)(?:报|交)/
const HOW_OFTEN = /[几多]少?(?:次|回|项|遍|个)|次数|有没有|过吗|过没/

/** Null: nothing of this is asked. */
export function lateness(turn: Turn): Decision | null {
  const { message, reading, sender, today, books } = turn
  const said = plain(message.text).replace(/\s/g, '')
  if (!LATE.test(said) || !HOW_OFTEN.test(said) || said.length > 30 || reading.figures.length > 0) return null
  // Which units are late is another question: those are listed.
  if (/(?<![我们本贵])(?:单位|部门)/.test(said)) return null
  if (!readsFigures(turn)) return stranger('read')
  const own = /我|本单位|本局/.test(said) ? (sender?.unit ?? null) : null
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
