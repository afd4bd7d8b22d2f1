/**
 * Tables that people fill in: an xlsx with a row of headings, below as many lines of titles and notes as they like.
 * Every fault names its cell as the program that made the file does (Sheet1!D17); nothing is taken from a file with one.
 *
 * @example const table = await readTable('名册.xlsx', { required: ['姓名', '单位'], known: ['账号'] })
 */
import { readFileSync } from 'node:fs'
import { Problem } from '../base/problem.ts'
import { unpackedSize } from '../rendering/documents/archive.ts'

export interface Headings {
  readonly required: readonly string[]
  readonly known: readonly string[]
  /** Columns that people have beside, and of which nothing is taken. */
  readonly passed?: readonly string[]
  /** What else people call a heading. */
  readonly also?: Readonly<Record<string, readonly string[]>>
}

export interface TableFile {
  readonly rows: readonly TableRow[]
  /** Headings that mean nothing here, with their cells. */
  readonly unknown: readonly string[]
}

/** What stands under a heading, trimmed; empty where nothing does. */
export interface TableRow {
  text(heading: string): string
  /** Null: not a number. A text of digits is one. */
  number(heading: string): number | null
  /** `Sheet1!D17`; of a heading that the file lacks, the row's first cell. */
  cell(heading: string): string
}

const MB = 1024 * 1024
/** What a person has filled in is far below; what is above was made to fill a machine. */
const [MOST_BYTES, MOST_UNPACKED, MOST_ROWS] = [10 * MB, 100 * MB, 5000] as const
/** Characters of a cell in a fault. */
const QUOTED = 40

/** Above the headings there may be a title and a note. */
const HEADINGS_WITHIN = 10

/** Problems: `table.unreadable`, `table.headings`. Sheets without the headings are left alone. */
export async function readTable(path: string, headings: Headings): Promise<TableFile> {
  const { required, known, passed = [], also = {} } = headings
  const names = new Map(Object.entries(also).flatMap(([name, all]) => all.map((it) => [it, name] as const)))
  const titleOf = (cell: Cell): string => {
    // 姓名* and 姓名(必填) are 姓名; what else stands in brackets may be a unit of measure.
    const title = textOf(cell).replace(/\s+|\*|\((?:必填|选填|可不填)\)/g, '')
    return names.get(title) ?? title
  }
  const sheets = await sheetsOf(path)
  const rows: TableRow[] = []
  const unknown: string[] = []
  let found = false
  for (const { sheet, data } of sheets) {
    const at = data.slice(0, HEADINGS_WITHIN).findIndex((row) => {
      const titles = row.map(titleOf)
      return required.every((it) => titles.includes(it))
    })
    if (at < 0) continue
    found = true
    const titles = (data[at] ?? []).map(titleOf)
    const column = new Map(titles.map((title, index) => [title, index]))
    for (const [index, title] of titles.entries())
      if (title !== '' && ![...required, ...known, ...passed].includes(title))
        unknown.push(`${cellName(sheet, at, index)} ${quoted(textOf(data[at]?.[index]))}`)
    for (const [below, cells] of data.slice(at + 1).entries()) {
      if (cells.every((it) => textOf(it) === '')) continue
      const of = (heading: string) => cells[column.get(heading) ?? -1]
      rows.push({
        text: (heading) => textOf(of(heading)),
        number: (heading) => numberOf(of(heading)),
        cell: (heading) => cellName(sheet, at + 1 + below, column.get(heading) ?? 0),
      })
    }
  }
  if (!found) {
    throw new Problem(
      'table.headings',
      `${path} 中没有表头：${required.join('、')}`,
      `请在前${HEADINGS_WITHIN}行内写出表头；可用的列：${[...required, ...known].join('、')}。`,
    )
  }
  return { rows, unknown }
}

type Cell = unknown

/** What no office types and no terminal should be sent: controls, zero widths, marks that turn the direction of writing. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|\p{Cf}/gu

async function sheetsOf(path: string): Promise<{ sheet: string; data: Cell[][] }[]> {
  try {
    const bytes = readFileSync(path)
    if (bytes.length > MOST_BYTES || unpackedSize(bytes) > MOST_UNPACKED) throw tooLarge(path)
    const { default: read } = await import('read-excel-file/node')
    const sheets = await read(bytes)
    if (sheets.some(({ data }) => data.length > MOST_ROWS)) throw tooLarge(path)
    return sheets.map(({ sheet, data }) => ({ sheet, data }))
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem(
      'table.unreadable',
      `不能读取 ${path}`,
      '请提供 .xlsx 格式的文件（不是 .xls 或 .csv）。',
      cause,
    )
  }
}

function tooLarge(path: string): Problem {
  const most = `${MOST_BYTES / MB}MB、展开后${MOST_UNPACKED / MB}MB、每表${MOST_ROWS}行`
  return new Problem('table.too_large', `${path} 太大`, `最多${most}；请拆成几个文件，并删去图片和空行。`)
}

/** What a cell says, as a fault quotes it: on one line, and no page of it. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return `“${line.length > QUOTED ? `${line.slice(0, QUOTED)}……` : line}”`
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).normalize('NFKC').replace(UNSEEN, '').trim()
}

function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell
  const text = textOf(cell)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/%$/, '')
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
}

/** Rows and columns from 0: 16 and 3 of Sheet1 are `Sheet1!D17`. */
export function cellName(sheet: string, row: number, column: number): string {
  let name = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name
  return `${sheet}!${name}${row + 1}`
}
