/**
 * What understanding finds in a message: found things with their places, nothing guessed.
 * Places count UTF-16 units in the normalised text.
 */
import type { Comparator } from '../plan/comparator.ts'
import type { Period } from '../plan/period.ts'
import type { Act, Doing } from './acts/act.ts'
import type { Sides } from './acts/side.ts'
import type { Wish } from './acts/wishes.ts'
import type { Intent } from './intent.ts'

export type { Focus, Sides, UnitFocus } from './acts/side.ts'
export type { ItemAspect, ItemStateAsked, ItemsAsked } from './lists/told.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

export type NameKind = 'campaign' | 'indicator' | 'task' | 'unit'

/** A name of the plan found in the text. Several ids: the same words fit several things. */
export interface NameHit extends Span {
  readonly kind: NameKind
  /** Indicator and task ids; names of units and campaigns. */
  readonly ids: readonly string[]
  readonly text: string
  readonly how: 'exact' | 'context' | 'pinyin' | 'overlap'
}

/** A stretch of time found in the text, and what part it plays. */
export interface PeriodHit extends Span {
  readonly text: string
  /** null for a word that names no period of its own (去年同期, 半年度, 月度). */
  readonly period: Period | null
  readonly role: 'period' | 'comparison' | 'deadline' | 'appointment'
}

/** A number with its unit found in the text; value and unit as written (2.4, 亿美元 → 2.4e8, 美元). */
export interface FigureHit extends Span {
  readonly text: string
  /** In base units: 万 and 亿 multiplied out, a fall negative. */
  readonly value: number
  /** %, 个百分点, 家, 美元, 元, 亩, 位 …; null where none is written. */
  readonly unit: string | null
  readonly bound: 'exact' | 'about' | 'over' | 'under' | 'at_least' | 'at_most'
  /** How the words before it move it: 增长 rise, 下降 fall, 降至 level (a stand, never negative). */
  readonly motion: 'rise' | 'fall' | 'level' | 'none'
  /** Why it cannot be a reported figure, where the text itself says so: 目标, 较上月, 去年同期, 由…, 不是…, 序号, 编号 … */
  readonly noise: string | null
}

/** What makes a number something else than this year's actual figure of the whole city. */
export type CautionKind =
  | 'estimate'
  | 'hearsay'
  | 'doubted'
  | 'negated'
  | 'elsewhere'
  | 'year'
  | 'part'
  | 'subject'
  | 'target'
  | 'range'
  | 'spaced'
  | 'fraction'
  | 'periods'
  | 'not_meant'
  | 'old_value'
  | 'word'
  /** Contradicted by what the message compares it with. */
  | 'compared'

export interface Caution {
  readonly kind: CautionKind
  /** The words that raise it, as they were sent. */
  readonly text: string
}

/** Which status of the statistic a figure is: 快报, 初步核算, 最终核实. */
export type Stage = 'flash' | 'preliminary' | 'final'

/** A figure that the message reports: bound to an indicator, in the indicator's own unit. */
export interface ReportedFigure extends Span {
  readonly indicator: string
  readonly value: number
  readonly unit: string
  readonly bound: FigureHit['bound']
  /** As written, for the echo and the trace. */
  readonly text: string
  /** Set where the written unit was another of the same dimension: `2.4亿美元`. */
  readonly converted: string | null
  /** Its own period where the message names several; else the reading's. */
  readonly period: Period | null
  /** Of which of several it is, where the message leaves that open; none: its own words tell. Absent: by its name alone. */
  readonly options?: readonly string[]
  /** Words around it that make it doubtful; absent: none. */
  readonly cautions?: readonly Caution[]
  /** Absent: none is said of it. */
  readonly stage?: Stage
  /** The county whose figure it is; absent: the whole city's. */
  readonly county?: string
}

/** A figure left out, and why (the amount beside the rate, the change against last month, the target …). */
export interface LeftOut extends Span {
  readonly text: string
  readonly why: string
  /** A fact of its own that was passed over for the cumulative one (4月当月6.9%): the sender is told. */
  readonly single?: true
  /** Of something that the message names beside its figures and the plan does not hold: it holds nothing up. */
  readonly beside?: true
  /** The indicator of whose value it is a change, where that is no value of it: 占比增长2.3个百分点. */
  readonly changeOf?: string
  /** Whose figure it is, where another place's stands in the message: 汨罗市, 长沙. */
  readonly place?: string
}

/** A number of somebody else: the province's, its target, last year's. Some targets are measured by one. */
export interface Comparison extends Span {
  readonly text: string
  /** 全省, 全国: as the message says it. */
  readonly place: string
  /** Null: the message names none; the figure that the talk is about may need it. */
  readonly indicator: string | null
  /** Null: no target is measured by it. */
  readonly comparator: Comparator | null
  /** Named in its own clause; null: that of the figure beside it. */
  readonly period: Period | null
  /** The other's own value, or how far the city's figure is above (below: negative) it. */
  readonly by: 'value' | 'difference'
  /** In the indicator's own unit; a difference between rates in 个百分点. */
  readonly amount: number
}

export type HelpTopic =
  | 'report'
  | 'correct'
  | 'withdraw'
  | 'query'
  | 'remind'
  | 'review'
  | 'bulletin'
  | 'bind'

export interface Courtesy {
  readonly thanks: boolean
  readonly noted: boolean
}

/** What words make of an intent, in place of what the classifier found. */
export interface Turned {
  readonly intent: Intent
  readonly margin: number
}

/** Ids of what a quoted message names, and its time. */
export interface Quoted {
  readonly indicators: readonly string[]
  readonly tasks: readonly string[]
  readonly period: Period | null
}

/** What it leaves out, and what the last answer was about may fill. `what` null: nothing by a word of its own. */
export interface Follows {
  /** How far a task has come; who leads; of all that the plan holds; how much is left; of the own unit; another thing. */
  readonly what: 'done' | 'lead' | 'all' | 'remainder' | 'own' | 'again' | null
  /** How it stands is asked in so many words. */
  readonly how: boolean
  /** It names a time, and hardly more. */
  readonly period: Period | null
  /** Targets, or indicators, are spoken of. */
  readonly targets: boolean
}

/** Nothing but a value, a time, both, or the numbers of a list. */
export interface Bare {
  /** As it is written, a fall negative, with the words that move it. */
  readonly value: { readonly value: number; readonly unit: string | null; readonly text: string } | null
  readonly period: Period | null
  readonly numbers: boolean
  /** As it was sent, without the marks at its end. */
  readonly text: string
}

/** Ids, the nearest first. */
export interface Near {
  readonly indicators: readonly string[]
  readonly tasks: readonly string[]
}

export interface Reading {
  /** The message as it was sent. */
  readonly text: string
  readonly intent: Intent
  /** Distance between the best and the second intent, 0 to 1. */
  readonly margin: number
  readonly second: Intent
  readonly campaign: string | null
  readonly unit: string | null
  readonly task: string | null
  /** Ids, in the order of the text. */
  readonly indicators: readonly string[]
  readonly period: Period | null
  readonly figures: readonly ReportedFigure[]
  /** Noise, each piece with its reason. */
  readonly leftOut: readonly LeftOut[]
  /** Numbers that belong to nothing we know: a report with any of these must ask. */
  readonly unexplained: readonly LeftOut[]
  /** Of those, the ones read as figures: 更正为6.9%, 那条应该是35家. What the dialogue is about may give them an indicator. */
  readonly unbound: readonly FigureHit[]
  /** Numbers of others; absent: none. */
  readonly comparisons?: readonly Comparison[]
  /** Words that fit several things, with what they may mean. */
  readonly ambiguous: readonly NameHit[]
  readonly names: readonly NameHit[]
  /** Places outside the city that it names; absent: none. */
  readonly elsewhere?: readonly string[]
  /** Of a question how things are done: which; absent: it does not say. */
  readonly help?: HelpTopic
  /** It tells of a deed that is over: 已举办, 已印发; absent: it does not. */
  readonly done?: true
  /** Of a greeting: thanks, and that something was noted. */
  readonly courtesy?: Courtesy
  /** What it says of a paper or a file; absent: nothing. */
  readonly wish?: Wish
  /** What it does in its dialogue; empty where only the intent says what it wants. */
  readonly acts: readonly Act[]
  /** Why a figure that it reports is as it is, in its own words; absent: it does not say. */
  readonly remark?: { readonly of: string; readonly words: string }
  /** What is asked in the same message, behind the report; absent: nothing. */
  readonly beside?: Reading
  /** Stretches that no act accounts for. */
  readonly rest: readonly Span[]
  /** It speaks of a number, a time or a mistake: whatever it does, it is no bare yes. */
  readonly disturbs: boolean
  /** What the intent that the classifier found would order, and the second, with slots. Absent: neither orders. */
  readonly orders?: readonly Doing[]
  /** What its words make of the intent. Absent: nothing. */
  readonly turned?: Turned
  /** In a question that names nothing of the plan: what it asks about, as it was sent; absent: every word is known. */
  readonly unknown?: string
  /** Which side of a thing its words ask for; absent: nobody asked it. */
  readonly sides?: Sides
  /** What the message that it quotes was about; absent: it quotes none. */
  readonly quoted?: Quoted
  /** It is short, and may leave out what was spoken of; absent: it says what it means. */
  readonly follows?: Follows
  /** The number of a line of the list shown last that it says; absent: none. */
  readonly number?: number
  /** How much of a task is done, of a hundred; absent: it does not say. */
  readonly percent?: number
  /** The words that say that something was reached; absent: none do. */
  readonly reached?: string
  /** Of the files that come with it: it says nothing else, or names them; absent: it does not speak of them. */
  readonly encloses?: 'alone' | 'named'
  /** It is too short to have said anything. */
  readonly slight?: true
  /** It says a name and hardly more. */
  readonly brief?: true
  /** It is nothing but a value, a time or numbers; absent: it says more. */
  readonly bare?: Bare
  /** Where it names no indicator: those of the plan that its words come nearest to, and tasks; absent: it names one. */
  readonly near?: Near
  /** The sender's county: what is said without a place is about it, and 我县 is. Absent: a sender of the city. */
  readonly home?: string
  /** The one status of the statistic that the message names, the firmest of several; absent: none. */
  readonly stage?: Stage
  /** The one county that it names; absent: none, or several. */
  readonly county?: string
}
