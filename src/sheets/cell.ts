/**
 * A cell as it was meant: its text, or its number with the unit that its format or its sign carries. A number is taken
 * as a decimal: what a formula leaves behind (6.999999999999986) is 7.
 */
import { significant } from '../plan/quantity.ts'
import { unitOf } from '../plan/units.ts'
import type { NumberFormat } from './number-format.ts'

export interface Cell {
  readonly value: unknown
  readonly format: NumberFormat
}

export interface Amount {
  readonly value: number
  /** That the cell itself says: '%' of a percent cell, 亿元 of 0.6亿元; null where it is a bare number. */
  readonly unit: string | null
}

/** What no office types and no terminal should be sent: controls, zero widths, marks that turn the direction of writing. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|\p{Cf}/gu
/** From here on a number cell no longer holds every digit that was typed (15 are kept). */
const EXACT_BELOW = 1e15
/** Characters of a cell in a fault. */
const QUOTED = 40
const DAY = 86_400_000
/** Day 0 of a sheet's calendar, as it counts since March 1900. */
const EPOCH = Date.UTC(1899, 11, 30)

/** What a cell says, as a fault quotes it: on one line, and no page of it. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return `“${line.length > QUOTED ? `${line.slice(0, QUOTED)}……` : line}”`
}

export function textOf({ value, format }: Cell): string {
  const day = dayIn({ value, format })
  if (day !== null) return day
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number.isInteger(value) ? value : significant(value))
  return wordsOf({ value, format }).normalize('NFKC')
}

/** A text as it was typed: full width stays so. */
export function wordsOf({ value }: Cell): string {
  return String(value ?? '')
    .replace(UNSEEN, '')
    .trim()
}

/** The day of a cell that holds a date, else null: typed as 1-9, shown as 1月9日, stored as 45666. */
export function dayIn({ value, format }: Cell): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'number' || format.shows !== 'date') return null
  const date = new Date(EPOCH + Math.floor(value) * DAY)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}

/** A text of digits is a number, and one with a known unit behind it; else why it is none. */
export function amountOf(cell: Cell): Amount | { readonly wrong: string } {
  const { value, format } = cell
  const day = dayIn(cell)
  if (day !== null) return { wrong: `单元格是日期（${day}），不是数` }
  if (typeof value === 'number') {
    if (format.shows === 'scaled')
      return { wrong: `单元格的格式把数缩小显示，存的是${significant(value)}；请改为常规格式，填写实际数值` }
    if (format.words !== null)
      return { wrong: `单元格的格式带有${quoted(format.words)}；请改为常规格式，只写数` }
    if (format.shows === 'percent') return { value: significant(value * 100), unit: '%' }
    return { value: significant(value), unit: format.unit }
  }
  const text = textOf(cell)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/^−/, '-')
  const [, digits = '', rest = ''] = /^([+-]?\d+(?:\.\d+)?)\s*(.*)$/s.exec(text) ?? []
  const unit = rest === '' ? null : rest
  if (digits === '' || (unit !== null && unitOf(unit) === null))
    return { wrong: text === '' ? '没有填写' : `${quoted(textOf(cell))}不是数` }
  const number = significant(Number(digits))
  return Number.isFinite(number) ? { value: number, unit } : { wrong: `${quoted(text)}不是数` }
}

/** Why a cell does not hold the number of an account as it was typed, else null. */
export function lostDigits({ value, format }: Cell): string | null {
  if (typeof value !== 'number') return null
  const remedy = '请把单元格设为文本格式后重新填写'
  if (Math.abs(value) >= EXACT_BELOW) return `以数字存放的号码只保留15位，后面的已经丢失；${remedy}`
  const shown = String(value).padStart(format.padded, '0')
  if (shown !== String(value)) return `显示为${shown}，存的是${value}，前面的0没有存下；${remedy}`
  return null
}
