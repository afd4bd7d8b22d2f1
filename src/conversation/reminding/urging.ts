/**
 * 催报: who is urged for what, at whose word. An office or the 督查室 that clearly names one unit has it sent at once and
 * sees who got what; a leader, and whoever would reach several units or names none, sees it first and says yes. What is
 * urged is what is due and not in; nobody is urged twice a day for the same.
 */
import { dayOf } from '../../base/clock.ts'
import { carriedOver } from '../../judging/missing.ts'
import { isBehind, worstFirst } from '../../judging/tally.ts'
import { hasTold } from '../../judging/told.ts'
import { dutyKey } from '../../ledger/arrangements.ts'
import type { Duty } from '../../ledger/revision.ts'
import { speaksFor } from '../../plan/counties.ts'
import { acting } from '../../plan/deputies.ts'
import { opening } from '../../plan/hours.ts'
import { quarterFrom } from '../../plan/period.ts'
import { isValid, type Person, type Role } from '../../plan/roster.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Doing, UrgeSend } from '../../understanding/acts/act.ts'
import { may, officeCampaigns } from '../access/rights.ts'
import { stranger } from '../access/strangers.ts'
import {
  byUnit,
  inScope,
  judgementsOf,
  lacking,
  lagOf,
  nextDueOf,
  readsFigures,
  scopeOf,
} from '../asking/states.ts'
import { cancelled, choiceOf, unfit } from '../reporting/choices.ts'
import { openQuestion, type Question } from '../turn/question.ts'
import type { Scope } from '../turn/replies/query.ts'
import type { UrgedReply } from '../turn/replies/reminder.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'

/** People that an urging may reach without being shown first. */
const SHOWN_ABOVE = 10

export interface Urging {
  readonly unit: string
  readonly duties: readonly Duty[]
}

export function urge(turn: Turn, { wants, clear }: UrgeSend): Decision {
  if (!readsFigures(turn)) return stranger('urge')
  if (!may(turn, 'urge', ['general', 'other']))
    return { revisions: [], replies: [{ type: 'refused', action: 'urge' }] }
  const scope = scopeOf(turn.reading)
  if (wants === 'explanation') return explanationWanted(turn)
  const { urgings, next } = urgingsOf(turn, scope)
  const topic: Topic = { intent: 'remind.send', ...scope, task: turn.reading.task, period: null }
  if (urgings.length === 0)
    return { revisions: [], replies: [{ ...base(turn, scope, next), stage: 'nothing', units: [] }], topic }
  const first = !clear || asksFirst(turn, scope, urgings)
  return { ...(first ? preview(turn, scope, urgings) : send(turn, scope, urgings)), topic }
}

/** A leader's word is heard in the whole city, and so is what reaches several or names nobody: it is shown first. */
function asksFirst(turn: Turn, { unit }: Scope, urgings: readonly Urging[]): boolean {
  if (turn.sender?.role === 'leader' || unit === null || urgings.length > 1) return true
  const reached = viewsOf(turn, urgings).filter(isSent)
  return reached.reduce((sum, it) => sum + it.people.length, 0) > SHOWN_ABOVE
}

/** Praise for a unit, an end of urging it: said to be none of what is sent here. Null: it may not urge at all. */
export function declined(
  turn: Turn,
  { act, unit }: Extract<Doing, { readonly act: 'urge.stop' | 'urge.other' }>,
): Decision | null {
  if (!may(turn, 'urge', ['general', 'other'])) return null
  const why = act === 'urge.stop' ? 'stop' : 'other'
  return { revisions: [], replies: [{ type: 'urge.cannot', why, unit }] }
}

/** At the head of what reads as a report it is no unit that is asked about, and here it is. */
function unitOf({ unit, names }: Turn['reading']): string | null {
  return unit ?? names.find((it) => it.kind === 'unit')?.ids[0] ?? null
}

/** Reasons are asked for by the 双周督导, of what is behind: that is said, with the list, and nothing is sent. */
function explanationWanted(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, reading } = turn
  const scope = { ...scopeOf(reading), unit: unitOf(reading) }
  const lags = worstFirst(judgementsOf(books, inScope(scope), null).filter(isBehind))
  return {
    revisions: [],
    replies: [{ type: 'urge.explanation', scope, lags: lags.map((it) => lagOf(books, it)) }],
    topic: {
      intent: 'query.lagging',
      indicators: [],
      campaign: scope.campaign,
      unit: scope.unit,
      task: null,
      period: null,
    },
  }
}

/** The answer to the preview; what has come in meanwhile is left out. */
export function answerUrging(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'urge') return null
  const choice = choiceOf(turn)
  if (choice === 'unsure') return unfit(turn, question)
  if (choice === null) return null
  if (choice.word === 'cancel') return cancelled(turn, question)
  if (!may(turn, 'urge', ['general', 'other']))
    return { revisions: [], replies: [{ type: 'refused', action: 'urge' }] }
  const open = new Set(
    matter.urgings.flatMap(({ duties }) => duties.filter((it) => isOpen(turn, it)).map(dutyKey)),
  )
  const left = matter.urgings
    .map((it) => ({ ...it, duties: it.duties.filter((duty) => open.has(dutyKey(duty))) }))
    .filter((it) => it.duties.length > 0)
  const words = `${question.sentence}\n${turn.message.text}`
  const decision =
    left.length === 0
      ? {
          revisions: [],
          replies: [{ ...base(turn, matter.scope, null), stage: 'nothing' as const, units: [] }],
        }
      : send(turn, matter.scope, left)
  return { ...decision, ask: question.below, words }
}

function send(turn: Turn, scope: Scope, urgings: readonly Urging[]): Decision {
  const units = viewsOf(turn, urgings)
  const urges = units.filter(isSent).map(({ unit, duties }) => ({ unit, duties: [...duties] }))
  const reply: UrgedReply = { ...base(turn, scope, null), stage: 'done', units }
  return { revisions: urges.length === 0 ? [] : [{ type: 'units_urged', urges }], replies: [reply] }
}

function preview(turn: Turn, scope: Scope, urgings: readonly Urging[]): Decision {
  const units = viewsOf(turn, urgings)
  const reply: UrgedReply = { ...base(turn, scope, null), stage: 'preview', units }
  if (!units.some(isSent)) return { revisions: [], replies: [{ ...reply, stage: 'done' }] }
  const sent = units.filter(isSent).map(({ unit, duties }) => ({ unit, duties }))
  return { revisions: [], replies: [reply], ask: openQuestion(turn, { type: 'urge', scope, urgings: sent }) }
}

function base(turn: Turn, scope: Scope, next: UrgedReply['next']) {
  const at = opening(turn.books.plan, turn.at)
  return { type: 'urged' as const, scope, at: at > turn.at ? at : null, next }
}

function viewsOf(turn: Turn, urgings: readonly Urging[]): UrgedReply['units'] {
  const today = turn.books.standing.arrangements
    .urges()
    .filter((it) => dayOf(new Date(it.recordedAt)) === turn.today)
    .flatMap((it) => it.urges)
  const views = urgings.map(({ unit, duties }) => {
    const urged = new Set(today.filter((it) => it.unit === unit).flatMap((it) => it.duties.map(dutyKey)))
    const people = clerksOf(turn, unit)
      .filter((it) => !duties.every((duty) => hasTold(turn.books, it.unit, duty)))
      .map((it) => it.name)
    const left = duties.filter((it) => !urged.has(dutyKey(it)))
    const again = left.length === 0
    return { unit, duties: again ? duties : left, people, again, before: duties.length - left.length }
  })
  return [...views.filter(isSent), ...views.filter((it) => !isSent(it))]
}

function isSent({ again, people }: UrgedReply['units'][number]): boolean {
  return !again && people.length > 0
}

/** Those whom a message to a unit reaches: its clerks or their deputies, else its head. */
function clerksOf({ people = [], today, books }: Turn, unit: string): Person[] {
  const hasAccount = (it: Person) => Object.keys(it.accounts).length > 0
  const onDuty = people.filter((it) => isValid(it, today))
  const { plan } = books
  const holds = (role: Role) => (it: Person) => it.role === role && speaksFor(plan, it.unit, unit)
  const of = (role: Role) => acting(onDuty, holds(role), hasAccount)
  const clerks = of('reporter')
  return (clerks.length > 0 ? clerks : of('lead')).map((it) => it.person)
}

/** What is due and not in, by unit; of a task that was named, its progress. An office without a word of what: its own. */
function urgingsOf(turn: Turn, scope: Scope): { urgings: Urging[]; next: UrgedReply['next'] } {
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
  const nothingNamed = scope.campaign === null && scope.unit === null && scope.indicators.length === 0
  const campaigns = nothingNamed ? officeCampaigns(turn.sender, plan) : []
  const within = inScope(scope)
  const meant = (it: Indicator) =>
    within(it) &&
    (campaigns.length === 0 || campaigns.includes(it.campaign)) &&
    (reading.task === null || scope.indicators.length > 0 || it.task === reading.task)
  const judgements = judgementsOf(books, meant, null)
  const open = [...lacking(books, judgements, null), ...carriedOver(books, meant)]
  const units = byUnit(books, open, scope.unit)
  const urgings = units.map(({ unit, items }) => ({ unit, duties: items }))
  return { urgings, next: nextDueOf(judgements) }
}

function isOpen(turn: Turn, duty: Duty): boolean {
  if ('task' in duty) return true
  const { books } = turn
  const own = (it: Indicator) => it.id === duty.indicator
  const judgements = judgementsOf(books, own, null)
  return [...lacking(books, judgements, null), ...carriedOver(books, own)].some(
    (it) => it.period.to === duty.period.to,
  )
}
