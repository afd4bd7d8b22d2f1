/**
 * Whose figures are asked for: the ledger holds the city's and its counties'. 长沙社零多少, 全省平均是多少 are answered
 * with the city's own, and must say so first.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Reading } from '../understanding/reading.ts'
import type { Decision } from './turn/turn.ts'

/** Whole of which the city is a part; its place in it (全省第几) is another question. */
const WIDER =
  /(?:全国|全省)(?!的?(?:第|排|位|前))|全省平均|全国平均|兄弟市|周边(?:城市|市)|其他(?:市州|城市)|外省/g

/** The answer, led by the places that it is not about. */
export function withPlaces(decision: Decision, reading: Reading, plan: Catalogue): Decision {
  if (!reading.intent.startsWith('query.') || reading.indicators.length === 0) return decision
  const places = placesElsewhere(reading, plan)
  if (places.length === 0 || decision.replies.every((it) => it.type === 'unknown')) return decision
  return { ...decision, replies: [{ type: 'elsewhere', places }, ...decision.replies] }
}

/** Places outside the city that a question names, in the order of the plan's list; names of the plan are none. */
export function placesElsewhere({ text, names }: Pick<Reading, 'text' | 'names'>, plan: Catalogue): string[] {
  const said = names.reduce((rest, it) => rest.replaceAll(it.text, ' '), text.normalize('NFKC'))
  const { elsewhere = [], province, level } = plan.plan
  const wider = [
    ...(province === undefined ? [] : [`${province}省`]),
    ...(level === 'county' ? ['全市'] : []),
  ]
  const cities = [...elsewhere, ...wider].filter((it) => said.includes(it))
  return [...new Set([...cities, ...(said.match(WIDER) ?? []).map((it) => it.replace('平均', ''))])]
}
