/**
 * Answers to a reminder that quote it: a bare 6.8% is a complete report of what the reminder asked for, its subject
 * and period taken from the outbox. Where it asked for several things the number may belong to, a numbered question.
 */

import { mayFileAtHome } from '../access/rights.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { draftOf, valueFor } from './drafting.ts'
import { report } from './reporting.ts'

/** Null: the message quotes no reminder, or says more than a number. */
export function answerQuoted(turn: Turn): Decision | null {
  const { about } = turn.message
  if (about === undefined || turn.reading.indicators.length > 0) return null
  const { value = null, period = null } = turn.reading.bare ?? {}
  if (value === null || period !== null) return null
  const { plan } = turn.books
  const asked = about.flatMap((it) => ('indicator' in it ? [it] : []))
  const fits = asked.flatMap((duty) => {
    const indicator = plan.knownIndicator(duty.indicator)
    const number = indicator === null ? null : valueFor(indicator, value.value, value.unit)
    return indicator === null || number === null ? [] : [{ duty, indicator, number }]
  })
  const own = fits.filter((it) => mayFileAtHome(turn, it.indicator, plan))
  const options = own.length > 0 ? own : fits
  const [first, second] = options
  if (first === undefined) return null
  // One value for all: what would have to be converted differently is not offered beside the others.
  const alike = options.filter((it) => it.number === first.number)
  const one = second === undefined
  const draft = draftOf({
    indicator: one ? first.indicator.id : null,
    options: one ? [] : alike.map((it) => it.indicator.id),
    periods: Object.fromEntries(alike.map((it) => [it.indicator.id, it.duty.period])),
    value: first.number,
    unit: first.indicator.unit,
    text: value.text,
    period: one ? first.duty.period : null,
  })
  return report(turn, [draft])
}

/** What a quoted answer of ours was about, where that is one indicator or one task: 【社会消费品零售总额增速】…; else null. */
export function quotedTopic({ message, reading, books }: Turn): Topic | null {
  const { indicators = [], tasks = [] } = reading.quoted ?? {}
  if (message.about !== undefined || indicators.length + tasks.length !== 1) return null
  const { plan } = books
  const [first] = [...indicators.map((id) => plan.indicator(id)), ...tasks.map((id) => plan.task(id))]
  if (first === undefined) return null
  const of = { campaign: first.campaign, unit: null, period: null }
  return indicators.length === 1
    ? { intent: 'query.indicator', indicators: [first.id], task: null, ...of }
    : { intent: 'query.task', indicators: [], task: first.id, ...of }
}

/** 撤回 and 更正为9% that quote an answer of ours are about the figure in it. */
export function withQuotedFigure(turn: Turn): Turn {
  const { reading } = turn
  const acts = reading.intent === 'report.withdraw' || reading.intent === 'report.correct'
  const topic = acts && reading.indicators.length === 0 ? quotedTopic(turn) : null
  if (topic === null || topic.indicators.length === 0) return turn
  const period = reading.period ?? reading.quoted?.period ?? null
  return { ...turn, reading: { ...reading, indicators: topic.indicators, period } }
}

/** Something is quoted, and it is not known what of ours it was about. */
export function quotesUnknown(turn: Turn): boolean {
  const { quoted, about } = turn.message
  return quoted !== null && about === undefined && quotedTopic(turn) === null
}

/** A report that names what but not of when takes the period from the reminder; words on the one task are its progress. */
export function withQuoted(turn: Turn): Turn {
  const { reading, message } = turn
  const { about } = message
  if (about === undefined) return turn
  const [only, ...others] = about
  const talks = reading.intent === 'none' || reading.intent === 'report.progress'
  if (only !== undefined && others.length === 0 && 'task' in only && reading.task === null && talks)
    return { ...turn, reading: { ...reading, intent: 'report.progress', task: only.task, margin: 1 } }
  if (reading.period !== null || !reading.intent.startsWith('report.')) return turn
  const periods = about.filter((it) => 'indicator' in it && reading.indicators.includes(it.indicator))
  const [first, ...more] = periods
  const same = first !== undefined && more.every((it) => it.period.to === first.period.to)
  return same ? { ...turn, reading: { ...reading, period: first.period } } : turn
}
