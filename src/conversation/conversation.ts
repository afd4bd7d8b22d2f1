/**
 * What a message means in its dialogue, and what to do about it: guards, fixed commands, the answer to an open
 * question, follow-ups filled from the topic, and then the handler of the intent. Pure: the decision is all.
 *
 * @example
 * const decision = converse(turn, HANDLERS) // HANDLERS: one for each intent, from the register
 */
import type { Intent } from '../understanding/intent.ts'
import type { Reading } from '../understanding/reading.ts'
import { discreet } from './access/exposure.ts'
import { guard } from './access/guards.ts'
import { officeCampaigns } from './access/rights.ts'
import { isStranger } from './access/strangers.ts'
import { asStranger } from './accounts/applied.ts'
import { answered } from './answers.ts'
import { withPlaces } from './asking/elsewhere.ts'
import { opened } from './asking/opening.ts'
import { ownDuties } from './asking/own-duties.ts'
import { listed, paged } from './asking/paging.ts'
import { complete, namesNothing } from './completion.ts'
import { sheetSent } from './lists/sheet-sent.ts'
import { meant } from './meant.ts'
import { reminded } from './reminded.ts'
import { bareFigure } from './reporting/bare.ts'
import { choiceOf } from './reporting/choices.ts'
import { compare } from './reporting/comparing.ts'
import { attach, withEvidence } from './reporting/evidence.ts'
import { milestoneReached } from './reporting/milestones.ts'
import { booksAfter } from './reporting/preview.ts'
import { answerQuoted, quotedTopic, withQuoted, withQuotedFigure } from './reporting/quoting.ts'
import { viewOf } from './reporting/view.ts'
import { isOffered } from './turn/offered.ts'
import { openAmong, openQuestion, type Question } from './turn/question.ts'
import { QUERY_MARGIN, WRITE_MARGIN } from './turn/thresholds.ts'
import type { Decision, Handler, Turn } from './turn/turn.ts'

export type Handlers = Readonly<Record<Intent, Handler>>

/** These write or send: what was understood is shown first where it is in doubt. Figures are asked about one by one. */
const SHOWN_FIRST: ReadonlySet<Intent> = new Set([
  'report.correct',
  'report.withdraw',
  'report.progress',
  'remind.send',
  'remind.schedule',
])

export function converse(turn: Turn, handlers: Handlers): Decision {
  const open = openAmong(turn.question, turn.at)
  const now: Turn = { ...turn, question: open, topic: quotedTopic(turn) ?? turn.topic }
  const decision =
    sheetSent(now) ??
    attach(now) ??
    guard(now) ??
    answerQuoted(now) ??
    both(withQuotedFigure(withQuoted(now)), turn.question, handlers)
  const told = discreet(now, withEvidence(now, asStranger(now, decision)))
  return disturbed(now, reminded(now, turn.question, told))
}

/** Said of a message that was not read. */
const UNREAD: ReadonlySet<string> = new Set([
  'not_understood',
  'nothing_to_correct',
  'nothing_asked',
  'value_missing',
  'no_figure',
  'amend.unclear',
  'help',
])

/** What was read as an act of its own, or is too short to have said anything, disturbs nothing. */
function silent({ acts, disturbs, slight }: Reading): boolean {
  return acts.some((it) => it.act !== 'report.note') || (!disturbs && slight === true)
}

/** A message that speaks of numbers or mistakes and was not read: a bare yes after it is not to the old value. */
function disturbed({ question, reading, message }: Turn, decision: Decision): Decision {
  const left = decision.ask === undefined ? question : decision.ask
  // 不对不对 to what was told of an item is read as nothing.
  const unsaid = left?.matter.type === 'items' && reading.acts.length === 0 && reading.disturbs
  const unread =
    decision.revisions.length === 0 && (unsaid || decision.replies.some((it) => UNREAD.has(it.type)))
  const asks = left?.matter.type === 'drafts' || left?.matter.type === 'items'
  if (!left || !asks || left.held || !unread || silent(reading)) return decision
  return { ...decision, ask: { ...left, disturbed: message.text } }
}

/** A report and what is asked behind it, an answer and what is told behind it: the second with the first in the books. */
function both(turn: Turn, kept: Question | null, handlers: Handlers): Decision {
  const told = answerNow(turn, kept, handlers)
  const { beside } = turn.reading
  if (beside === undefined) return told
  const question = told.ask === undefined ? turn.question : told.ask
  const books = booksAfter(turn, told.revisions)
  const topic = told.topic ?? turn.topic
  const message = { ...turn.message, text: beside.text }
  // Lines were counted in the receipt that stood when the message was read.
  const counted = beside.acts.some((it) => 'line' in it || 'lines' in it || 'changes' in it)
  const receipt = counted || told.receipt === undefined ? (turn.receipt ?? null) : told.receipt
  const then = { ...turn, message, reading: beside, question, books, topic, receipt }
  const second = both(then, null, handlers)
  return {
    ...told,
    ...second,
    revisions: [...told.revisions, ...second.revisions],
    replies: [...told.replies, ...second.replies],
    tell: [...(told.tell ?? []), ...(second.tell ?? [])],
    ...(told.words === undefined ? {} : { words: told.words }),
  }
}

function answerNow(turn: Turn, kept: Question | null, handlers: Handlers): Decision {
  const done = answered(turn, kept, (chosen) => dispatch(chosen, handlers))
  if (done !== null) return done
  const compared = compare(turn)
  if (compared !== null) return compared
  const own = officeCampaigns(turn.sender, turn.books.plan).length === 0 ? ownDuties(turn) : null
  if (own !== null) return dispatch({ ...turn, reading: own }, handlers)
  if (turn.reading.acts[0]?.act === 'ask.pending') return pending(turn)
  const next = paged(turn, handlers)
  if (next !== null) return next
  const opening = opened(turn)
  if (opening !== null) return dispatch(opening, handlers)
  return (
    milestoneReached(turn) ??
    bareFigure(turn) ??
    dispatch({ ...turn, reading: ofOwnUnit(turn, readingOf(turn)) }, handlers)
  )
}

/** The open question in full. */
function pending(turn: Turn): Decision {
  const { question } = turn
  return question === null || question.matter.type === 'review'
    ? { revisions: [], replies: [{ type: 'nothing_asked', word: 'confirm' }] }
    : { revisions: [], replies: [{ type: 'answer_unfit', question: viewOf(turn, question) }] }
}

/** 还有哪些没报 of one who files is asked of the own unit. */
function ofOwnUnit({ reading: { acts }, sender }: Turn, reading: Reading): Reading {
  const own = acts[0]?.act === 'ask.own' && reading.unit === null && reading.intent.startsWith('query.')
  return own ? { ...reading, unit: sender?.unit ?? null, margin: 1 } : reading
}

/** The reading as the dialogue makes it: 确认 is that, a follow-up is filled, bare words left over mean nothing. */
function readingOf(turn: Turn): Reading {
  const own = ownDuties(turn)
  if (own !== null) return own
  const reading = listOf(meant(turn.reading))
  const choice = choiceOf(turn)
  if (choice !== null && choice !== 'unsure') return { ...reading, intent: choice.word, margin: 1 }
  if (reading.wish?.brief && reading.wish.kind !== null && asksOnly(reading))
    return { ...reading, intent: 'bulletin', task: null, margin: 1 }
  const completed = complete({ ...turn, reading })
  // Yes and no are short words; what only resembles them is nothing.
  const resembles =
    (completed.intent === 'confirm' || completed.intent === 'cancel') && turn.question === null
  if (resembles && completed.margin < QUERY_MARGIN) return { ...completed, intent: 'none', margin: 1 }
  if (completed !== reading || !namesNothing(reading)) return completed
  const { bare } = reading
  const empty = bare !== undefined && (bare.value === null || !reading.intent.startsWith('report.'))
  return empty ? { ...reading, intent: 'none', margin: 1 } : reading
}

function listOf(reading: Reading): Reading {
  const list = reading.intent === 'bulletin' ? (reading.wish?.list ?? null) : null
  return list === null ? reading : { ...reading, intent: list, margin: 1 }
}

/** Nothing is reported by it: 调度情况 stands in reports too. */
function asksOnly({ intent, figures }: Reading): boolean {
  return figures.length === 0 && (intent === 'none' || intent.startsWith('query.'))
}

function dispatch(given: Turn, handlers: Handlers): Decision {
  const turn = { ...given, reading: firstReport(given) }
  const { reading } = turn
  const { intent, margin, second } = reading
  const doubtful = margin < WRITE_MARGIN || withdrawsStrangely(reading)
  if (SHOWN_FIRST.has(intent) && doubtful && !isStranger(turn.sender)) {
    const vague = margin < QUERY_MARGIN && namesNothing(reading) && reading.unbound.length === 0
    return vague ? handlers.none({ ...turn, reading: { ...reading, second: intent } }) : shown(turn, reading)
  }
  const decision = withPlaces(listed(turn, handlers[intent](turn)), reading)
  if (!intent.startsWith('query.') || margin >= QUERY_MARGIN || !isOffered(second)) return decision
  return {
    ...decision,
    replies: [
      ...decision.replies,
      { type: 'or_did_you_mean', intent: second, indicator: reading.indicators[0] ?? null },
    ],
  }
}

/** 另外还有4家在走审核，先不算: a number that is of nothing recorded, and it is not said what is to go. */
function withdrawsStrangely({ intent, unbound, indicators, margin }: Reading): boolean {
  return intent === 'report.withdraw' && unbound.length > 0 && indicators.length === 0 && margin < 1
}

/** What is hardly a correction, of figures of which nothing stands, is a first report. */
function firstReport({ reading, books }: Turn): Reading {
  const { intent, margin, second, figures } = reading
  const stands = figures.some((it) => books.standing.ofIndicator(it.indicator).length > 0)
  if (intent !== 'report.correct' || margin >= WRITE_MARGIN || figures.length === 0 || stands) return reading
  return second === 'report.figure' ? { ...reading, intent: second, margin: 1, second: intent } : reading
}

/** 您是要更正…吗: the reading as it was understood, and the next best, by number. */
function shown(turn: Turn, reading: Reading): Decision {
  const second = isOffered(reading.second) ? reading.second : null
  const options: Reading[] = [{ ...reading, margin: 1 }]
  if (second !== null) options.push({ ...reading, intent: second, margin: 1 })
  return {
    revisions: [],
    replies: [{ type: 'understood_as', reading, second }],
    ask: openQuestion(turn, { type: 'readings', options }),
  }
}
