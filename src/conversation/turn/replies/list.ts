/** What the bot says of lists and their items, as facts. */
import type { Day } from '../../../base/clock.ts'
import type { ItemJudgement } from '../../../judging/item.ts'
import type { Rate } from '../../../judging/item-rates.ts'
import type { ItemSaid } from '../../../ledger/item.ts'
import type { ItemReport, ItemState, ListStanding } from '../../../ledger/items.ts'
import type { Item, ListKind } from '../../../plan/lists/item.ts'
import type { Period } from '../../../plan/period.ts'
import type { ItemAspect, ItemRef, ItemsAsked } from '../../../understanding/acts/act.ts'
import type { ChartEnclosure } from './enclosure.ts'

/** A list as it is to be from now on. */
export interface ReceivedList {
  readonly name: string
  readonly kind: ListKind
  readonly level: ListStanding['level']
  readonly items: readonly Item[]
  readonly source: ListStanding['source']
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

/** Who may see it in a group: as a figure of that class. */
type Level = ListStanding['level']

export type ListReply =
  | {
      readonly type: 'list.received'
      readonly list: string
      readonly kind: ListKind
      readonly total: number
      readonly added: readonly string[]
      readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[]
      readonly gone: readonly string[]
      readonly level: Level
    }
  | {
      readonly type: 'list.refused'
      readonly why: 'not_office' | 'not_keeper'
      readonly keeper: string | null
    }
  | { readonly type: 'list.none' }
  | ListProposal
  | ItemsReply
  | {
      readonly type: 'items'
      readonly asked: ItemsAsked
      readonly kind: ListKind
      readonly lists: readonly string[]
      readonly level: Level
      readonly today: Day
      readonly rows: readonly ItemJudgement[]
      /** Of how many within the scope. */
      readonly of: number
      readonly page: number
      /** 按县市区, 按单位. */
      readonly groups: readonly ItemGroup[] | null
      /** Counts that the plan itself prints, beside what the list adds up to. */
      readonly printed: readonly PrintedCount[]
      readonly enclosures: readonly ChartEnclosure[]
    }
  | {
      readonly type: 'item.story'
      readonly judged: ItemJudgement
      readonly kind: ListKind
      readonly level: Level
      readonly today: Day
      readonly aspect: ItemAspect | null
      /** The time of which it is asked. */
      readonly period: Period | null
      /** How many files were shown for what was reported. */
      readonly evidence: number
    }
  | { readonly type: 'item.which'; readonly name: string; readonly items: readonly ItemRef[] }
  | {
      readonly type: 'items.rates'
      readonly rates: readonly Rate[]
      readonly scope: string
      readonly of: number
      readonly level: Level
    }
  | {
      readonly type: 'items.changed'
      readonly since: Day
      readonly scope: string
      readonly kind: ListKind
      readonly level: Level
      readonly reports: readonly ItemReport[]
      readonly page: number
    }
  | {
      readonly type: 'items.sum'
      readonly kind: ListKind
      readonly scope: string
      readonly level: Level
      readonly of: number
      readonly total: number | null
      readonly planned: number | null
      readonly invested: number | null
      /** Whose latest value is in the sum, and of which period the latest is. */
      readonly reported: number
      readonly period: Period | null
      readonly started: number
      readonly finished: number
      readonly blocked: number
      readonly late: number
      readonly printed: readonly PrintedCount[]
    }
  | {
      readonly type: 'item.asked_for_help'
      readonly state: ItemState
      readonly by: string
    }
  | { readonly type: 'item.helped'; readonly state: ItemState; readonly unit: string; readonly words: string }

/** What a sheet would make of a list; faults: nothing is taken. */
export interface ListProposal {
  readonly type: 'list.proposed'
  readonly list: string
  readonly kind: ListKind
  readonly level: Level
  readonly total: number
  /** No list of its name stands. */
  readonly isNew: boolean
  readonly added: readonly string[]
  readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[]
  readonly gone: readonly string[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  /** Each with its cell. */
  readonly faults: readonly string[]
  readonly hints: readonly string[]
  /** Totals, notes and what is hidden. */
  readonly aside: readonly string[]
  /** Sheets that came with it and wait to be sent by themselves. */
  readonly others: number
}

export interface ItemGroup {
  readonly name: string
  readonly count: number
  readonly started: number
  readonly invested: number | null
  readonly planned: number | null
}

/** 61, 20, 9, 500亿元: as the plan prints it, what the list adds up to, and what the unit has reported. */
export interface PrintedCount {
  readonly indicator: string
  readonly printed: number
  readonly listed: number
  readonly unknown: number
  readonly reported: number | null
}

/** One message's items, each answered for itself. */
export interface ItemsReply {
  readonly type: 'item.reported'
  readonly outcomes: readonly ItemOutcome[]
  /** What is asked before the rest is stored; null: nothing. */
  readonly need: ItemNeed | null
}

export type ItemOutcome =
  | {
      readonly type: 'recorded'
      readonly item: Item
      readonly said: ItemSaid
      readonly judged: ItemJudgement
      readonly onBehalf: boolean
      /** What the report said before, where this one corrects it. */
      readonly was: ItemSaid | null
      /** Said beside, and not taken: of all years, of a day to come. */
      readonly aside: readonly ItemAside[]
      /** Its time was not said: it is that of what was reported just before. */
      readonly carried?: true
      /** Who is asked to help with it now, and whether anybody of theirs could be told. */
      readonly help?: { readonly unit: string; readonly told: boolean }
    }
  | {
      readonly type: 'withdrawn'
      readonly item: Item
      readonly said: ItemSaid
      readonly judged: ItemJudgement
    }
  | { readonly type: 'same'; readonly item: Item; readonly said: ItemSaid }
  | { readonly type: 'answered'; readonly item: Item; readonly unit: string; readonly words: string }
  | {
      readonly type: 'not_yours'
      readonly name: string
      readonly unit: string | null
      readonly county: string | null
    }
  | { readonly type: 'not_here'; readonly name: string }
  | { readonly type: 'unknown'; readonly name: string; readonly near: readonly ItemRef[] }
  | { readonly type: 'nothing'; readonly name: string; readonly aside: readonly ItemAside[] }
  | { readonly type: 'none_of_yours'; readonly name: string }

export type ItemAside = 'since' | 'future' | 'single'

export type ItemNeed =
  | {
      readonly type: 'which'
      readonly name: string
      readonly options: readonly ItemRef[]
      readonly waiting: number
    }
  | {
      readonly type: 'period'
      readonly name: string
      readonly value: number
      readonly options: readonly Period[]
      readonly waiting: number
    }
  | {
      readonly type: 'confirm'
      readonly name: string
      readonly said: ItemSaid
      readonly doubts: readonly ItemDoubt[]
      readonly waiting: number
    }

export type ItemDoubt =
  | { readonly type: 'beyond_total'; readonly total: number }
  | { readonly type: 'beyond_plan'; readonly planned: number }
  | { readonly type: 'falls'; readonly value: number; readonly period: Period }
  | { readonly type: 'replaces'; readonly value: number; readonly period: Period }
  | { readonly type: 'period_open'; readonly ends: Day }
  | { readonly type: 'unitless' }
  | { readonly type: 'unlike' }
