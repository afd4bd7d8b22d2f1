/**
 * A paper as an office lays it out, in words but without a format: title, 主送, numbered parts, signature, annexes.
 * Chat text, docx and xlsx are made from the same one, so that they say the same.
 */
import type { Day } from '../../base/clock.ts'

export interface Paper {
  /** What stands under the title of what nobody has signed: 代拟稿，送审. */
  readonly mark: string | null
  readonly title: string
  /** `2025年第3期`. */
  readonly number: string | null
  /** 主送, without the colon. */
  readonly to: string | null
  readonly blocks: readonly Block[]
  readonly signature: { readonly by: string; readonly day: Day } | null
  readonly annexes: readonly Annex[]
}

/** Headings carry their own number: `一、`, `（一）`, `1.`. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'text'; readonly text: string }

export interface Annex {
  readonly title: string
  /** Below the title: as of when, what the columns mean. */
  readonly note: string | null
  readonly table: Table
  /** Wide tables lie across the page. */
  readonly landscape: boolean
  /** For a spreadsheet alone, where it is filtered: on paper its rows would be pages with nothing to say. */
  readonly sheetOnly?: true
  /** A chart above the table. */
  readonly picture?: {
    readonly png: Uint8Array
    readonly alt: string
    readonly width: number
    readonly height: number
  }
}

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The column whose value heads its rows on paper, once for all of them; a spreadsheet keeps it as a column to filter by. */
  readonly groupBy?: number
}

export interface Column {
  readonly title: string
  /** In characters of the table's own type; shares of the page follow from them. */
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
  /** Places after the point of its numbers; none: whole ones. */
  readonly places?: number
}

/** Null: nothing to say, printed as a dash, empty in a sheet. */
export type Cell = string | number | null

const COUNTING = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** `1` is 一, `12` is 十二, `20` is 二十. */
export function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const lead = tens === 0 ? '' : tens === 1 ? '十' : `${COUNTING[tens - 1] ?? ''}十`
  return `${lead}${ones === 0 ? '' : (COUNTING[ones - 1] ?? '')}`
}

/** What a person wrote in several lines, in one: `；` where no mark ends a line; what no document may hold is left out. */
export function oneLine(words: string): string {
  return words
    .replace(/^[^\S\u3000]+|[^\S\u3000]+$/g, '')
    .replace(/[^\S\u3000]*[\r\n\u2028\u2029]+\s*/g, (_, at: number, whole: string) =>
      /[，、；：。！？,;:.!?]/.test(whole[at - 1] ?? '') ? '' : '；',
    )
    .replace(/\p{Cc}/gu, '')
}

export function text(words: string): Block {
  return { type: 'text', text: oneLine(words) }
}

/** 一、 with its parts, numbered by where it stands. */
export function part(at: number, title: string): Block {
  return { type: 'heading', level: 1, text: `${chinese(at)}、${title}` }
}

export function section(at: number, title: string): Block {
  return { type: 'heading', level: 2, text: `（${chinese(at)}）${title}` }
}

export function item(at: number, words: string): Block {
  return { type: 'heading', level: 3, text: `${at}.${oneLine(words)}` }
}
