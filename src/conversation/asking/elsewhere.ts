/**
 * Whose figures are asked for: the ledger holds the city's and its counties'. 长沙社零多少, 全省平均是多少 are answered
 * with the city's own, and must say so first.
 */
import type { Reading } from '../../understanding/reading.ts'
import type { Decision } from '../turn/turn.ts'

/** The answer, led by the places that it is not about. */
export function withPlaces(decision: Decision, reading: Reading): Decision {
  if (!reading.intent.startsWith('query.') || reading.indicators.length === 0) return decision
  const { elsewhere: places = [] } = reading
  const unknown = places.filter((it) => !isCompared(decision, it))
  if (unknown.length === 0 || decision.replies.every((it) => it.type === 'unknown')) return decision
  return { ...decision, replies: [{ type: 'elsewhere', places: unknown }, ...decision.replies] }
}

/** 跑赢全省没有, where the figure was told with the province's. */
function isCompared({ replies }: Decision, place: string): boolean {
  const states = replies.flatMap((it) => (it.type === 'indicators' ? it.states : []))
  return (
    states.length > 0 &&
    states.every((it) => it.judgement?.figure?.figure.comparison?.with.includes(place) === true)
  )
}
