/**
 * What a message is read in the light of: what was asked, what was recorded or shown last and how it is numbered, and
 * what a quoted message was about. In words of the plan; nothing of how answers are worded.
 */
import type { Item, ListKind } from '../plan/lists/item.ts'
import type { Period } from '../plan/period.ts'
import type { ItemRef, ItemsAsked } from './lists/told.ts'
import type { FigureHit } from './reading.ts'

export interface Context {
  readonly now: Date
  /** The sender's own unit: 我局, 我们单位; a county, 我县. One that the plan does not hold only tells who speaks. */
  readonly unit: string | null
  /** The sender's own name. */
  readonly name?: string
  /** The sender files nothing: what is said of an item is asked. */
  readonly onlyAsks?: boolean
  /** The question that the message may answer: the quoted one, else the newest. Absent: none is open. */
  readonly asked?: Asked | null
  /** What was recorded for the sender last, in the order and with the numbers of the receipt. */
  readonly receipt?: readonly Line[]
  /** What of the receipt and of those before it was taken back. Absent: nothing was. */
  readonly withdrawn?: Withdrawn
  /** Recorded before that, within the half hour: pointed at by name alone. */
  readonly earlier?: readonly Line[]
  /** Something was recorded after the question was asked: its lines must be pointed at. */
  readonly overtaken?: boolean
  /** The talk has gone on to something else since: a line must be pointed at. */
  readonly drifted?: boolean
  /** What the sender reviews for an office; absent: nothing. */
  readonly review?: Review
  /** The message that is quoted, as it was sent. */
  readonly quoted?: string
  /** Something was answered here before. */
  readonly talks?: boolean
  /** The indicators that the last answer was about. */
  readonly topic?: readonly string[]
  /** The campaign that the last answer was about. */
  readonly campaign?: string | null
  /** The list shown last, as numbered; null: a line that is no indicator. */
  readonly listed?: readonly Line[]
  /** It was shown with its numbers. */
  readonly numbered?: boolean
  /** The sender files figures for a unit, and reviews none. */
  readonly files?: boolean
  /** A list was shown that may go on. */
  readonly listShown?: boolean
  /** A reminder of ours is quoted. */
  readonly reminded?: boolean
  /** Indicators of which it said that the promised day is over. */
  readonly lapsed?: readonly string[]
  /** Numbers of the disclaimers that wait for the sender's office. */
  readonly requests?: readonly number[]
  /** The sender's own reminders, as numbered, each with what it is about. */
  readonly reminders?: readonly (Line & { readonly unit: string | null })[]
  /** They were listed, and nothing since. */
  readonly remindersShown?: boolean
  /** The sender may have units urged. */
  readonly urges?: boolean
  /** Own figures that an office sent back, the newest last. */
  readonly returned?: readonly Line[]
  /** The lists that stand. The same array as long as they are the same. Absent: none. */
  readonly lists?: readonly ListNames[]
  /** The items that the last answer was about, as numbered. */
  readonly spoken?: readonly ItemRef[]
  /** The one that it was about most of all: what a message that names none speaks of. */
  readonly focus?: ItemRef | null
  /** Those of which one is asked for, as numbered. */
  readonly choosing?: readonly ItemRef[]
  /** What the list shown last was asked by. */
  readonly listing?: ItemsAsked
  /** The items of the sender's last entry, where no figure was recorded since. */
  readonly reported?: readonly ItemRef[]
  /** The open question is of what was told of an item. */
  readonly ofItem?: boolean
}

/** `lines` in the places of the receipt, of nothing where one stands; `last`: the places of what was taken back last. */
export interface Withdrawn {
  readonly lines: readonly Line[]
  readonly last: readonly number[]
}

export interface ListNames {
  readonly name: string
  readonly kind: ListKind
  readonly items: readonly Item[]
}

/** The list shown last, as it stands; where none was shown, all that waits. */
export interface Review {
  /** `unit`: who filed it. */
  readonly lines: readonly (Line & { readonly waits: boolean; readonly unit?: string | null })[]
  readonly shown: boolean
}

/** A figure that words can point at: by its number, by a piece of its name, by its old value. */
export interface Line {
  /** Null while it is asked which indicator it is of. */
  readonly indicator: string | null
  readonly value: number
  readonly period: Period | null
  readonly scope: string
  /** The number as it was found, while it is asked what it is of. */
  readonly said?: FigureHit
  /** The value as it was written, while it is asked about: 18.5亩. */
  readonly written?: string
  /** What an item of a list is called, where the line is a report on one. */
  readonly called?: readonly string[]
  /** What the value was before the last amendment: 还是原来的. */
  readonly before?: number
}

export type Asked =
  /** 确认? of one or several figures. */
  | { readonly type: 'confirm'; readonly lines: readonly Line[] }
  /** Which period, of figures that lack one; `options` as numbered. */
  | { readonly type: 'period'; readonly lines: readonly Line[]; readonly options: readonly Period[] }
  /** Which indicator a figure is of; `options` as numbered. */
  | { readonly type: 'indicator'; readonly lines: readonly Line[]; readonly options: readonly string[] }
  /** Which of several standing figures, as numbered. */
  | { readonly type: 'figure'; readonly lines: readonly Line[] }
  /** Why, in the sender's own words: of a return, of a ruling. */
  | { readonly type: 'reason' }
  /** A numbered choice of something else, or a plain yes or no. */
  | {
      readonly type: 'other'
      readonly options: number
      /** Units that something is about to be sent to, as numbered. */
      readonly units?: readonly string[]
    }
