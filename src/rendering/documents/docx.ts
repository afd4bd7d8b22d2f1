/**
 * A paper as docx in the form of GB/T 9704-2012. A draft has no red head, no seal and no 发文字号. The same paper
 * gives the same bytes: what the writer says of the present time is set to `at`.
 *
 * @example
 * await docxOf(paper, new Date('2025-04-26T09:00:00+08:00')) // some 15 KB
 */
import type { ISectionOptions, Paragraph } from 'docx'
import type { Annex, Block, Paper } from '../papers/paper.ts'
import { annexParts } from './annex.ts'
import { settled } from './archive.ts'
import {
  CHARACTER,
  CHARACTER_SPACING,
  FONTS,
  fontOf,
  LINE,
  MARGINS,
  MARGINS_ACROSS,
  PAGE,
  SIZES,
} from './layout.ts'
import type { Writer } from './writer.ts'

export async function docxOf(paper: Paper, at: Date): Promise<Uint8Array> {
  const docx = await import('docx')
  const document = new docx.Document({
    creator: '调度',
    lastModifiedBy: '调度',
    title: paper.title,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { size: SIZES.body, font: fontOf(FONTS.body), characterSpacing: CHARACTER_SPACING },
          paragraph: { spacing: { line: LINE, lineRule: 'exact', before: 0, after: 0 } },
        },
      },
    },
    sections: [
      { ...sectionOf(docx, null), children: body(docx, paper) },
      ...paper.annexes.map((annex, index) => ({
        ...sectionOf(docx, annex),
        children: annexParts(docx, annex, label(paper.annexes, index)),
      })),
    ],
  })
  return settled(await docx.Packer.toBuffer(document), at.toISOString())
}

function label({ length }: readonly Annex[], index: number): string {
  return length === 1 ? '附件' : `附件${index + 1}`
}

function sectionOf(docx: Writer, annex: Annex | null): Omit<ISectionOptions, 'children'> {
  const landscape = annex?.landscape === true
  const number = (alignment: 'left' | 'right') =>
    new docx.Footer({
      children: [
        new docx.Paragraph({
          alignment,
          indent: alignment === 'left' ? { left: CHARACTER } : { right: CHARACTER },
          children: [
            new docx.TextRun({
              children: ['— ', docx.PageNumber.CURRENT, ' —'],
              font: fontOf(FONTS.pageNumber),
              size: SIZES.pageNumber,
              characterSpacing: 0,
            }),
          ],
        }),
      ],
    })
  return {
    properties: {
      page: {
        // The writer turns width and height round for a page that lies across.
        size: { ...PAGE, orientation: landscape ? 'landscape' : 'portrait' },
        margin: { ...(landscape ? MARGINS_ACROSS : MARGINS), header: mmHeader },
      },
      // The rows of an annex's table would each be pulled up to whole lines of the body.
      grid: { type: annex ? 'default' : 'lines', linePitch: LINE },
    },
    footers: { default: number('right'), even: number('left') },
  }
}

/** Nothing stands there; what Word puts by default would be in the way of a narrow top margin. */
const mmHeader = 850

function body(docx: Writer, paper: Paper): Paragraph[] {
  const { mark, title, number, to, blocks, signature, annexes } = paper
  const line = (text: string, font: string, more: object = {}) =>
    new docx.Paragraph({ children: [new docx.TextRun({ text, font: fontOf(font) })], ...more })
  const centred = { alignment: 'center' as const }
  return [
    ...(number === null ? [] : [line(number, FONTS.body, centred)]),
    new docx.Paragraph({
      ...centred,
      children: titleLines(title).map(
        (text, at) =>
          new docx.TextRun({
            text,
            font: fontOf(FONTS.title),
            size: SIZES.title,
            characterSpacing: 0,
            ...(at > 0 ? { break: 1 } : {}),
          }),
      ),
      // More than a line would be two lines of the grid.
      spacing: { line: LINE, lineRule: 'exact' },
    }),
    ...(mark === null ? [] : [line(mark, FONTS.second, centred)]),
    line('', FONTS.body),
    ...(to === null ? [] : [line(`${to}：`, FONTS.body)]),
    ...blocks.map((it, at) => block(docx, it, signature !== null && at === blocks.length - 1)),
    ...annexList(docx, annexes),
    ...(signature === null ? [] : signed(docx, signature)),
  ]
}

function block(docx: Writer, { type, text, ...rest }: Block, last: boolean): Paragraph {
  const level = type === 'heading' && 'level' in rest ? rest.level : 0
  const font = level === 1 ? FONTS.heading : level === 2 ? FONTS.second : FONTS.body
  return new docx.Paragraph({
    alignment: 'both',
    indent: { firstLineChars: 200, firstLine: CHARACTER * 2 },
    // A heading never stands alone at a page's foot, nor the signature on a page without the text's end.
    keepNext: level === 1 || level === 2 || last,
    children: [new docx.TextRun({ text, font: fontOf(font) })],
  })
}

/** 附件说明: a blank line below the text, indented by two characters, later lines below the first name. */
function annexList(docx: Writer, annexes: readonly Annex[]): Paragraph[] {
  if (annexes.length === 0) return []
  const several = annexes.length > 1
  const lines = annexes.map(({ title }, at) => {
    const words = `${at === 0 ? '附件：' : ''}${several ? `${at + 1}.` : ''}${title}`
    const left = CHARACTER * (several ? 6 : 5)
    return new docx.Paragraph({
      keepNext: true,
      indent: at === 0 ? { left, hanging: left - CHARACTER * 2 } : { left, hanging: CHARACTER },
      children: [new docx.TextRun(words)],
    })
  })
  // Together with the signature below: that never stands on a page alone.
  return [new docx.Paragraph({ keepNext: true }), ...lines]
}

/**
 * Without a seal (7.3.5): the name two characters from the right, the date beginning two characters right of it; a
 * date too long for that stands two characters from the right and the name further left.
 */
function signed(docx: Writer, { by, day }: NonNullable<Paper['signature']>): Paragraph[] {
  const [year, month, date] = day.split('-').map(Number)
  const dateText = `${year}年${month}月${date}日`
  const [name, dated] = [widthOf(by), widthOf(dateText)]
  const short = name - dated >= 2
  const line = (text: string, right: number) =>
    new docx.Paragraph({
      alignment: 'right',
      keepNext: true,
      indent: { right: Math.round(right * CHARACTER) },
      children: [new docx.TextRun(text)],
    })
  return [
    new docx.Paragraph({ keepNext: true }),
    line(by, short ? 2 : Math.max(2, dated - name + 4)),
    line(dateText, short ? name - dated : 2),
  ]
}

/** In characters of the body: figures are half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, it) => sum + (/[\x20-\x7e]/.test(it) ? 0.5 : 1), 0)
}

/** 二号 leaves twenty characters to a line; a longer title is broken before 目标任务, or in its middle. */
function titleLines(title: string): string[] {
  const most = 20
  if (widthOf(title) <= most) return [title]
  const at = ['目标任务', '周调度', '滞后和逾期', '进度滞后', '逾期未']
    .map((it) => title.indexOf(it))
    .find((it) => it > 0 && it <= most + 2)
  const middle = Math.ceil(title.length / 2)
  const cut = at ?? middle
  return [title.slice(0, cut), title.slice(cut)]
}
