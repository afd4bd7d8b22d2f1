/**
 * One turn of a dialogue: everything that a handler may look at. A handler is pure: it takes a turn and
 * returns a Decision; only bot.ts writes and sends.
 */
import type { Address } from '../../base/address.ts'
import type { Day } from '../../base/clock.ts'
import type { Light } from '../../judging/judgement.ts'
import type { EvidenceFile } from '../../ledger/backing.ts'
import type { Books } from '../../ledger/books.ts'
import type { LetterSpec } from '../../ledger/letter.ts'
import type { BulletinSpec } from '../../ledger/paper.ts'
import type { Duty, Revision } from '../../ledger/revision.ts'
import type { Period } from '../../plan/period.ts'
import type { Person } from '../../plan/roster.ts'
import type { ListSheet } from '../../sheets/list-sheet.ts'
import type { ItemRef, ItemsAsked } from '../../understanding/acts/act.ts'
import type { Intent } from '../../understanding/intent.ts'
import type { Reading } from '../../understanding/reading.ts'
import type { Question } from './question.ts'
import type { Receipt } from './receipt.ts'
import type { PromisesAsked } from './replies/lag.ts'
import type { Reply } from './reply.ts'

export interface Turn {
  readonly at: Date
  /** The Shanghai day of `at`. */
  readonly today: Day
  readonly from: Address
  /** Null: not on the roster. */
  readonly sender: Person | null
  /** The account's id does not last, or nobody vouches for it: nobody can be known by it. */
  readonly fleeting?: true
  readonly message: Message
  readonly reading: Reading
  /** The question kept for this person in this place, expired or not: the conversation says when one is too late. */
  readonly question: Question | null
  readonly topic: Topic | null
  /** What was recorded for the sender here last, with its numbers. */
  readonly receipt?: Receipt | null
  /** What was answered here lately: what a quote is known by. */
  readonly shown?: readonly Shown[]
  readonly books: Books
  /** Of a list, from 0; absent: the first. */
  readonly page?: number
  /** The standing figure that the sender chose by number; the reading is then that of the message before. */
  readonly chosen?: string
  /** Everybody on the roster: whom an urging would reach. */
  readonly people?: readonly Person[]
}

export interface Message {
  readonly id: string
  readonly text: string
  /** The text of the message that this one quotes. */
  readonly quoted: string | null
  /** Files and pictures that came with it, by their hash. */
  readonly files?: readonly EvidenceFile[]
  /** Those of them that are sheets of lists, as an office sent them. */
  readonly sheets?: readonly SentSheet[]
  /** How many more came that could not be read. */
  readonly unread?: number
  /** What the quoted message had asked for, where it was one of our reminders. */
  readonly about?: readonly Duty[]
  /** The indicators of which it had said that the promised day is over. */
  readonly promised?: readonly string[]
}

/** A workbook with the headings of a list, as it was read. */
export interface SentSheet {
  readonly file: string
  /** SHA-256 of its bytes. */
  readonly hash: string
  readonly sheet: ListSheet
}

/** An answer of ours, by how it begins, with what it recorded and what it asked. */
export interface Shown {
  readonly head: string
  readonly receipt?: Receipt
  /** When the question was asked that it ended with. */
  readonly asked?: string
}

/** What a quoted reminder was about. */
export type Quoted = Required<Pick<Message, 'about' | 'promised'>>

/** What the last answer was about: fills what a short follow-up (那二季度呢, 谁牵头, 差多少) leaves out. */
export interface Topic {
  readonly intent: Intent
  readonly indicators: readonly string[]
  readonly campaign: string | null
  readonly unit: string | null
  readonly task: string | null
  readonly period: Period | null
  /** What the numbers of the last answer stand for, from 1: campaigns, or indicators. */
  readonly opens?: readonly {
    readonly campaign?: string
    readonly indicator?: string
    /** Where the list is of standing figures: which. */
    readonly figure?: string
  }[]
  /** The list that was shown last: what was asked, and which of its pages (from 0) it was. */
  readonly list?: {
    readonly asked: Pick<Reading, 'intent' | 'sides' | 'indicators' | 'campaign' | 'unit' | 'task' | 'period'>
    readonly page: number
    /** What the list is of, where no intent says it: what has one light, what was promised. */
    readonly of?: { readonly light: Light } | { readonly promises: PromisesAsked }
  }
  /** The draft that was shown: what 发给我word版 and 签发 are about. */
  readonly paper?: BulletinSpec
  /** The sender's own reminders were listed: what 取消第一个 counts in. */
  readonly reminders?: true
  /** The 提示函, 督办单 or 约谈通知 that was shown: what 签发 is about. */
  readonly letter?: LetterSpec
  /** Items of lists: what a message that names none is about where it is one. */
  readonly items?: readonly ItemRef[]
  /** The one of them that the last answer was about. */
  readonly focus?: ItemRef
  /** The list of items that was shown, and which of its pages. */
  readonly listing?: { readonly asked: ItemsAsked; readonly page: number }
}

export interface Decision {
  readonly revisions: readonly Revision[]
  readonly replies: readonly Reply[]
  /** What the room may not see: for the sender alone, in a direct chat. */
  readonly aside?: readonly Reply[]
  /** A question to leave open; null closes the open one; absent leaves it as it is. */
  readonly ask?: Question | null
  /** The files of the message are kept, though nothing in the ledger names them yet: the open question does. */
  readonly keep?: true
  /** Absent: the receipt stays as it was. */
  readonly receipt?: Receipt | null
  /** Absent: the topic stays as it was. */
  readonly topic?: Topic
  /** What the revisions go back to where that is more than this message: the report and the 确认 after it. */
  readonly words?: string
  /** What somebody else is told in a direct chat, once the revisions are on disk. */
  readonly tell?: readonly Told[]
}

/** `key` says what makes it the same notice: it is sent once. */
export interface Told {
  readonly key: string
  readonly to: Address
  readonly reply: Reply
}

export type Handler = (turn: Turn) => Decision
