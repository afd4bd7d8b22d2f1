/** An annex on a page of its own: 附件N in 黑体 at the head, the title, a chart where there is one, the table. */
import { type Annex, type Cell, type Column, oneLine, type Table } from '../papers/paper.ts'
import { TEXT_WIDTH, TEXT_WIDTH_ACROSS } from './layout.ts'
import { STYLES } from './styles.ts'
import type { Piece, Writer } from './writer.ts'

export function annexParts(docx: Writer, annex: Annex, label: string): Piece[] {
  const { title, note, picture, table, landscape } = annex
  return [
    new docx.Paragraph({ style: STYLES.annex, text: label }),
    new docx.Paragraph({ style: STYLES.annexTitle, text: oneLine(title) }),
    ...(note === null ? [] : [new docx.Paragraph({ style: STYLES.note, text: oneLine(note) })]),
    ...(picture === undefined ? [] : [pictureOf(docx, picture, landscape)]),
    tableOf(docx, table, landscape ? TEXT_WIDTH_ACROSS : TEXT_WIDTH),
  ]
}

function pictureOf(docx: Writer, picture: NonNullable<Annex['picture']>, landscape: boolean): Piece {
  const width = landscape ? 600 : 560
  return new docx.Paragraph({
    alignment: 'center',
    // An exact line would cut the picture down to its height.
    spacing: { line: 240, lineRule: 'auto' },
    children: [
      new docx.ImageRun({
        type: 'png',
        data: picture.png,
        transformation: { width, height: Math.round((width * picture.height) / picture.width) },
        // The writer would number it by how many the process has drawn: the same paper is to be the same bytes.
        altText: { id: '1', name: '图1', description: picture.alt },
      }),
    ],
  })
}

function tableOf(docx: Writer, table: Table, width: number): Piece {
  const { columns, rows } = grouped(table)
  const whole = columns.reduce((sum, it) => sum + it.width, 0)
  const widths = columns.map((it) => Math.round((it.width / whole) * width))
  const cell = (text: string, align: Column['align'], size: number, style: string, span = 1) =>
    new docx.TableCell({
      width: { size, type: 'dxa' },
      verticalAlign: 'center',
      margins: { left: 50, right: 50, top: 20, bottom: 20 },
      ...(span === 1 ? {} : { columnSpan: span }),
      children: [
        new docx.Paragraph({
          style,
          // Left is what the style says.
          ...(align === 'left' ? {} : { alignment: align }),
          text: oneLine(text),
        }),
      ],
    })
  const row = (cells: readonly Cell[]) =>
    new docx.TableRow({
      cantSplit: true,
      children: columns.map((it, at) =>
        cell(printed(cells[at] ?? null, it), it.align, widths[at] ?? 0, STYLES.cell),
      ),
    })
  return new docx.Table({
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((it, at) => cell(it.title, 'center', widths[at] ?? 0, STYLES.cellHead)),
      }),
      ...rows.map((it) =>
        'group' in it
          ? new docx.TableRow({
              cantSplit: true,
              children: [cell(it.group, 'left', width, STYLES.cellHead, columns.length)],
            })
          : row(it.cells),
      ),
    ],
  })
}

type Row = { readonly group: string } | { readonly cells: readonly Cell[] }

/** `内需扩量提效（12项）` once above its rows in place of a column in each of them. */
function grouped({ columns, rows, groupBy }: Table): { columns: readonly Column[]; rows: Row[] } {
  if (groupBy === undefined) return { columns, rows: rows.map((cells) => ({ cells })) }
  const without = <T>(row: readonly T[]) => row.filter((_, at) => at !== groupBy)
  const nameOf = (row: readonly Cell[]) => String(row[groupBy] ?? '')
  return {
    columns: without(columns),
    rows: rows.flatMap((row, at): Row[] => {
      const name = nameOf(row)
      const first = at === 0 || nameOf(rows[at - 1] ?? []) !== name
      const count = rows.filter((it) => nameOf(it) === name).length
      return [...(first ? [{ group: `${name}（${count}项）` }] : []), { cells: without(row) }]
    }),
  }
}

function printed(cell: Cell, { places }: Column): string {
  if (cell === null) return '—'
  return typeof cell === 'number' && places !== undefined ? cell.toFixed(places) : String(cell)
}
