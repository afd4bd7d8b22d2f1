/**
 * What paragraphs are called in a docx, and how each is set: an office that wants another type changes the style once,
 * and Word's navigation shows the parts by their headings. No paragraph carries a type of its own.
 */
import type { IStylesOptions } from 'docx'
import { CHARACTER, CHARACTER_SPACING, FONTS, fontOf, LINE, SIZES } from './layout.ts'

/** Ids of the styles; the headings and the title are Word's own. */
export const STYLES = {
  title: 'Title',
  headings: ['Heading1', 'Heading2', 'Heading3'],
  body: 'PaperBody',
  /** What stands at the left edge or in the middle: 主送, 文号, 署名, 附件说明. */
  line: 'PaperLine',
  mark: 'PaperMark',
  annex: 'AnnexLabel',
  annexTitle: 'AnnexTitle',
  note: 'AnnexNote',
  cell: 'TableText',
  cellHead: 'TableHead',
  pageNumber: 'PaperPageNumber',
} as const

/** A row of the tables' small type, in twips. */
export const ROW = 250

const INK = '000000'
const exact = (line: number, after = 0) => ({ line, lineRule: 'exact' as const, before: 0, after })
const type = (font: string, size: number, spacing = CHARACTER_SPACING) => ({
  font: fontOf(font),
  size,
  color: INK,
  bold: false,
  italics: false,
  characterSpacing: spacing,
})
const indented = { firstLineChars: 200, firstLine: CHARACTER * 2 }

export function stylesOf(): IStylesOptions {
  const body = type(FONTS.body, SIZES.body)
  const heading = (font: string, level: number) => ({
    run: type(font, SIZES.body),
    paragraph: {
      spacing: exact(LINE),
      alignment: 'both' as const,
      indent: indented,
      outlineLevel: level,
      keepNext: level < 2,
    },
  })
  const style = (id: string, name: string, run: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  })
  const small = type(FONTS.body, SIZES.table, 0)
  return {
    default: {
      document: { run: body, paragraph: { spacing: exact(LINE) } },
      title: {
        run: type(FONTS.title, SIZES.title, 0),
        // More than a line would be two lines of the grid.
        paragraph: { spacing: exact(LINE), alignment: 'center' },
      },
      heading1: heading(FONTS.heading, 0),
      heading2: heading(FONTS.second, 1),
      heading3: heading(FONTS.body, 2),
    },
    paragraphStyles: [
      style(STYLES.body, '公文正文', {}, { alignment: 'both', indent: indented }),
      style(STYLES.line, '公文要素', {}, {}),
      style(STYLES.mark, '公文标注', type(FONTS.second, SIZES.body), { alignment: 'center' }),
      style(STYLES.annex, '附件标识', type(FONTS.heading, SIZES.body), {}),
      style(STYLES.annexTitle, '附件标题', type(FONTS.title, SIZES.title, 0), {
        alignment: 'center',
        outlineLevel: 0,
        spacing: exact(Math.round(LINE * 1.2), 120),
      }),
      style(STYLES.note, '附件说明', small, { spacing: exact(ROW, 60) }),
      style(STYLES.cell, '表格文字', small, { spacing: { line: ROW, lineRule: 'atLeast' } }),
      style(STYLES.cellHead, '表格标题', type(FONTS.heading, SIZES.table, 0), {
        spacing: { line: ROW, lineRule: 'atLeast' },
      }),
      style(STYLES.pageNumber, '公文页码', type(FONTS.pageNumber, SIZES.pageNumber, 0), {}),
    ],
  }
}
