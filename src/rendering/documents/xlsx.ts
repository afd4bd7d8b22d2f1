/**
 * A paper's tables as xlsx: a sheet for each, numbers as numbers, text as text. What begins with = + - @ is text like
 * any other and never a formula, for every text is written with the type of one. The same tables give the same bytes.
 */
import type { CellObject, Sheet } from 'write-excel-file/node'
import { type Cell, type Column, oneLine, type Paper } from '../papers/paper.ts'
import { settled } from './archive.ts'

/** A sheet's name has 31 characters at most, and none of these. */
const NAME_LENGTH = 31
/** A cell's text has 32,767 characters at most (ECMA-376 18.18.96): a file with more in one is called damaged. */
const TEXT_LENGTH = 32_767
const LEFT_OUT = '……（过长，余下略）'
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
  const places = paper.annexes.map(({ note, table }): Place => {
    const head = note === null ? 2 : 3
    return { from: head, to: head + table.rows.length, columns: table.columns.length }
  })
  return settled(bytes, at.toISOString(), (name, xml) => filtered(places, name, asWideAsAPage(name, xml)))
}

/** Where a sheet's table stands: its row of titles and its last one, counted from 1. */
interface Place {
  readonly from: number
  readonly to: number
  readonly columns: number
}

/**
 * Arrows in the row of titles (18.3.1.2), and the hidden name that spreadsheets look for beside them; the writer has
 * neither.
 */
function filtered(places: readonly Place[], name: string, xml: string): string {
  const of = ({ from, to, columns }: Place, mark = '') =>
    `${mark}A${mark}${from}:${mark}${lettersOf(columns)}${mark}${Math.max(to, from)}`
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)
  const place = sheet === null ? undefined : places[Number(sheet[1]) - 1]
  if (place !== undefined) return xml.replace('</sheetData>', `$&<autoFilter ref="${of(place)}"/>`)
  if (name !== 'xl/workbook.xml') return xml
  const names = [...xml.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, it = '']) => it)
  const defined = places.map(
    (it, at) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${(names[at] ?? '').replaceAll('&apos;', "'").replaceAll("'", "''")}'!${of(it, '$')}</definedName>`,
  )
  return xml.replace('</sheets>', `$&<definedNames>${defined.join('')}</definedNames>`)
}

/** `1` is A, `27` is AA. */
function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
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
 * is meant as it stands says so (ECMA-376 22.9.2.19), which the writer leaves undone. Several lines are one.
 */
function asItStands(text: string): string {
  const line = oneLine(text)
  // Not through the middle of a character that is two.
  const cut = line.slice(0, TEXT_LENGTH - LEFT_OUT.length).replace(/[\uD800-\uDBFF]$/, '')
  const literal = (line.length > TEXT_LENGTH ? `${cut}${LEFT_OUT}` : line).replace(
    /_(?=x[0-9A-Fa-f]{4}_)/g,
    '_x005F_',
  )
  return literal in Object.prototype ? `${literal} ` : literal
}
