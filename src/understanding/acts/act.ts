/**
 * What a message does in its dialogue. Each act with the stretch of the text as sent that it accounts for; lines count
 * from 0 in the list that `of` names.
 */
import type { Day } from '../../base/clock.ts'
import type { Period } from '../../plan/period.ts'
import type { ItemDoing } from '../lists/told.ts'
import type { Answering, Said } from './answering-acts.ts'
import type { Light, Question, Term } from './question.ts'
import type { DaySaid, Reminding } from './reminding-acts.ts'

export type {
  InvestedSaid,
  ItemAspect,
  ItemDoing,
  ItemMeant,
  ItemPartNamed,
  ItemRef,
  ItemStateAsked,
  ItemsAsked,
  ItemTold,
} from '../lists/told.ts'

export type { Said } from './answering-acts.ts'
export type { Question, Term } from './question.ts'
export type { ReminderChange, ReminderMeant, ReminderSet, TimeSaid, UrgeSend } from './reminding-acts.ts'

/** Which list the lines of an act count in. */
export type Of = 'question' | 'receipt' | 'returned'

/** One line, and what of it becomes what; what is not named stays. */
export interface Change {
  readonly line: number
  readonly value?: Said
  /** What the message says that it was: 不是62是6.2, 由6.5改为6.9. */
  readonly was?: number
  readonly period?: Period
  readonly indicator?: string
}

/** Which paper is named; `left`: words that nothing accounts for. */
export interface PaperNamed {
  readonly campaign: string | null
  readonly period: Period | null
  /** By a month, and by nothing longer. */
  readonly monthly: boolean
  readonly letter: boolean
  readonly bulletin: boolean
  readonly left: string
}

/** Which request, by its number, and why. */
interface Numbered {
  readonly number: number | null
  readonly reason: string | null
}

/** `from`, `to`: the stretch of the text as sent that it accounts for. */
export type Act = Doing & { readonly from: number; readonly to: number }

/** Indicators that words fit, of one period where one is said. */
export interface Named {
  readonly indicators: readonly string[]
  readonly period: Period | null
}

/** Of the figures that wait for an office. Lines count from 0 in the list that was shown, else in all that wait. */
export interface Verdict {
  readonly verdict: 'approve' | 'return'
  readonly lines: readonly number[]
  /** All that waits, or the rest of it; false with no lines: not said which. */
  readonly whole: boolean
  /** Named, and not among the lines. */
  readonly named: readonly Named[]
  /** A name that fits several lines. */
  readonly unclear: readonly number[]
  readonly reason: string | null
}

export type Doing =
  | Answering
  | ItemDoing
  | Reminding
  /** `indicators` empty: of what the last answer was about; `back`: of the period before the one shown, in
   * place of `named`, where that is not in. */
  | {
      readonly act: 'ask'
      readonly question: Question | null
      readonly indicators: readonly string[]
      readonly back: boolean
      readonly named: Period | null
      /** Of this period; null: of the latest. */
      readonly period: Period | null
      /** Of a change: since this time; null: since the period before. */
      readonly since: Period | null
    }
  /** What happened to a figure, step by step. */
  | { readonly act: 'ask.trail' }
  /** What the sender has filed, or the whole unit. */
  | { readonly act: 'ask.filed'; readonly ofUnit: boolean }
  /** What was recorded on these days. */
  | { readonly act: 'ask.recent'; readonly days: Period }
  /** How often figures came after their day; `own`: of the own unit. */
  | { readonly act: 'ask.late'; readonly own: boolean }
  | { readonly act: 'ask.daysLeft'; readonly until: Day }
  /** What is asked and not answered yet. */
  | { readonly act: 'ask.pending' }
  /** What stands at this line of the list shown last: which side of it the rest of the reading says. */
  | { readonly act: 'ask.open'; readonly line: number }
  /** The next page of what was shown. */
  | { readonly act: 'ask.more' }
  | { readonly act: 'ask.promises'; readonly state: 'open' | 'lapsed' | 'due' | 'kept' | 'all' }
  | { readonly act: 'ask.light'; readonly light: Light }
  /** What the own unit still has to report, and by when. */
  | { readonly act: 'ask.duties' }
  /** What has reached its target, of a campaign or a unit where one is named. */
  | { readonly act: 'ask.met'; readonly campaign: string | null; readonly unit: string | null }
  /** The indicators of a campaign, one by one. */
  | { readonly act: 'ask.indicators'; readonly campaign: string }
  /** What was sent back this year. */
  | { readonly act: 'ask.returned' }
  /** Who runs a campaign: its conveners, and the office that gathers and reviews. */
  | { readonly act: 'ask.convener'; readonly campaign: string }
  /** A measure is asked for that the plan does not hold, and is called so. */
  | { readonly act: 'ask.foreign'; readonly said: string }
  /** What a word of ours means, and how it is computed. */
  | { readonly act: 'ask.meaning'; readonly term: Term }
  /** In so few words: all of it, or what is named; `why`: with the reason that is on file; `one`: in one sentence. */
  | {
      readonly act: 'ask.brief'
      readonly indicators: readonly string[]
      readonly campaign: string | null
      readonly unit: string | null
      readonly why: boolean
      readonly one: boolean
    }
  /** Which of these stands worse, or better, by the numbers themselves or by how far they are from what is due. */
  | {
      readonly act: 'ask.compare'
      readonly indicators: readonly string[]
      readonly by: 'value' | 'stand'
      readonly better: boolean
    }
  /** What falls due next. */
  | { readonly act: 'ask.soon' }
  /** What has become worse, or better, from one period to the next. */
  | { readonly act: 'ask.changed'; readonly way: 'worse' | 'better' | 'either' }
  /** A link to the page of what is named, or was spoken of; `whole`: of everything, whatever was spoken of. */
  | { readonly act: 'ask.page'; readonly lagging: boolean; readonly whole: boolean }
  /** What is asked is asked of the own unit. */
  | { readonly act: 'ask.own' }
  /** `numbered`: it counts in a list, by number or as a whole. */
  | {
      readonly act: 'review.verdict'
      readonly verdicts: readonly Verdict[]
      readonly numbered: boolean
      /** Said to wait: nothing is decided about them. No verdict and no line: about whatever waits. */
      readonly left: readonly number[]
    }
  /** A verdict is taken back; no lines: the last one. */
  | { readonly act: 'review.undo'; readonly lines: readonly number[] }
  | { readonly act: 'review.list' }
  /** How the review of own or named figures stands, and why they were sent back. */
  | { readonly act: 'review.ask'; readonly indicators: readonly string[]; readonly returned: boolean }
  /** A returned figure is right as it was. */
  | { readonly act: 'review.reaffirm'; readonly line: number; readonly note: string }
  /** What a return or a ruling was lacking. */
  | { readonly act: 'answer.reason'; readonly reason: string }
  /** Which of the printed targets counts. */
  | {
      readonly act: 'ruling.make'
      readonly indicators: readonly string[]
      readonly value: { readonly value: number; readonly unit: string | null } | null
      readonly basis: string | null
    }
  /** It is not read: how it is answered depends on nothing else. */
  | { readonly act: 'guard'; readonly against: 'empty' | 'secret' | 'misuse' }
  | { readonly act: 'guard'; readonly against: 'too_long'; readonly length: number; readonly most: number }
  /** A 提示函, 督办单 or 约谈通知 is to be drafted. */
  | { readonly act: 'letter.draft'; readonly form: 'notice' | 'order' | 'summons' }
  /** `code` null: not yet the second yes. */
  | { readonly act: 'paper.issue'; readonly code: string | null; readonly paper: PaperNamed }
  | { readonly act: 'paper.consult'; readonly paper: PaperNamed }
  | { readonly act: 'paper.opinion'; readonly words: string }
  /** What was issued, asked about or wanted back. */
  | {
      readonly act: 'paper.register'
      readonly papers: 'bulletins' | 'letters' | 'all'
      readonly back: boolean
    }
  /** Which files came with what was reported. */
  | { readonly act: 'evidence.list'; readonly indicators: readonly string[] }
  /** Another day for what is to be reported. */
  | { readonly act: 'extension.ask'; readonly until: DaySaid; readonly reason: string | null }
  | { readonly act: 'extension.how' }
  | { readonly act: 'extension.list' }
  | ({ readonly act: 'extension.decide'; readonly granted: boolean } & Numbered)
  /** What is asked for is not the unit's own to report. */
  | { readonly act: 'disclaim.claim'; readonly reason: string | null }
  | { readonly act: 'disclaim.list' }
  | ({ readonly act: 'disclaim.decide'; readonly agreed: boolean } & Numbered)
  /** Of a reminder: it is known of, or nothing has changed. */
  | { readonly act: 'duty.known' }
  | { readonly act: 'duty.unchanged'; readonly words: string }
  /** 滞后说明, as far as it is said. */
  | {
      readonly act: 'lag.explain'
      readonly reason: string | null
      readonly measures: string | null
      readonly when: DaySaid | null
      readonly needs: string | null
    }
  /** Approved figures of a closed period may be changed by a unit. */
  | {
      readonly act: 'reopening.open'
      readonly unit: string | null
      readonly period: Period | null
      readonly reason: string | null
    }
  | {
      readonly act: 'reopening.close'
      readonly number: number | null
      readonly unit: string | null
      readonly period: Period | null
    }
  | { readonly act: 'reopening.list' }
  /** `unit`: of the plan, or a county; null: `words` name none, and may be a code. */
  | { readonly act: 'account.bind'; readonly unit: string | null; readonly words: string }
  | { readonly act: 'account.bindings' }
  /** `as`: a role, or somebody of the roster; empty: whoever files. */
  | { readonly act: 'account.admit'; readonly number: number; readonly as: string }
  | { readonly act: 'account.refuse'; readonly number: number; readonly reason: string }
  | { readonly act: 'account.unbind'; readonly number: number }
  /** `level` null: it is registered no longer. */
  | { readonly act: 'room.register'; readonly level: 'public' | 'internal' | null }
  | { readonly act: 'room.ask' }
  /** 登记本群 通报群: of one campaign, or of all (null). */
  | { readonly act: 'room.notices'; readonly campaign: string | null; readonly on: boolean }
  /** `others` says what becomes of the lines that are not changed: kept as they are, confirmed, or dropped. */
  | {
      readonly act: 'amend'
      readonly of: Of
      readonly changes: readonly Change[]
      readonly others: 'kept' | 'confirmed' | 'dropped'
      readonly note: string | null
      /** A bare number after a receipt: it may be meant as its amendment, and is asked about. */
      readonly unsure?: true
    }
  /** Wrong, and not said what is right. `lines` empty: not said which. */
  | { readonly act: 'amend.open'; readonly of: Of; readonly lines: readonly number[] }
  | { readonly act: 'withdraw.figure'; readonly of: Of; readonly lines: readonly number[] }
  /** What of the receipt stands, and with which value; no lines: what was recorded today. */
  | { readonly act: 'ask.standing'; readonly lines: readonly number[] }
  /** Courtesy alone. */
  | { readonly act: 'courtesy' }
  /** What stands is to stay as it is. */
  | { readonly act: 'keep.standing'; readonly lines: readonly number[] }
  /** What was taken back is to stand again: by the numbers of the receipt. */
  | { readonly act: 'restore.withdrawn'; readonly lines: readonly number[] }
  /** Of another place, year or part: named, never recorded. */
  | { readonly act: 'report.comparison'; readonly texts: readonly string[] }
  /** A value of the line with a period of its own: 7月是6.1 after 1—8月. */
  | {
      readonly act: 'report.value'
      readonly of: Of
      readonly line: number
      readonly value: Said
      readonly period: Period
    }
  /** A value of another indicator than the lines': 农村的490 after 城市低保标准750. `period` null: none is said. */
  | {
      readonly act: 'report.sibling'
      readonly indicator: string
      readonly value: Said
      readonly period: Period | null
      /** Of what was only spoken of: it is asked about. */
      readonly unsure?: true
    }
  /** What follows is of this time: 下面报上半年的. */
  | { readonly act: 'report.header'; readonly period: Period }
  /** Nothing more is to come. */
  | { readonly act: 'report.done' }
  /** A remark on what was recorded, without anything to record. */
  /** `why`: it tells a reason. */
  | { readonly act: 'report.note'; readonly words: string; readonly why: boolean }
