/** An annex on a page of its own: 附件N in 黑体 at the head, the title, a chart where there is one, the table. */
import type { Annex, Cell, Column } from '../papers/paper.ts'
import { FONTS, fontOf, LINE, SIZES, TEXT_WIDTH, TEXT_WIDTH_ACROSS } from './layout.ts'
import type { Piece, Writer } from './writer.ts'

/** A row of the tables' small type, in twips. */
const ROW = 250

export function annexParts(docx: Writer, annex: Annex, label: string): Piece[] {
  const { title, note, picture, table, landscape } = annex
  const small = (text: string) =>
    new docx.Paragraph({
      children: [
        new docx.TextRun({ text, size: SIZES.table, characterSpacing: 0, font: fontOf(FONTS.body) }),
      ],
      spacing: { line: ROW, lineRule: 'exact', after: 60 },
    })
  return [
    new docx.Paragraph({ children: [new docx.TextRun({ text: label, font: fontOf(FONTS.heading) })] }),
    new docx.Paragraph({
      alignment: 'center',
      spacing: { line: Math.round(LINE * 1.2), lineRule: 'exact', after: 120 },
      children: [
        new docx.TextRun({ text: title, font: fontOf(FONTS.title), size: SIZES.title, characterSpacing: 0 }),
      ],
    }),
    ...(note === null ? [] : [small(note)]),
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

function tableOf(docx: Writer, { columns, rows }: Annex['table'], width: number): Piece {
  const whole = columns.reduce((sum, it) => sum + it.width, 0)
  const widths = columns.map((it) => Math.round((it.width / whole) * width))
  const cell = (text: string, { align }: Pick<Column, 'align'>, at: number, font: string) =>
    new docx.TableCell({
      width: { size: widths[at] ?? 0, type: 'dxa' },
      verticalAlign: 'center',
      margins: { left: 50, right: 50, top: 20, bottom: 20 },
      children: [
        new docx.Paragraph({
          alignment: align,
          spacing: { line: ROW, lineRule: 'atLeast' },
          children: [new docx.TextRun({ text, size: SIZES.table, characterSpacing: 0, font: fontOf(font) })],
        }),
      ],
    })
  return new docx.Table({
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((it, at) => cell(it.title, { align: 'center' }, at, FONTS.heading)),
      }),
      ...rows.map(
        (row) =>
          new docx.TableRow({
            cantSplit: true,
            children: columns.map((it, at) => cell(printed(row[at] ?? null, it), it, at, FONTS.body)),
          }),
      ),
    ],
  })
}

function printed(cell: Cell, { places }: Column): string {
  if (cell === null) return '—'
  return typeof cell === 'number' && places !== undefined ? cell.toFixed(places) : String(cell)
}
