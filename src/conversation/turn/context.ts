/** What the words of a message are read in the light of: the open question, the receipt, what was quoted. */

import type { Figure } from '../../ledger/revision.ts'
import { rolesOf } from '../../plan/roster.ts'
import type { Context, Line } from '../../understanding/context.ts'
import { may } from '../access/rights.ts'
import { waiting } from '../duties/disclaiming.ts'
import { ownOf } from '../reminding/arranging.ts'
import { periodsFor } from '../reporting/periods.ts'
import { reviewed, sentBack, waits } from '../reviewing/waiting.ts'
import { earlierOf } from './earlier.ts'
import { type Draft, openAmong, type Question } from './question.ts'
import { quotedAnswer, quotedFirst } from './quote.ts'
import type { ReceiptLine } from './receipt.ts'
import { receiptInRoom } from './room-receipt.ts'
import { spokenOf } from './topic.ts'
import type { Turn } from './turn.ts'

/** A turn before its message was read. */
export type Unread = Omit<Turn, 'reading'>

/** The turn as the quote makes it, and what its words are read in the light of. */
export function heard(unread: Unread): { readonly turn: Unread; readonly context: Context } {
  const { message, topic, at } = unread
  const quoted = quotedAnswer(unread)
  const question = quotedFirst(unread.question, quoted)
  // Of what is quoted and not known, nothing that was recorded last is meant.
  const unknown = message.quoted !== null && message.about === undefined && quoted === null
  const receipt = quoted?.receipt ?? (unknown ? null : (receiptInRoom(unread) ?? unread.receipt ?? null))
  const turn = { ...unread, question, receipt }
  // A late answer is still known for one: the conversation says that it is too late.
  const asked = openAmong(question, at) ?? (question?.matter.type === 'amend' ? null : question)
  // 不是，是48: of what was recorded last, and not of what was asked before it.
  const overtaken = quoted === null && receipt != null && asked !== null && receipt.at > asked.askedAt
  const recorded = receipt?.lines.map((it) => it?.figure.indicator) ?? []
  const talked = topic?.indicators ?? []
  const drifted = talked.length > 0 && quoted === null && talked.every((it) => !recorded.includes(it))
  return {
    turn,
    context: {
      ...contextOf({ ...turn, question: asked }),
      ...reviewOf(turn),
      ...talkOf(turn),
      ...listsOf(turn, asked),
      ...dutiesOf(turn),
      drifted,
      overtaken,
      ...(message.quoted === null ? {} : { quoted: message.quoted }),
    },
  }
}

/** What was spoken of last, the list that numbers count in, and whether the sender files. */
function talkOf({
  topic,
  sender,
  books,
}: Unread): Pick<Context, 'talks' | 'topic' | 'campaign' | 'listed' | 'listShown' | 'numbered' | 'files'> {
  const indicators = spokenOf(topic, books.plan)
  const roles = rolesOf(sender)
  const files = roles.some((it) => it === 'reporter' || it === 'lead') && !roles.includes('office')
  return {
    talks: topic !== null,
    topic: indicators,
    campaign: topic?.campaign ?? null,
    listShown: topic?.list !== undefined,
    numbered: topic?.opens !== undefined,
    listed: (topic?.opens ?? indicators.map((indicator) => ({ indicator }))).map((it) => {
      return { ...NOTHING, indicator: it.indicator ?? null }
    }),
    files: files && sender?.unit != null,
  }
}

/** The lists that stand, and of which items the talk is. */
function listsOf(
  { books, topic, from }: Unread,
  asked: Question | null,
): Pick<Context, 'lists' | 'spoken' | 'focus' | 'choosing' | 'reported' | 'ofItem' | 'listing'> {
  const lists = books.standing.items.lists()
  const [draft] = asked?.matter.type === 'items' ? asked.matter.drafts : []
  if (lists.length === 0) return {}
  const last = books.standing.items.lastOf(from.channel, from.person)
  const figures = books.standing.lastOf(from.channel, from.person)
  const items = topic?.items ?? []
  const newest = last !== undefined && (figures === undefined || last.number > figures.number)
  return {
    lists,
    spoken: draft === undefined ? items : draft.options.slice(0, 1),
    focus: draft === undefined ? (topic?.focus ?? only(items)) : only(draft.options),
    choosing: draft !== undefined && draft.options.length > 1 ? draft.options : [],
    reported: newest ? last.reports.map(({ list, item }) => ({ list, item })) : [],
    ofItem: draft !== undefined,
    ...(topic?.listing === undefined ? {} : { listing: topic.listing.asked }),
  }
}

function only<T>(all: readonly T[]): T | null {
  return all.length === 1 ? (all[0] ?? null) : null
}

/** What a quoted reminder asked for, and which requests wait for the sender's office. */
function dutiesOf(
  turn: Unread,
): Pick<Context, 'reminded' | 'lapsed' | 'requests' | 'reminders' | 'remindersShown' | 'urges'> {
  const { about, promised = [] } = turn.message
  return {
    reminded: about !== undefined,
    lapsed: promised,
    requests: waiting(turn).map(({ id }) => Number(id.split('.')[0])),
    reminders: ownOf(turn).map(({ about }) => {
      const [indicator = null] = about.indicators
      return { ...NOTHING, indicator, unit: about.unit }
    }),
    remindersShown: turn.topic?.reminders === true,
    urges: may(turn, 'urge', ['general', 'other']),
  }
}

/** What an office reviews, in the order of its list, and what came back to the sender. */
function reviewOf(turn: Unread): Pick<Context, 'review' | 'returned'> {
  const list = reviewed(turn)
  const returned = sentBack(turn).map(({ id }) => standingLine(turn, id))
  const lines = list?.ids.map((id) => {
    const { standing } = turn.books
    const report = standing.items.report(id)
    const found = standing.byId(id) ?? report
    const called = report === undefined ? {} : { called: namesOf(turn, report) }
    return { ...standingLine(turn, id), ...called, waits: waits(turn, id), unit: found?.unit ?? null }
  })
  return {
    ...(list === null || lines === undefined ? {} : { review: { lines, shown: list.shown } }),
    ...(returned.length === 0 ? {} : { returned }),
  }
}

function namesOf(
  { books }: Unread,
  { list, item }: { readonly list: string; readonly item: string },
): string[] {
  return [item, ...(books.standing.items.state(list, item)?.item.aliases ?? [])]
}

function contextOf(turn: Unread): Context {
  const { at, sender, question, receipt, books } = turn
  return {
    now: at,
    unit: sender?.unit ?? null,
    ...(sender === null ? {} : { name: sender.name }),
    onlyAsks: sender !== null && rolesOf(sender).every((it) => it === 'leader' || it === 'supervisor'),
    asked: question === null ? null : askedBy(turn, question),
    receipt: (receipt?.lines ?? []).map(recordedLine),
    earlier: earlierOf(turn).map(recordedLine),
    ...withdrawnOf(turn),
  }
  function recordedLine(it: ReceiptLine | null): Line {
    // What was withdrawn keeps its number, and nothing more.
    if (it === null || books.standing.figure(it.figure) === undefined) return NOTHING
    const { indicator, value, period, scope } = it.figure
    return { indicator, value, period, scope, ...(it.before === undefined ? {} : { before: it.before }) }
  }
}

/** What of the receipt, and of those before it, stands no more. */
function withdrawnOf({ receipt, books }: Unread): Pick<Context, 'withdrawn'> {
  const recorded = [...(receipt?.lines ?? []), ...(receipt?.earlier ?? [])]
  const figures = recorded.map((it) =>
    it === null || books.standing.figure(it.figure) !== undefined ? null : it.figure,
  )
  // An id is the entry's number and the revision's place in it.
  const entry = (figure: Figure) => Number(books.standing.history(figure).at(-1)?.id.split('.')[0] ?? 0)
  const entries = figures.map((it) => (it === null ? 0 : entry(it)))
  const newest = Math.max(0, ...entries)
  if (newest === 0) return {}
  const lines = figures.map((it): Line => {
    if (it === null) return NOTHING
    const { indicator, value, period, scope } = it
    return { indicator, value, period, scope }
  })
  return { withdrawn: { lines, last: [...lines.keys()].filter((at) => entries[at] === newest) } }
}

/** A line of a receipt that nothing can be said of. */
const NOTHING: Line = { indicator: null, value: Number.NaN, period: null, scope: '' }

function askedBy(turn: Unread, { matter }: Question): NonNullable<Context['asked']> | null {
  switch (matter.type) {
    case 'drafts': {
      const { drafts } = matter
      const [nameless] = drafts.filter((it) => it.indicator === null)
      if (nameless !== undefined)
        return { type: 'indicator', lines: [lineOf(nameless)], options: nameless.options }
      const timeless = timelessAmong(drafts)
      if (timeless.length > 0)
        return { type: 'period', lines: timeless.map(lineOf), options: periodsFor(turn, timeless) }
      return { type: 'confirm', lines: drafts.map(lineOf) }
    }
    case 'amend':
      return { type: 'confirm', lines: matter.ids.map((id) => standingLine(turn, id)) }
    case 'readings':
      return matter.of === undefined
        ? { type: 'other', options: matter.options.length > 1 ? matter.options.length : 0 }
        : { type: 'figure', lines: matter.of.map((id) => standingLine(turn, id)) }
    case 'extend':
      return { type: 'other', options: matter.duties.length }
    case 'letter':
      return { type: 'other', options: matter.options.length }
    case 'list':
      return { type: 'other', options: 0 }
    case 'rearrange':
      return { type: 'other', options: matter.of.length }
    case 'reason':
      return { type: 'reason' }
    case 'items': {
      const [first] = matter.drafts
      const { options = [], periods = [] } = first ?? {}
      return options.length > 1 || periods.length === 0
        ? { type: 'other', options: options.length > 1 ? options.length : 0 }
        : { type: 'period', lines: [NOTHING], options: periods }
    }
    case 'urge':
      return { type: 'other', options: 0, units: matter.urgings.map((it) => it.unit) }
    case 'review':
      return null
  }
}

function timelessAmong(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((it) => it.period === null)
}

function lineOf({ indicator, value, period, scope, said, text }: Draft): Line {
  return { indicator, value, period, scope, written: text, ...(said === undefined ? {} : { said }) }
}

function standingLine({ books }: Unread, id: string): Line {
  const found = books.standing.byId(id)
  if (found === undefined) return NOTHING
  const { indicator, value, period, scope } = found.figure
  return { indicator, value, period, scope }
}
