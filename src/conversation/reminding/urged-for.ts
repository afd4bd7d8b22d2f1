/**
 * What units would be urged for: what is due and not in, by unit; or the 滞后说明 of what is behind and has none on file.
 * What the message names decides; else the lines of the list shown last, the one indicator spoken of, the office's own.
 */
import { carriedOver } from '../../judging/missing.ts'
import { isBehind, worstFirst } from '../../judging/tally.ts'
import { dutyKey } from '../../ledger/arrangements.ts'
import type { Duty } from '../../ledger/revision.ts'
import { quarterFrom, wholeYear } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { UrgeSend } from '../../understanding/acts/act.ts'
import { officeCampaigns } from '../access/rights.ts'
import { byUnit, inScope, judgementsOf, lacking, nextDueOf, scopeOf } from '../asking/states.ts'
import type { Scope } from '../turn/replies/query.ts'
import type { UrgedReply } from '../turn/replies/reminder.ts'
import type { Turn } from '../turn/turn.ts'

export interface Urging {
  readonly unit: string
  readonly duties: readonly Duty[]
}

export interface Urged {
  readonly scope: Scope
  readonly wants: UrgeSend['wants']
  readonly urgings: readonly Urging[]
  readonly next: UrgedReply['next']
  /** Another thing is urged for than was said. */
  readonly turned?: true
}

export function urgedFor(turn: Turn, { wants, lines, behind: all }: UrgeSend): Urged {
  const listed = linesOf(turn, lines)
  const spoken = all ? scopeOf(turn.reading) : spokenOf(turn)
  const named = listed ?? withUnit(turn, spoken, wants)
  const asked = named.indicators.length > 0 && turn.topic?.intent === 'query.lagging' && listed !== null
  const sought = asked ? 'explanation' : wants
  if (sought === 'explanation')
    return { scope: named, wants: sought, urgings: unexplained(turn, named), next: null }
  const { urgings, next } = lackingOf(turn, named)
  // What is in and behind is not urged for its figure: why it is behind may be asked for, and that is shown first.
  const behind = urgings.length === 0 && named.indicators.length > 0 ? unexplained(turn, named) : []
  if (behind.length > 0)
    return { scope: named, wants: 'explanation', urgings: behind, next: null, turned: true }
  // 前三个先催 of the units that have not reported: they are urged in the order in which they were listed.
  const units = listed === null && lines.length > 0 ? urgings.filter((_, at) => lines.includes(at)) : urgings
  return { scope: named, wants: sought, urgings: units, next }
}

/** Whether it still has to be urged for. */
export function isOpen(turn: Turn, duty: Duty, wants: UrgeSend['wants']): boolean {
  if ('task' in duty) return true
  const { books } = turn
  const own = (it: Indicator) => it.id === duty.indicator
  if (wants === 'explanation')
    return unexplained(turn, { campaign: null, unit: null, indicators: [duty.indicator] }).length > 0
  const judgements = judgementsOf(books, own, null)
  return [...lacking(books, judgements, null), ...carriedOver(books, own)].some(
    (it) => it.period.to === duty.period.to,
  )
}

/** 催第一个 of a list of indicators; null: it is no such list, or nothing is pointed at. */
function linesOf({ topic }: Turn, lines: readonly number[]): Scope | null {
  const indicators = lines.flatMap((at) => topic?.opens?.[at]?.indicator ?? [])
  return indicators.length === 0 ? null : { campaign: null, unit: null, indicators }
}

const ABOUT_ONE: ReadonlySet<string> = new Set([
  'query.indicator',
  'query.trend',
  'remind.send',
  'query.task',
])

/** 催一下 right after one indicator is of that one. */
function spokenOf({ reading, topic }: Turn): Scope {
  const scope = scopeOf(reading)
  if (!namesNothing(scope) || reading.task !== null || reading.names.length > 0) return scope
  const [id, ...more] = topic?.indicators ?? []
  const one = id !== undefined && more.length === 0
  return one && ABOUT_ONE.has(topic?.intent ?? '') ? { ...scope, indicators: [id] } : scope
}

/** At the head of what reads as a report it is no unit that is asked about, and of a reason that is wanted it is. */
function withUnit({ reading }: Turn, scope: Scope, wants: UrgeSend['wants']): Scope {
  const [unit] = reading.names.flatMap((it) => (it.kind === 'unit' ? it.ids : []))
  return wants === 'explanation' && scope.unit === null && unit !== undefined ? { ...scope, unit } : scope
}

function namesNothing({ campaign, unit, indicators }: Scope): boolean {
  return campaign === null && unit === null && indicators.length === 0
}

/** An office without a word of what means its own. */
function meantIn({ sender, books, reading }: Turn, scope: Scope): (it: Indicator) => boolean {
  const within = inScope(scope)
  const campaigns = namesNothing(scope) ? officeCampaigns(sender, books.plan) : []
  return (it) =>
    within(it) &&
    (campaigns.length === 0 || campaigns.includes(it.campaign)) &&
    (reading.task === null || scope.indicators.length > 0 || it.task === reading.task)
}

/** What is due and not in; of a task that was named, its progress. */
function lackingOf(turn: Turn, scope: Scope): Pick<Urged, 'urgings' | 'next'> {
  const { books, reading } = turn
  const { plan } = books
  if (reading.task !== null && scope.indicators.length === 0) {
    const task = plan.task(reading.task)
    const own = plan.indicators.filter((it) => it.task === task.id)
    const unit = scope.unit ?? task.lead_units[0]
    if (own.length === 0 && unit !== undefined) {
      const period = quarterFrom(turn.today, -1)
      return { urgings: [{ unit, duties: [{ task: task.id, period }] }], next: null }
    }
  }
  const meant = meantIn(turn, scope)
  const judgements = judgementsOf(books, meant, null)
  const open = [...lacking(books, judgements, null), ...carriedOver(books, meant)]
  const urgings = byUnit(books, open, scope.unit).map(({ unit, items }) => ({ unit, duties: items }))
  return { urgings, next: nextDueOf(judgements) }
}

/** What is behind without a reason on file for the period, by the first unit that answers for it. */
function unexplained(turn: Turn, scope: Scope): Urging[] {
  const { books } = turn
  const behind = worstFirst(judgementsOf(books, meantIn(turn, scope), null).filter(isBehind))
  const duties = behind.flatMap(({ indicator, period }) => {
    const duty = { indicator, period: period ?? wholeYear(books.plan.plan.year) }
    const told = books.standing.backings
      .explanations(indicator)
      .some((it) => it.period.to === duty.period.to && it.reason !== null)
    return told ? [] : [duty]
  })
  const once = new Map(duties.map((it) => [dutyKey(it), it]))
  return byUnit(books, [...once.values()], scope.unit).map(({ unit, items }) => ({ unit, duties: items }))
}
