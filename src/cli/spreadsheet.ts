/**
 * Tables that people fill in: an xlsx with a row of headings, below as many lines of titles and notes as they like.
 * Every fault names its cell as the program that made the file does (Sheet1!D17); nothing is taken from a file with one.
 * What nobody sees who looks at the file (hidden sheets, rows and columns) is not taken, and said.
 *
 * @example const table = await readTable('名册.xlsx', { required: ['姓名', '单位'], known: ['账号'] })
 */
import { Problem } from '../base/problem.ts'
import {
  type Amount,
  amountOf,
  type Cell,
  dayIn,
  lostDigits,
  quoted,
  textOf,
  wordsOf,
} from '../sheets/cell.ts'
import { cellName, columnName } from '../sheets/marks.ts'
import { GENERAL } from '../sheets/number-format.ts'
import { type Sheet, sheetsOf } from '../sheets/workbook.ts'

export { quoted } from '../sheets/cell.ts'

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
  /** All headings that were found. */
  readonly headings: readonly string[]
  /** What is wrong with the headings, with their cells. */
  readonly faults: readonly string[]
  /** What was left out because it is hidden, to be said. */
  readonly hidden: readonly string[]
}

/** What stands under a heading, trimmed; empty where nothing does. */
export interface TableRow {
  text(heading: string): string
  /** The number with the unit that the cell itself says, or why there is none. */
  amount(heading: string): Amount | { readonly wrong: string }
  /** The day of a date cell; null where there is none. */
  day(heading: string): string | null
  /** Why a number cell does not hold an account as it was typed; null where it does. */
  lost(heading: string): string | null
  isNumber(heading: string): boolean
  /** The only text of the row: 注：…; null where it says more, or a number. */
  readonly note: string | null
  /** `Sheet1!D17`; of a heading that the file lacks, the row's first cell. */
  cell(heading: string): string
}

/** Above the headings there may be a title and a note. */
const HEADINGS_WITHIN = 10
const EMPTY: Cell = { value: null, format: GENERAL }

/** Problems: `table.missing`, `table.unreadable`, `table.too_large`, `table.headings`. Sheets without the headings are left alone. */
export async function readTable(path: string, wanted: Headings): Promise<TableFile> {
  const { required, known, passed = [] } = wanted
  const all = [...required, ...known]
  const titleOf = titlesBy(wanted)
  const rows: TableRow[] = []
  const headings: string[] = []
  const faults: string[] = []
  const hidden: string[] = []
  let found = false
  for (const sheet of await sheetsOf(path)) {
    const at = sheet.rows.slice(0, HEADINGS_WITHIN).findIndex((row) => {
      const titles = row.map(titleOf)
      return required.every((it) => titles.includes(it))
    })
    if (at < 0) continue
    if (sheet.marks.hidden) {
      hidden.push(`工作表${quoted(sheet.name)}`)
      continue
    }
    found = true
    const titles = (sheet.rows[at] ?? []).map(titleOf)
    headings.push(...titles.filter((it) => it !== ''))
    for (const [index, title] of titles.entries()) {
      if (title === '' || passed.includes(title)) continue
      const cell = cellName(sheet.name, at, index)
      const shut = sheet.marks.isHiddenColumn(index)
      if (shut && all.includes(title)) faults.push(`${cell}：${quoted(title)}一列是隐藏的，请取消隐藏或删去`)
      else if (shut) hidden.push(`${columnName(index)}列${quoted(title)}`)
      else if (!all.includes(title))
        faults.push(`${cell} ${quoted(textOf(sheet.rows[at]?.[index] ?? EMPTY))}：不认识的列`)
      else if (titles.indexOf(title) !== index) faults.push(`${cell} ${quoted(title)}：这一列出现了两次`)
    }
    const below = rowsBelow(sheet, at, titles)
    rows.push(...below.rows)
    if (below.shut.length > 0) hidden.push(`${sheet.name}第${below.shut.join('、')}行`)
  }
  if (!found) {
    const left = hidden.length === 0 ? '' : `（隐藏的没有读：${hidden.join('、')}）`
    throw new Problem(
      'table.headings',
      `${path} 中没有表头：${required.join('、')}${left}`,
      `请在前${HEADINGS_WITHIN}行内写出表头；可用的列：${all.join('、')}。`,
    )
  }
  return { rows, headings, faults, hidden }
}

/** What a heading is called here: 姓名* and 姓名(必填) are 姓名; what else stands in brackets may be a unit of measure. */
function titlesBy({ also = {} }: Headings): (cell: Cell) => string {
  const names = new Map(Object.entries(also).flatMap(([name, all]) => all.map((it) => [it, name] as const)))
  return (cell) => {
    const title = textOf(cell).replace(/\s+|\*|\((?:必填|选填|可不填)\)/g, '')
    return names.get(title) ?? title
  }
}

/** The rows with something in them, and the numbers of those that are hidden. */
function rowsBelow(
  sheet: Sheet,
  at: number,
  titles: readonly string[],
): { rows: TableRow[]; shut: number[] } {
  const column = new Map(titles.map((title, index) => [title, index]))
  const rows: TableRow[] = []
  const shut: number[] = []
  for (const [below, cells] of sheet.rows.slice(at + 1).entries()) {
    const filled = cells.filter((it, index) => textOf(it) !== '' && !sheet.marks.isHiddenColumn(index))
    if (filled.length === 0) continue
    const line = at + 1 + below
    if (sheet.marks.isHiddenRow(line)) {
      shut.push(line + 1)
      continue
    }
    const of = (heading: string) => cells[column.get(heading) ?? -1] ?? EMPTY
    const [only] = filled
    rows.push({
      text: (heading) => textOf(of(heading)),
      amount: (heading) => amountOf(of(heading)),
      day: (heading) => dayIn(of(heading)),
      lost: (heading) => lostDigits(of(heading)),
      isNumber: (heading) => typeof of(heading).value === 'number',
      note:
        filled.length === 1 && only !== undefined && typeof only.value === 'string' ? wordsOf(only) : null,
      cell: (heading) => cellName(sheet.name, line, column.get(heading) ?? 0),
    })
  }
  return { rows, shut }
}

/** More than this many nobody works through at once. */
const MOST_FAULTS = 50

/** Faults as a person can work through them. */
export function faultsText(faults: readonly string[]): string {
  const more = faults.length > MOST_FAULTS ? [`另有${faults.length - MOST_FAULTS}处，改正后再试`] : []
  const shown = [...faults.slice(0, MOST_FAULTS), ...more].map((it) => `  ${it}`)
  return `有${faults.length}处错误，未导入：\n${shown.join('\n')}`
}
