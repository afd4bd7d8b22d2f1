/** 我们县有什么任务, 平江县怎么样: what the plan gives to a county, and which figures of its own are in. */
import { countyOf, eachCounty, tasksNaming } from '../../plan/counties.ts'
import type { CountyReply } from '../turn/replies/counties.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { readsFigures } from './states.ts'

/** The county that a question about a unit is about; null: it is about a unit of the city. */
export function countyAsked({ reading, books }: Turn): string | null {
  if (reading.unit !== null) return countyOf(books.plan, reading.unit)
  return reading.indicators.length > 0 ? null : (reading.county ?? null)
}

export function countyDuties(turn: Turn, county: string): Decision {
  const { plan, standing } = turn.books
  const each = eachCounty(plan)
  const asks = (units: readonly string[]) => units.some((it) => each.includes(it))
  const leads = plan.tasks.filter((it) => asks(it.lead_units))
  const joins = plan.tasks.filter((it) => asks(it.joint_units) && !leads.includes(it))
  const own = [...leads, ...joins]
  const indicators = plan.indicators.filter((it) => asks(it.owner_units)).map((it) => it.id)
  const all = standing.figures().filter(({ figure }) => figure.scope === county)
  // Of each indicator the latest, in the order in which they were set.
  const latest = all.filter(
    ({ figure }, at) => !all.slice(at + 1).some((it) => it.figure.indicator === figure.indicator),
  )
  const reply: CountyReply = {
    type: 'county',
    county,
    indicators,
    leads: leads.map((it) => it.id),
    joins: joins.map((it) => it.id),
    named: tasksNaming(plan, county)
      .filter((it) => !own.includes(it))
      .map((it) => it.id),
    figures: readsFigures(turn) ? latest : null,
  }
  const about = { campaign: null, unit: turn.reading.unit, task: null, period: null }
  return { revisions: [], replies: [reply], topic: { intent: 'query.unit', indicators, ...about } }
}
