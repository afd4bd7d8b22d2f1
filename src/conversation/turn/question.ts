/**
 * A question left open: kept as plain JSON between turns, bound to one person in one place by the key it is
 * kept under, and answered by that person there or not at all.
 *
 * @example
 * const kept = openQuestion(turn, { type: 'drafts', drafts })
 * isOpen(kept, new Date()) // for ten minutes
 */
import type { Day } from '../../base/clock.ts'
import type { Verbatim } from '../../base/verbatim.ts'
import type { EvidenceFile } from '../../ledger/backing.ts'
import type { ItemSaid } from '../../ledger/item.ts'
import type { LetterSpec } from '../../ledger/letter.ts'
import type { Comparison, Duty } from '../../ledger/revision.ts'
import type { Period } from '../../plan/period.ts'
import type { ItemRef, TimeSaid, UrgeSend } from '../../understanding/acts/act.ts'
import type { Caution, FigureHit, Reading, ReportedFigure } from '../../understanding/reading.ts'
import type { ReceivedList } from './replies/list.ts'
import type { Scope } from './replies/query.ts'
import { HELD_HOURS, QUESTION_MINUTES, QUESTIONS_KEPT } from './thresholds.ts'

export interface Question {
  /** The message that made the bot ask, verbatim: what a figure stored after 确认 goes back to. */
  readonly sentence: string
  readonly askedAt: string
  readonly expiresAt: string
  readonly matter: Matter
  /** A question that was open when this one was asked; it comes back when this one is settled. */
  readonly below: Question | null
  /** Files that came with what is asked about: linked once that is recorded. */
  readonly files?: readonly EvidenceFile[]
  /** How often it was called to mind under another answer. */
  readonly reminded?: number
  /** Said not to be recorded for now: it waits a day, unasked, until it is released. */
  readonly held?: true
  /** A message since then that spoke of numbers or mistakes and could not be read: a bare yes is no answer after it. */
  readonly disturbed?: string
  /** The last answer did not show it: 嗯 and 1 may be about anything. */
  readonly unseen?: true
}

export type Matter =
  /** Figures that wait for a choice of indicator, for a period, or for a 确认; those asked about come first. */
  | { readonly type: 'drafts'; readonly drafts: readonly Draft[] }
  /** What is right of these standing figures, which are said to be wrong. */
  | { readonly type: 'amend'; readonly ids: readonly string[] }
  /** What the message may mean: one reading to confirm, or several to choose from by number. */
  | {
      readonly type: 'readings'
      readonly options: readonly Reading[]
      /** Where standing figures are chosen from: their ids, one for each option. */
      readonly of?: readonly string[]
    }
  /** The list that 通过 1 3 and 退回 2 count in; ids of standing figures. Lies below all other questions. */
  | { readonly type: 'review'; readonly ids: readonly string[] }
  /** Why figures are sent back, or by what a ruling goes: the next words say it. */
  | { readonly type: 'reason'; readonly of: Reasoned }
  /** Who would be urged for what: it is sent after a leader's 确认. */
  | {
      readonly type: 'urge'
      readonly scope: Scope
      readonly urgings: readonly { readonly unit: string; readonly duties: readonly Duty[] }[]
      /** Absent: figures. */
      readonly wants?: UrgeSend['wants']
      /** By when it is to be answered; absent or null: it was not said. */
      readonly until?: Day | null
    }
  /** Which of these is to be put off until a day. */
  | {
      readonly type: 'extend'
      readonly duties: readonly Duty[]
      readonly until: Day
      readonly reason: string
    }
  /** Which matter a 提示函, 督办单 or 约谈通知 is to be of. */
  | { readonly type: 'letter'; readonly options: readonly LetterSpec[] }
  /** What was told of items and waits for a choice, a time or a yes, the first of them first. */
  | { readonly type: 'items'; readonly drafts: readonly ItemDraft[] }
  /** A list as a sheet makes it, to be written down after a yes; `basis`: the revision that it takes the place of. */
  | { readonly type: 'list'; readonly list: ReceivedList; readonly basis: string | null }
  /** Which of the sender's own reminders is to come at another time, in the words of it. */
  | {
      readonly type: 'rearrange'
      readonly of: readonly string[]
      readonly to: Verbatim
      /** Absent of what was asked before it was kept. */
      readonly time?: TimeSaid
    }

/** What was told of an item on its way into the ledger. */
export interface ItemDraft {
  /** As it was written. */
  readonly name: string
  /** One: that; several: one of them is to be chosen. */
  readonly options: readonly ItemRef[]
  readonly said: ItemSaid
  /** The money lacks its time, and these may be it. */
  readonly periods: readonly Period[]
  /** The money without its time. */
  readonly value: number | null
  /** The report that it corrects; null: none. */
  readonly of: string | null
  readonly unsure: readonly ('unitless' | 'unlike')[]
  /** The money is of the time of what the sender reported just before; the receipt says so. */
  readonly carried?: true
  /** The doubts that the sender was shown and has answered with yes. */
  readonly accepted: boolean
}

/** What lacks its reason: figures to be returned, or the target that counts. */
export type Reasoned =
  | { readonly type: 'return'; readonly ids: readonly string[] }
  | { readonly type: 'ruling'; readonly indicator: string; readonly value: number }

/** A figure on its way into the ledger. */
export interface Draft {
  /** Null while the sender has to choose among `options`. */
  readonly indicator: string | null
  readonly options: readonly string[]
  /** Of each option its own period, where a quoted reminder gave them. */
  readonly periods?: Readonly<Record<string, Period>>
  readonly value: number
  readonly unit: string
  /** As written. */
  readonly text: string
  /** The number as it was found, while it is asked what it is of. */
  readonly said?: FigureHit
  readonly converted: string | null
  readonly bound: ReportedFigure['bound']
  /** Null while the sender has to name it. */
  readonly period: Period | null
  /** The time was said for what was reported before. */
  readonly carried?: true
  readonly stage: Stage
  /** 全市, or a county. */
  readonly scope: string
  /** What its target is measured by, told with it; absent: nothing was. */
  readonly comparison?: Comparison
  /** The unit whose figure the message says it is; absent: it does not say. */
  readonly behalf?: string
  /** The standing figure that this one corrects in so many words. */
  readonly corrects: string | null
  readonly reason: string | null
  /** Words around it that make it doubtful; absent: none. */
  readonly cautions?: readonly Caution[]
  /** Numbers of the same message that belong to nothing known. */
  readonly unexplained: readonly string[]
  /** The reading itself was doubtful (a small margin). */
  readonly unsure: boolean
  /** The doubts that the sender was shown, by their keys: a 确认 is about these and no others. */
  readonly shown: readonly string[]
  /** The doubts that the sender has answered with 确认. */
  readonly accepted: readonly string[]
}

export type Stage = 'flash' | 'preliminary' | 'final' | null

/** What a question comes from. */
interface Asking {
  readonly at: Date
  readonly message: { readonly text: string }
  readonly question: Question | null
}

/** A new question; one that is open already waits below it. */
export function openQuestion(turn: Asking, matter: Matter): Question {
  const below = openAmong(turn.question, turn.at, QUESTIONS_KEPT - 1)
  return { ...asked(turn.at, turn.message.text, matter), below }
}

/** What is not to be recorded for now: some days of waiting, and no reminder. */
export function holdOn(question: Question): Question {
  const expiresAt = new Date(Date.parse(question.askedAt) + HELD_HOURS * 3_600_000).toISOString()
  return { ...question, expiresAt, held: true, unseen: true }
}

/** The question as the answer has just shown it. */
export function seen({ unseen: _, ...question }: Question): Question {
  return question
}

/** The same question with another matter and ten minutes more. */
export function askOn(turn: Pick<Asking, 'at'>, question: Question, matter: Matter): Question {
  return { ...asked(turn.at, question.sentence, matter), below: question.below }
}

/** A list to count in, below whatever is open; it takes the place of an earlier list. */
export function openList(turn: Asking, ids: readonly string[]): Question {
  const list: Question = { ...asked(turn.at, turn.message.text, { type: 'review', ids }), below: null }
  const others = stackOf(openAmong(turn.question, turn.at)).filter((it) => it.matter.type !== 'review')
  return others.reduceRight((below, it) => ({ ...it, below }), list)
}

export function listAmong(question: Question | null): readonly string[] | null {
  const matter = stackOf(question).find((it) => it.matter.type === 'review')?.matter
  return matter?.type === 'review' ? matter.ids : null
}

/** The newest question that has not expired, with at most so many of them in all. */
export function openAmong(question: Question | null, at: Date, most = QUESTIONS_KEPT): Question | null {
  if (question === null || most === 0) return null
  if (!isOpen(question, at)) return openAmong(question.below, at, most)
  return { ...question, below: openAmong(question.below, at, most - 1) }
}

/** Whether an entry's words answer the question: they stand under what was asked about (`…6.8%\n确认`). */
export function isAnswerTo(question: Question | null, words: string | undefined): question is Question {
  return question !== null && words?.startsWith(`${question.sentence}\n`) === true
}

export function isOpen(question: Question, at: Date): boolean {
  return at.getTime() <= Date.parse(question.expiresAt)
}

/** The question and those that wait below it, the newest first. */
export function stackOf(question: Question | null): Question[] {
  return question === null ? [] : [question, ...stackOf(question.below)]
}

function asked(at: Date, sentence: string, matter: Matter): Omit<Question, 'below'> {
  const expiresAt = new Date(at.getTime() + QUESTION_MINUTES * 60_000).toISOString()
  return { sentence, askedAt: at.toISOString(), expiresAt, matter }
}
