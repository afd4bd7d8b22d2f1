/**
 * Units in tables: in the cell behind a number (5200|万美元), in the cell before, or in brackets at the
 * head of a line (外资(万美元) 1860 6060). Their 万 and 亿 count too.
 */
import { preferredName, scanUnit } from '../../plan/units.ts'
import { matchAt } from '../periods/calendar-words.ts'

export interface CellUnit {
  readonly name: string
  /** Where the number ends with that unit. */
  readonly to: number
  readonly scale: number
}

const CELL_UNIT = /[|\t,(]([万亿]?)/y
const LONGEST_LINE = 60

/** The unit of a bare number that stands from `from` to `to`; null where no cell beside holds one. */
export function cellUnit(text: string, from: number, to: number): CellUnit | null {
  return behind(text, to) ?? before(text, from, to)
}

function behind(text: string, at: number): CellUnit | null {
  const cell = matchAt(CELL_UNIT, text, at)
  if (cell === null) return null
  const unit = scanUnit(text, at + cell[0].length)
  const closing = unit === null ? '' : text.charAt(unit.to)
  if (unit === null || !(closing === '' || '|\t,\n)'.includes(closing))) return null
  return {
    name: preferredName(unit.name),
    to: unit.to + (closing === ')' ? 1 : 0),
    scale: scaleOf(cell[1] ?? ''),
  }
}

/** Back over numbers and blanks to a bracket or a cell that holds nothing but a unit. */
function before(text: string, from: number, to: number): CellUnit | null {
  let end = from
  while (end > 0 && from - end < LONGEST_LINE && '0123456789.+- :|\t,'.includes(text.charAt(end - 1))) end--
  const bracketed = text.charAt(end - 1) === ')'
  if (!bracketed && (end === from || !'|\t,'.includes(text.charAt(end)))) return null
  const close = bracketed ? end - 1 : end
  let open = close
  while (open > 0 && close - open < 10 && !'(|\t,\n'.includes(text.charAt(open - 1))) open--
  if (!(bracketed ? '(' : '|\t,').includes(text.charAt(open - 1) || '。')) return null
  const unit = unitIn(text.slice(open, close))
  return unit === null ? null : { ...unit, to }
}

/** A text that is nothing but a unit: 万美元, 单位:亿元, %; null where it is anything else. */
export function unitIn(text: string): Omit<CellUnit, 'to'> | null {
  const written = text.trim().replace(/^单位:/, '')
  const prefix = '万亿'.includes(written.charAt(0) || '。') ? written.charAt(0) : ''
  const unit = scanUnit(written, prefix.length)
  if (unit === null || unit.to !== written.length) return null
  return { name: preferredName(unit.name), scale: scaleOf(prefix) }
}

function scaleOf(prefix: string): number {
  return prefix === '万' ? 1e4 : prefix === '亿' ? 1e8 : 1
}
