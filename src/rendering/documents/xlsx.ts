/**
 * A paper's tables as xlsx: a sheet for each, numbers as numbers, text as text. What begins with = + - @ is text like
 * any other and never a formula, for every text is written with the type of one. The same tables give the same bytes.
 */
import type { CellObject, Sheet } from 'write-excel-file/node'
import type { Cell, Column, Paper } from '../papers/paper.ts'
import { settled } from './archive.ts'

/** A sheet's name has 31 characters at most, and none of these. */
const NAME_LENGTH = 31
const NOT_IN_NAMES = /[\\/?*[\]:]/g

export async function xlsxOf(paper: Paper, at: Date): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  const sheets = paper.annexes.map(({ title, note, table }, index): Sheet<never> => {
    const head: CellObject = { value: asItStands(title), type: String, fontWeight: 'bold', fontSize: 14 }
    const above = [
      [head],
      ...(note === null ? [] : [[{ value: asItStands(note), type: String } satisfies CellObject]]),
    ]
    return {
      sheet: `${index + 1}.${title}`.replace(NOT_IN_NAMES, '').slice(0, NAME_LENGTH),
      data: [
        ...above,
        tall(
          table.columns,
          table.columns.map((it) => it.title),
          headed,
        ),
        ...table.rows.map((row) => tall(table.columns, row, cell)),
      ],
      columns: table.columns.map((it) => ({ width: widthOf(it) })),
      stickyRowsCount: above.length + 1,
      orientation: 'landscape',
    }
  })
  const bytes = await write(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer()
  return settled(bytes, at.toISOString(), asWideAsAPage)
}

/** Printed, no table loses its last column to a page of its own: the writer has no setting for it (ECMA-376 18.3.1.65). */
function asWideAsAPage(name: string, xml: string): string {
  if (!name.startsWith('xl/worksheets/')) return xml
  return xml
    .replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ')
}

/** In half-width characters. */
function widthOf({ width }: Column): number {
  return Math.max(8, width * 2)
}

/** A row as high as its longest text needs: spreadsheets do not all work that out when they open a file. */
function tall(
  columns: readonly Column[],
  row: readonly Cell[],
  made: (value: Cell, column: Column) => CellObject,
): CellObject[] {
  const lines = columns.map((it, at) => Math.ceil(String(row[at] ?? '').length / (widthOf(it) / 2 - 0.5)))
  const height = 16 * Math.max(1, ...lines)
  return columns.map((it, at) => ({ ...made(row[at] ?? null, it), height }))
}

const FRAME = { borderStyle: 'thin', borderColor: '#999999', alignVertical: 'center', wrap: true } as const

function headed(_: Cell, { title }: Column): CellObject {
  return {
    value: asItStands(title),
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
    : { value: asItStands(value), type: String, align, ...FRAME }
}

/**
 * The writer looks texts up in an object of its own: one that every object answers to (constructor) would break the
 * file. With a blank behind it is a text like any other. And `_x0031_` stands for a character in this format: one that
 * is meant as it stands says so (ECMA-376 22.9.2.19), which the writer leaves undone.
 */
function asItStands(text: string): string {
  const literal = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return literal in Object.prototype ? `${literal} ` : literal
}
