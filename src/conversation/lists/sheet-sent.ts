/**
 * A sheet that an office sends in chat: the same dry run as `list import` is shown, and nothing is written before its
 * yes. A fault in a cell, or a name that may be another's, is named, and the sheet is to be sent again.
 */
import { kindCalled } from '../../plan/lists/headings.ts'
import { cancelled, choiceOf, unfit } from '../reporting/choices.ts'
import { askOn, openQuestion, type Question } from '../turn/question.ts'
import type { ListProposal, ReceivedList } from '../turn/replies/list.ts'
import type { Decision, SentSheet, Turn } from '../turn/turn.ts'
import { differenceTo, receive } from './receiving.ts'
import { listOfSheet, updateOf } from './updating.ts'

/** Null: no such sheet came, or the message reports something of its own, and the sheet stands beside it. */
export function sheetSent(turn: Turn): Decision | null {
  const [sent, ...others] = turn.message.sheets ?? []
  if (sent === undefined || turn.reading.figures.length > 0) return null
  const { sheet } = sent
  const before = listOfSheet(turn.books, sheet)
  const update = updateOf(before, sheet)
  const list = listOf(turn, sent)
  const { reply } = receive(turn.books, turn.sender, list)
  if (reply.type === 'list.refused') return { revisions: [], replies: [reply] }
  const proposal: ListProposal = {
    ...{ type: 'list.proposed', list: list.name, kind: list.kind, level: list.level },
    ...{ total: sheet.items.length, isNew: before === undefined, added: update.added },
    ...{ changed: update.changed, gone: update.gone, renamed: update.renamed, faults: update.faults },
    ...{ hints: sheet.hints, aside: sheet.aside, others: others.length },
  }
  if (update.faults.length > 0) return { revisions: [], replies: [proposal] }
  const basis = before?.id ?? null
  return {
    revisions: [],
    replies: [proposal],
    ask: openQuestion(turn, { type: 'list', list, basis }),
    // Its bytes are what the list goes back to.
    keep: true,
  }
}

function listOf({ books }: Turn, { file, hash, sheet }: SentSheet): ReceivedList {
  const before = listOfSheet(books, sheet)
  const name = before?.name ?? sheet.title
  return {
    name,
    kind: before?.kind ?? kindCalled(name, sheet.headings),
    level: before?.level ?? 'internal',
    items: sheet.items,
    source: { file, hash },
    renamed: updateOf(before, sheet).renamed,
  }
}

/** Null: it is no answer to that. */
export function answerList(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'list') return null
  const choice = choiceOf(turn)
  if (choice === null) return null
  if (choice === 'unsure' || choice.numbers !== null) return unfit(turn, question)
  if (choice.word === 'cancel') return cancelled(turn, question)
  const { list } = matter
  const before = turn.books.standing.items.list(list.name)
  // Somebody has changed it since it was shown.
  if ((before?.id ?? null) !== matter.basis) return shownAgain(turn, question, list)
  const { revision, reply } = receive(turn.books, turn.sender, list)
  return {
    revisions: revision === null ? [] : [revision],
    replies: [reply],
    ask: question.below,
    words: `${question.sentence}\n${turn.message.text}`,
  }
}

function shownAgain(turn: Turn, question: Question, list: ReceivedList): Decision {
  const before = turn.books.standing.items.list(list.name)
  const { name, kind, level, items } = list
  const kept = before?.items.map((it) => it.name) ?? []
  const renamed = list.renamed.filter((it) => kept.includes(it.from))
  const proposal: ListProposal = {
    ...{ type: 'list.proposed', list: name, kind, level, total: items.length, isNew: before === undefined },
    ...differenceTo(before?.items ?? [], { items, renamed }),
    ...{ renamed, faults: [], hints: [], aside: [], others: 0 },
  }
  const basis = before?.id ?? null
  return {
    revisions: [],
    replies: [proposal],
    ask: askOn(turn, question, { type: 'list', list: { ...list, renamed }, basis }),
  }
}
