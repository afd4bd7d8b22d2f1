/** 各县市区社零: what the counties have of an indicator, beside each other; never judged by the city's target. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { CITY } from '../../plan/counties.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import { may, relationsTo } from '../access/rights.ts'
import { stranger } from '../access/strangers.ts'
import type { CountiesReply } from '../turn/replies/counties.ts'
import type { Decision, Turn } from '../turn/turn.ts'

/** Of the period that was asked for, else of the latest that any county has; the highest first. */
export function countiesOf(turn: Turn, id: string): Decision {
  const { books, sender, reading } = turn
  const { plan, standing } = books
  const indicator = plan.indicator(id)
  if (!may(turn, 'read', relationsTo(sender, indicator, plan))) return stranger('read')
  const own = standing
    .ofIndicator(id)
    .filter(({ figure, status }) => figure.scope !== CITY && status !== 'returned')
  const period: Period | null = reading.period ?? own.at(-1)?.figure.period ?? null
  const figures = own
    .filter(({ figure }) => period !== null && isSamePeriod(figure.period, period))
    .toSorted((a, b) => b.figure.value - a.figure.value)
  const told = new Set(figures.map(({ figure }) => figure.scope))
  const reply: CountiesReply = {
    type: 'counties',
    indicator: id,
    period,
    figures,
    without: namesOf(plan).filter((it) => !told.has(it)),
  }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.indicator',
      indicators: [id],
      campaign: indicator.campaign,
      unit: null,
      task: null,
      period: reading.period,
    },
  }
}

function namesOf({ plan }: Catalogue): string[] {
  return (plan.counties ?? []).map((it) => it.name)
}
