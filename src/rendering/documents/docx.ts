/**
 * A paper as docx in the form of GB/T 9704-2012. A draft has no red head, no seal and no 发文字号. The same paper
 * gives the same bytes: what the writer says of the present time is set to `at`.
 *
 * @example
 * await docxOf(paper, new Date('2025-04-26T09:00:00+08:00')) // some 15 KB
 */
import type { ISectionOptions, Paragraph } from 'docx'
import { type Annex, type Block, oneLine, type Paper } from '../papers/paper.ts'
import { widthOf } from '../papers/space.ts'
import { annexParts } from './annex.ts'
import { settled } from './archive.ts'
import { CHARACTER, LINE, MARGINS, MARGINS_ACROSS, PAGE } from './layout.ts'
import { STYLES, stylesOf } from './styles.ts'
import type { Writer } from './writer.ts'

export async function docxOf(paper: Paper, at: Date): Promise<Uint8Array> {
  const docx = await import('docx')
  const annexes = paper.annexes.filter((it) => it.sheetOnly !== true)
  const document = new docx.Document({
    creator: '调度',
    lastModifiedBy: '调度',
    title: paper.title,
    evenAndOddHeaderAndFooters: true,
    styles: stylesOf(),
    sections: [
      { ...sectionOf(docx, null), children: body(docx, { ...paper, annexes }) },
      ...annexes.map((annex, index) => ({
        ...sectionOf(docx, annex),
        children: annexParts(docx, annex, label(annexes, index)),
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
          style: STYLES.pageNumber,
          alignment,
          indent: alignment === 'left' ? { left: CHARACTER } : { right: CHARACTER },
          children: [new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'] })],
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
  const line = (text: string, style: string = STYLES.line, more: object = {}) =>
    new docx.Paragraph({ style, text: oneLine(text), ...more })
  return [
    ...(number === null ? [] : [line(number, STYLES.line, { alignment: 'center' })]),
    new docx.Paragraph({
      style: STYLES.title,
      children: titleLines(title).map(
        (text, at) => new docx.TextRun({ text: oneLine(text), ...(at > 0 ? { break: 1 } : {}) }),
      ),
    }),
    ...(mark === null ? [] : [line(mark, STYLES.mark)]),
    line(''),
    ...(to === null ? [] : [line(`${to}：`)]),
    ...blocks.map((it, at) => block(docx, it, signature !== null && at === blocks.length - 1)),
    ...annexList(docx, annexes),
    ...(signature === null ? [] : signed(docx, signature)),
  ]
}

function block(docx: Writer, { type, text, ...rest }: Block, last: boolean): Paragraph {
  const level = type === 'heading' && 'level' in rest ? rest.level : 0
  return new docx.Paragraph({
    style: STYLES.headings[level - 1] ?? STYLES.body,
    // A heading never stands alone at a page's foot (its style says so), nor the signature without the text's end.
    ...(last ? { keepNext: true } : {}),
    text: oneLine(text),
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
      style: STYLES.line,
      keepNext: true,
      indent: at === 0 ? { left, hanging: left - CHARACTER * 2 } : { left, hanging: CHARACTER },
      children: [new docx.TextRun(words)],
    })
  })
  // Together with the signature below: that never stands on a page alone.
  return [new docx.Paragraph({ style: STYLES.line, keepNext: true }), ...lines]
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
      style: STYLES.line,
      alignment: 'right',
      keepNext: true,
      indent: { right: Math.round(right * CHARACTER) },
      children: [new docx.TextRun(text)],
    })
  return [
    new docx.Paragraph({ style: STYLES.line, keepNext: true }),
    line(by, short ? 2 : Math.max(2, dated - name + 4)),
    line(dateText, short ? name - dated : 2),
  ]
}

/** 二号 leaves twenty characters to a line; a longer title is broken before 目标任务 or （截至, or in its middle. */
function titleLines(title: string): string[] {
  const most = 20
  if (widthOf(title) <= most) return [title]
  const at = ['目标任务', '周调度', '滞后和逾期', '进度滞后', '逾期未']
    .map((it) => title.indexOf(it))
    .find((it) => it > 0 && it <= most + 2)
  const cut = at ?? Math.ceil(title.length / 2)
  const rest = title.slice(cut)
  const day = rest.indexOf('（截至')
  // Two characters less, for fonts whose figures are wider than half.
  const last = day > 0 && widthOf(rest) > most - 2 ? [rest.slice(0, day), rest.slice(day)] : [rest]
  return [title.slice(0, cut), ...last]
}
