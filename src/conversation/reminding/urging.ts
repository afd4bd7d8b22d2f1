/**
 * 催报: who is urged for what, at whose word. An office or the 督查室 that clearly names one unit has it sent at once and
 * sees who got what; a leader, and whoever would reach several units or names none, sees the whole of it first and says
 * yes. Nobody is urged twice a day for the same.
 */
import { dayOf } from '../../base/clock.ts'
import { isBehind, worstFirst } from '../../judging/tally.ts'
import { hasTold } from '../../judging/told.ts'
import { dutyKey } from '../../ledger/arrangements.ts'
import { speaksFor } from '../../plan/counties.ts'
import { acting } from '../../plan/deputies.ts'
import { opening } from '../../plan/hours.ts'
import { isValid, type Person, type Role } from '../../plan/roster.ts'
import type { Doing, UrgeSend } from '../../understanding/acts/act.ts'
import { may } from '../access/rights.ts'
import { stranger } from '../access/strangers.ts'
import { inScope, judgementsOf, lagOf, readsFigures } from '../asking/states.ts'
import { cancelled, choiceOf, unfit } from '../reporting/choices.ts'
import { type Matter, openQuestion, type Question } from '../turn/question.ts'
import type { UrgedReply } from '../turn/replies/reminder.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { isOpen, type Urged, type Urging, urgedFor } from './urged-for.ts'

/** People that an urging may reach without being shown first. */
const SHOWN_ABOVE = 10

/** With the day by which it is to be answered, where one was said. */
type Order = Omit<Urged, 'next'> & Pick<UrgedReply, 'until'>

export function urge(turn: Turn, act: UrgeSend): Decision {
  if (!readsFigures(turn)) return stranger('urge')
  if (!may(turn, 'urge', ['general', 'other']))
    return { revisions: [], replies: [{ type: 'refused', action: 'urge' }] }
  const urged = urgedFor(turn, act)
  const { scope, wants, urgings, next } = urged
  const order: Order = { ...urged, until: act.until?.day ?? null }
  const explains = wants === 'explanation'
  const intent = explains ? ('query.lagging' as const) : ('remind.send' as const)
  const topic: Topic = { intent, ...scope, task: explains ? null : turn.reading.task, period: null }
  if (urgings.length === 0)
    return explains
      ? { ...nothingBehind(turn, order), topic }
      : { revisions: [], replies: [{ ...base(turn, order), next, stage: 'nothing', units: [] }], topic }
  const first = !act.clear || urged.turned === true || asksFirst(turn, order)
  return { ...(first ? preview(turn, order) : send(turn, order)), topic }
}

/** A leader's word is heard in the whole city, and so is what reaches several or names nobody: it is shown first. */
function asksFirst(turn: Turn, { scope, wants, urgings }: Order): boolean {
  if (turn.sender?.role === 'leader' || scope.unit === null || urgings.length > 1) return true
  const reached = viewsOf(turn, { wants, urgings }).filter(isSent)
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

/** Nothing is behind, or every reason is on file: those are shown. */
function nothingBehind({ books }: Turn, { scope }: Order): Decision {
  const lags = worstFirst(judgementsOf(books, inScope(scope), null).filter(isBehind))
  return {
    revisions: [],
    replies: [{ type: 'urge.explanation', scope, lags: lags.map((it) => lagOf(books, it)) }],
  }
}

/** The answer to the preview; what has come in meanwhile is left out. */
export function answerUrging(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'urge') return null
  const act = turn.reading.acts[0]
  if (act?.act === 'urge.among') return among(turn, question, matter, act)
  const choice = choiceOf(turn)
  if (choice === 'unsure') return unfit(turn, question)
  if (choice === null) return null
  if (choice.word === 'cancel') return cancelled(turn, question)
  return confirmed(turn, question, orderOf(matter))
}

type Asked = Extract<Matter, { type: 'urge' }>

function orderOf({ scope, urgings, wants = 'figures', until = null }: Asked): Order {
  return { scope, urgings, wants, until }
}

/** 只发前两个单位, 科技局不用催，别的发: what is left is sent where that is said, else shown once more. */
function among(
  turn: Turn,
  question: Question,
  matter: Asked,
  { units, lines, except, send: sends }: Extract<Doing, { readonly act: 'urge.among' }>,
): Decision {
  const isNamed = ({ unit }: Urging, at: number) => units.includes(unit) || lines.includes(at)
  const urgings = matter.urgings.filter((it, at) => isNamed(it, at) !== except)
  const order = { ...orderOf(matter), urgings }
  if (urgings.length === 0) return cancelled(turn, question)
  if (sends) return confirmed(turn, question, order)
  return preview({ ...turn, question: question.below }, order)
}

function confirmed(turn: Turn, question: Question, order: Order): Decision {
  if (!may(turn, 'urge', ['general', 'other']))
    return { revisions: [], replies: [{ type: 'refused', action: 'urge' }] }
  const urgings = order.urgings
    .map((it) => ({ ...it, duties: it.duties.filter((duty) => isOpen(turn, duty, order.wants)) }))
    .filter((it) => it.duties.length > 0)
  const words = `${question.sentence}\n${turn.message.text}`
  const decision: Decision =
    urgings.length === 0
      ? { revisions: [], replies: [{ ...base(turn, order), next: null, stage: 'nothing', units: [] }] }
      : send(turn, { ...order, urgings })
  return { ...decision, ask: question.below, words }
}

function send(turn: Turn, order: Order): Decision {
  const units = viewsOf(turn, order)
  const urges = units.filter(isSent).map(({ unit, duties }) => ({ unit, duties: [...duties] }))
  const reply: UrgedReply = { ...base(turn, order), next: null, stage: 'done', units }
  const { until } = order
  const marks = {
    ...(order.wants === 'explanation' ? { wants: order.wants } : {}),
    ...(until === null ? {} : { until }),
  }
  return {
    revisions: urges.length === 0 ? [] : [{ type: 'units_urged', urges, ...marks }],
    replies: [reply],
  }
}

function preview(turn: Turn, order: Order): Decision {
  const { scope, wants, until } = order
  const units = viewsOf(turn, order)
  const reply: UrgedReply = { ...base(turn, order), next: null, stage: 'preview', units }
  if (!units.some(isSent)) return { revisions: [], replies: [{ ...reply, stage: 'done' }] }
  const urgings = units.filter(isSent).map(({ unit, duties }) => ({ unit, duties }))
  const matter = { type: 'urge', scope, urgings, wants, until } as const
  return {
    revisions: [],
    replies: [reply],
    ask: openQuestion({ ...turn, question: besides(turn.question) }, matter),
  }
}

/** What is to be sent is said anew: what was shown before waits no longer. */
function besides(question: Question | null): Question | null {
  if (question === null) return null
  const below = besides(question.below)
  return question.matter.type === 'urge' ? below : { ...question, below }
}

function base(turn: Turn, { scope, wants, until }: Order) {
  const at = opening(turn.books.plan, turn.at)
  return { type: 'urged' as const, scope, wants, until, at: at > turn.at ? at : null }
}

function viewsOf(turn: Turn, { wants, urgings }: Pick<Order, 'wants' | 'urgings'>): UrgedReply['units'] {
  const today = turn.books.standing.arrangements
    .urges()
    .filter((it) => dayOf(new Date(it.recordedAt)) === turn.today && it.wants === wants)
    .flatMap((it) => it.urges)
  const views = urgings.map(({ unit, duties }) => {
    const urged = new Set(today.filter((it) => it.unit === unit).flatMap((it) => it.duties.map(dutyKey)))
    const people = clerksOf(turn, unit)
      .filter((it) => wants === 'explanation' || !duties.every((duty) => hasTold(turn.books, it.unit, duty)))
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
