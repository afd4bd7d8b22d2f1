/**
 * 留痕: what happened to a figure, step by step, down to the sentence that somebody sent (社零谁报的, 原话是什么, 更正记录),
 * and what the sender or their unit has filed (我报过哪些数).
 */
import { dayOf } from '../../base/clock.ts'
import { expectedFigures } from '../../judging/release.ts'
import type { Noted } from '../../ledger/noted.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { CITY } from '../../plan/counties.ts'
import { isSamePeriod } from '../../plan/period.ts'
import { isValid } from '../../plan/roster.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { may, relationsTo } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import type { Step } from '../turn/replies/trail.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function trace(turn: Turn): Decision | null {
  const { reading, topic } = turn
  const named = reading.names.flatMap((it) => (it.kind === 'indicator' ? it.ids.slice(0, 1) : []))
  const spoken = reading.names.length === 0 ? (topic?.indicators ?? []) : []
  const [id] = [...reading.indicators, ...named, ...spoken]
  return id === undefined ? null : trailOf(turn, id)
}

/** What happened to the figure of the reading's period; of the latest where none is asked for. */
export function trailOf(turn: Turn, id: string): Decision {
  const { books, sender, reading, topic } = turn
  if (!may(turn, 'read', relationsTo(sender, books.plan.indicator(id), books.plan))) return stranger('read')
  const period = reading.period ?? (reading.indicators.length > 0 ? null : (topic?.period ?? null))
  const scope = reading.county ?? CITY
  const steps = historyOf(turn, id, scope, period).map((noted) => ({ noted, by: authorOf(turn, noted) }))
  return {
    revisions: [],
    replies: [{ type: 'trail', indicator: id, scope, period, steps }],
    topic: { intent: 'query.indicator', indicators: [id], campaign: null, unit: null, task: null, period },
  }
}

/** Of the latest figure of the city, or of the county that is named, or of what was withdrawn where none stands. */
function historyOf(
  { books }: Turn,
  id: string,
  scope: string,
  period: Turn['reading']['period'],
): readonly Noted[] {
  const { plan, standing } = books
  const wanted = (it: { period: NonNullable<typeof period> }) =>
    period === null || isSamePeriod(it.period, period)
  const latest = standing
    .ofIndicator(id)
    .filter(({ figure }) => figure.scope === scope && wanted(figure))
    .at(-1)
  if (latest !== undefined) return standing.history(latest.figure)
  const facts = expectedFigures(plan, plan.indicator(id))
    .filter(wanted)
    .map((it) => ({ indicator: id, period: it.period, basis: 'cumulative', scope, stage: null }) as const)
  return facts.map((it) => standing.history(it)).findLast((it) => it.length > 0) ?? []
}

/** Each time that an office sent one of its figures back, of a period where one is asked for. */
export function returnsOf(turn: Turn, id: string, period: Turn['reading']['period']): Step[] {
  const { plan, standing } = turn.books
  const facts = expectedFigures(plan, plan.indicator(id))
    .filter((it) => period === null || isSamePeriod(it.period, period))
    .map(
      (it) => ({ indicator: id, period: it.period, basis: 'cumulative', scope: CITY, stage: null }) as const,
    )
  const told = standing.ofIndicator(id).filter(({ figure }) => figure.scope === CITY)
  const apart = told.filter(({ figure }) => facts.every((it) => !isSamePeriod(it.period, figure.period)))
  return [...facts, ...apart.map((it) => it.figure)]
    .flatMap((it) => standing.history(it))
    .filter(({ revision }) => revision.type === 'figure_returned')
    .map((noted) => ({ noted, by: authorOf(turn, noted) }))
}

/** By the account, never by the name shown beside a message: whose it was then, in the role of then. */
export function authorOf({ people = [] }: Turn, { origin }: Pick<Noted, 'origin'>): Step['by'] {
  const day = dayOf(new Date(origin.sentAt))
  const found = people.find((it) => it.accounts[origin.channel] === origin.person && isValid(it, day))
  return found === undefined ? null : { name: found.name, role: origin.role ?? found.role }
}

export function filedBy(turn: Turn, { ofUnit }: Extract<Doing, { readonly act: 'ask.filed' }>): Decision {
  const { books, sender, from } = turn
  if (isStranger(sender)) return stranger('read')
  const { standing, plan } = books
  const unit = ofUnit ? (sender?.unit ?? null) : null
  const isOwn = ({ origin, unit: of }: Pick<StandingFigure, 'origin' | 'unit'>) =>
    unit === null ? origin.channel === from.channel && origin.person === from.person : of === unit
  const figures = standing.figures().filter(isOwn)
  const progress = plan.tasks.flatMap((it) => standing.progress(it.id, plan.key)).filter(isOwn).length
  const latest = figures.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
  return {
    revisions: [],
    replies: [{ type: 'filed', unit, figures: latest, progress }],
    topic: {
      intent: 'query.unit',
      indicators: [],
      campaign: null,
      unit: sender?.unit ?? null,
      task: null,
      period: null,
      opens: latest.map(({ id, figure }) => ({ indicator: figure.indicator, figure: id })),
    },
  }
}
