/**
 * A paper's tables as xlsx: a sheet for each, numbers as numbers, text as text. What begins with = + - @ is text like
 * any other and never a formula, for every text is written with the type of one. The same tables give the same bytes.
 */
import type { CellObject, Sheet } from 'write-excel-file/node'
import type { Cell, Column, Paper } from '../papers/paper.ts'
import { settled } from './archive.ts'

/** A sheet's name has 31 characters at most, and none of these. */
const NAME_LENGTH = 31
/** Half-width characters: a column's least, and a line of A4 across within its margins. */
const NARROWEST = 8
const PAGE = 122
const NOT_IN_NAMES = /[\\/?*[\]:]/g

export async function xlsxOf(paper: Paper, at: Date): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  const sheets = paper.annexes.map(({ title, note, table }, index): Sheet<never> => {
    const head: CellObject = { value: title, type: String, fontWeight: 'bold', fontSize: 14 }
    const above = [[head], ...(note === null ? [] : [[{ value: note, type: String } satisfies CellObject]])]
    const widths = widthsOf(table.columns)
    return {
      sheet: `${index + 1}.${title}`.replace(NOT_IN_NAMES, '').slice(0, NAME_LENGTH),
      data: [
        ...above,
        tall(
          table.columns,
          widths,
          table.columns.map((it) => it.title),
          headed,
        ),
        ...table.rows.map((row) => tall(table.columns, widths, row, cell)),
      ],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: above.length + 1,
      orientation: 'landscape',
    }
  })
  const bytes = await write(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer()
  return settled(bytes, at.toISOString())
}

/** In half-width characters; narrowed together where a printed page would lose the last column. */
function widthsOf(columns: readonly Column[]): number[] {
  const wanted = columns.map(({ width }) => Math.max(NARROWEST, width * 2))
  const room = (PAGE - NARROWEST * wanted.length) / (sum(wanted) - NARROWEST * wanted.length)
  return room >= 1 ? wanted : wanted.map((it) => Math.floor(NARROWEST + (it - NARROWEST) * room))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0)
}

/** A row as high as its longest text needs: spreadsheets do not all work that out when they open a file. */
function tall(
  columns: readonly Column[],
  widths: readonly number[],
  row: readonly Cell[],
  made: (value: Cell, column: Column) => CellObject,
): CellObject[] {
  const lines = columns.map((_, at) =>
    Math.ceil(String(row[at] ?? '').length / ((widths[at] ?? NARROWEST) / 2 - 0.5)),
  )
  const height = 16 * Math.max(1, ...lines)
  return columns.map((it, at) => ({ ...made(row[at] ?? null, it), height }))
}

const FRAME = { borderStyle: 'thin', borderColor: '#999999', alignVertical: 'center', wrap: true } as const

function headed(_: Cell, { title }: Column): CellObject {
  return {
    value: title,
    type: String,
    fontWeight: 'bold',
    align: 'center',
    backgroundColor: '#EEEEEE',
    ...FRAME,
  }
}

function cell(value: Cell, { align, places }: Column): CellObject {
  if (value === null) return { ...FRAME }
  return typeof value === 'number'
    ? {
        value,
        type: Number,
        align: 'right',
        format: places === undefined ? '0' : `0.${'0'.repeat(places)}`,
        ...FRAME,
      }
    : { value: findable(value), type: String, align, ...FRAME }
}

/**
 * The writer looks texts up in an object of its own: one that every object answers to (constructor) would break the
 * file. With a blank behind it is a text like any other.
 */
function findable(text: string): string {
  return text in Object.prototype ? `${text} ` : text
}
