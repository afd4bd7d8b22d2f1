/**
 * What an xlsx says beside its values, and the reader of values does not tell: which sheets, rows and columns are
 * hidden, and by which format each number is shown (ECMA-376 18.2, 18.3, 18.8).
 */
import { Parser } from 'saxen'
import { partsOf } from '../rendering/documents/archive.ts'
import { formatOf, GENERAL, type NumberFormat } from './number-format.ts'

/** Rows and columns count from 0. */
export interface Marks {
  readonly hidden: boolean
  isHiddenRow(row: number): boolean
  isHiddenColumn(column: number): boolean
  format(row: number, column: number): NumberFormat
}

/** By the names of the sheets. Throws on what is no workbook. */
export function marksOf(archive: Uint8Array): ReadonlyMap<string, Marks> {
  const parts = new Map(partsOf(archive).map(({ name, bytes }) => [name, bytes]))
  const tags = (part: string, see: (name: string, attributes: Record<string, string>) => void) =>
    eachTag(Buffer.from(parts.get(part) ?? []).toString('utf8'), see)
  const targets = new Map<string, string>()
  tags('xl/_rels/workbook.xml.rels', (name, it) => {
    if (name === 'Relationship') targets.set(it.Id ?? '', partNamed(it.Target ?? ''))
  })
  const formats = formatsIn(tags)
  const sheets = new Map<string, Marks>()
  tags('xl/workbook.xml', (name, it) => {
    if (name !== 'sheet') return
    const part = targets.get(it['r:id'] ?? it.id ?? '') ?? ''
    const hidden = (it.state ?? 'visible') !== 'visible'
    sheets.set(it.name ?? '', { hidden, ...marksIn(part, tags, formats) })
  })
  return sheets
}

type Tags = (part: string, see: (name: string, attributes: Record<string, string>) => void) => void

function marksIn(part: string, tags: Tags, formats: readonly NumberFormat[]): Omit<Marks, 'hidden'> {
  const rows = new Set<number>()
  const columns: (readonly [number, number])[] = []
  const styled = new Map<string, NumberFormat>()
  tags(part, (name, it) => {
    if (name === 'row' && isShut(it, it.ht)) rows.add(Number(it.r) - 1)
    if (name === 'col' && isShut(it, it.width)) columns.push([Number(it.min) - 1, Number(it.max) - 1])
    const format = name === 'c' && it.s !== undefined ? formats[Number(it.s)] : undefined
    if (format !== undefined && format !== GENERAL) styled.set(it.r ?? '', format)
  })
  return {
    isHiddenRow: (row) => rows.has(row),
    isHiddenColumn: (column) => columns.some(([from, to]) => column >= from && column <= to),
    format: (row, column) => styled.get(`${columnName(column)}${row + 1}`) ?? GENERAL,
  }
}

/** Hidden, filtered away, folded up, or drawn together to nothing. */
function isShut({ hidden }: Record<string, string>, size: string | undefined): boolean {
  return hidden === '1' || hidden === 'true' || (size !== undefined && Number(size) === 0)
}

/** The formats that the numbers of styles mean, in their order. */
function formatsIn(tags: Tags): NumberFormat[] {
  const codes = new Map<string, string>()
  const formats: NumberFormat[] = []
  let inCells = false
  tags('xl/styles.xml', (name, it) => {
    if (name === 'numFmt') codes.set(it.numFmtId ?? '', it.formatCode ?? '')
    // Cells point into cellXfs; cellStyleXfs before it look the same.
    if (name === 'cellXfs') inCells = true
    if (name === 'cellStyles' || name === 'dxfs') inCells = false
    if (name === 'xf' && inCells)
      formats.push(formatOf(Number(it.numFmtId ?? 0), codes.get(it.numFmtId ?? '')))
  })
  return formats
}

function partNamed(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

/** Names of tags without their prefixes, attributes as they are meant. */
function eachTag(xml: string, see: (name: string, attributes: Record<string, string>) => void): void {
  const parser = new Parser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('openTag', (name, attributes) => {
    const plain = Object.entries(attributes()).map(([key, value]) => [key, decoded(value)])
    see(name.slice(name.indexOf(':') + 1), Object.fromEntries(plain))
  })
  parser.parse(xml)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, digits, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

/** 0 is A, 26 is AA. */
/** Rows and columns from 0: 16 and 3 of Sheet1 are `Sheet1!D17`. */
export function cellName(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnName(column)}${row + 1}`
}

export function columnName(column: number): string {
  let name = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name
  return name
}
