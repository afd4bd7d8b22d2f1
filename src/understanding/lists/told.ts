/** What a message does to the items of a list, and what it asks of them. */
import type { ListKind } from '../../plan/lists/item.ts'
import type { Moment } from '../../plan/lists/moment.ts'
import type { Period } from '../../plan/period.ts'

export interface ItemRef {
  readonly list: string
  readonly item: string
}

/** Which item: one for certain, several that the words fit, or none that is known. */
export interface ItemMeant {
  /** As it was written. */
  readonly name: string
  readonly items: readonly ItemRef[]
  /**
   * exact: by its name or a listed short form; part: by a piece of the name that fits; near: none fits, these come near;
   * spoken: not named, the talk is of it.
   */
  readonly how: 'exact' | 'part' | 'near' | 'spoken'
}

/** Money in 亿元, as it was written. `period` null: no time is said with it. */
export interface InvestedSaid {
  readonly value: number
  readonly text: string
  readonly period: Period | null
  /** What makes it something else than the year's cumulative value, or leaves that open. */
  readonly odd: 'single' | 'since' | 'unitless' | 'no_verb' | null
}

export interface ItemTold extends ItemMeant {
  readonly invested?: InvestedSaid
  readonly started?: Moment
  readonly finished?: Moment
  readonly blocked?: { readonly why: string; readonly needs: string | null }
  readonly cleared?: true
  readonly note?: string
}

export type ItemPartNamed = 'invested' | 'started' | 'finished' | 'blocked' | 'note'

export const ITEM_STATES = [
  'largest',
  'smallest',
  'earliest',
  'not_started',
  'not_finished',
  'finished',
  'starting',
  'ending',
  'started',
  'blocked',
  'slow',
  'fast',
  'late',
  'unreported',
] as const
export type ItemStateAsked = (typeof ITEM_STATES)[number]

/** What of an item is asked, where it is not all of it. In the order in which they count. */
export const ITEM_ASPECTS = [
  'history',
  'helper',
  'owner',
  'leader',
  'gap',
  'starts',
  'ends',
  'place',
  'filed',
  'size',
  'why',
] as const
export type ItemAspect = (typeof ITEM_ASPECTS)[number]

export interface ItemsAsked {
  /** story: of one item; items: which are so; rates, changed and sum: of all within the scope. */
  readonly about: 'story' | 'items' | 'rates' | 'changed' | 'sum'
  readonly state: ItemStateAsked | null
  readonly kind: ListKind | null
  readonly list: string | null
  readonly meant: ItemMeant | null
  /** Several that are named, or were; null: those of the scope. */
  readonly among: readonly ItemRef[] | null
  readonly aspect: ItemAspect | null
  readonly county: string | null
  readonly unit: string | null
  /** The sender's own. */
  readonly own: boolean
  readonly leader: string | null
  readonly category: string | null
  /** 亿元 of 总投资. */
  readonly least: number | null
  readonly most: number | null
  /** 五个: how many. */
  readonly count: number | null
  /** Those that need this unit, or any. */
  readonly needs: string | 'any' | null
  readonly by: 'county' | 'unit' | null
  /** Named; empty: all four. */
  readonly rates: readonly string[]
  /** Past its date: 超期没竣工, 应开未开. */
  readonly overdue: boolean
  /** How far it looks, back or ahead: a week, a month, to the end of the year. */
  readonly days: 7 | 31 | 366
  /** A picture of it is wanted; absent: not. */
  readonly chart?: true
  /** The time that a figure is asked of: 8月底的时候是多少. */
  readonly period: Period | null
}

export type ItemDoing =
  | { readonly act: 'item.report'; readonly told: readonly ItemTold[] }
  /** What is right instead of what was reported of it. */
  | { readonly act: 'item.amend'; readonly told: ItemTold; readonly parts: readonly ItemPartNamed[] }
  | {
      readonly act: 'item.withdraw'
      readonly meant: readonly ItemMeant[]
      readonly parts: readonly ItemPartNamed[]
    }
  | { readonly act: 'item.ask'; readonly asked: ItemsAsked }
  /** What was said of the one is of the other. */
  | { readonly act: 'item.move'; readonly wrong: ItemMeant; readonly told: ItemTold }
  /** Which of those that were asked about, from 0. */
  | { readonly act: 'item.choose'; readonly option: number }
  /** The next page of the list that was shown. */
  | { readonly act: 'item.more' }
