/**
 * A plan's document, whatever it was written in, as the text of document.txt: paragraphs as lines, each row of a table as
 * the line that a plan would print. Nothing is written; what cannot be read is a Problem with its remedy.
 */
import { extname } from 'node:path'
import { Problem } from '../../base/problem.ts'
import { type Row, tableLines } from '../../importing/table.ts'
import { unpacksBeyond } from '../../rendering/documents/archive.ts'
import { bytesOf, sheetsOf } from '../../sheets/workbook.ts'
import { type Block, blocksOf } from './docx.ts'
import { blocksOn } from './paragraphs.ts'
import { Locked, type Page, pagesOf } from './pdf.ts'

export interface ReadDocument {
  readonly text: string
  /** Rows of tables in which no task was found. */
  readonly left: readonly string[]
}

const MOST_UNPACKED = 100 * 1024 * 1024
const SAVED_AS = '请在 Word 或 WPS 中另存为 .docx（表格另存为 .xlsx），或把全文粘贴到 .txt 文件。'

/**
 * `progress` is told of what takes long. Problems: `document.encrypted`, `document.no_text`, `document.unknown`,
 * `document.unreadable`.
 */
export async function readDocument(
  path: string,
  progress: (text: string) => void = () => {},
): Promise<ReadDocument> {
  const bytes = bytesOf(path)
  try {
    const read = await readers[kindOf(bytes, path)](bytes, path, progress)
    const text = tidy(read.text)
    if (text.trim().length < 20)
      throw new Problem(
        'document.no_text',
        `${path} 中没有可读的文字，可能是扫描件，或字体用了不能读的编码`,
        `请先做文字识别（OCR）。${SAVED_AS}`,
      )
    return { text, left: read.left }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    if (cause instanceof Locked)
      throw new Problem('document.encrypted', `${path} 设有密码`, '请去掉密码后重新保存，再导入。', cause)
    throw new Problem('document.unreadable', `不能读取 ${path}，文件可能已损坏`, SAVED_AS, cause)
  }
}

type Kind = 'docx' | 'xlsx' | 'pdf' | 'txt'

const readers: Record<
  Kind,
  (bytes: Buffer, path: string, progress: (text: string) => void) => Promise<ReadDocument> | ReadDocument
> = {
  docx: (bytes) => inBlocks(blocksOf(bytes)),
  xlsx: (_, path) => xlsx(path),
  pdf: async (bytes, path, progress) => pdf(await pagesOf(bytes, progress), path),
  txt: (bytes) => ({ text: textOf(bytes), left: [] }),
}

function kindOf(bytes: Buffer, path: string): Kind {
  const ending = extname(path).toLowerCase()
  // An encrypted docx or xlsx is an OLE file, as .doc, .xls and .wps are.
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    if (ending === '.docx' || ending === '.xlsx')
      throw new Problem('document.encrypted', `${path} 设有密码`, '请去掉密码后重新保存，再导入。')
    throw new Problem('document.unknown', `${path} 是旧格式的文件`, SAVED_AS)
  }
  // Some printers put lines of their own before it.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    if (unpacksBeyond(bytes, MOST_UNPACKED))
      throw new Problem('document.unreadable', `${path} 展开后太大`, '请删去图片后再导入。')
    if (bytes.includes('word/document.xml')) return 'docx'
    if (bytes.includes('xl/workbook.xml')) return 'xlsx'
    throw new Problem('document.unknown', `${path} 不是 Word 或 Excel 文件`, SAVED_AS)
  }
  if (bytes.includes(0)) throw new Problem('document.unknown', `${path} 不是文字文件`, SAVED_AS)
  return 'txt'
}

/** UTF-8, else GB 18030, as Windows saves it. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Fonts may draw characters without saying which they are, or say it by the bytes of a code page (ÔÀÑô). */
function pdf(pages: readonly Page[], path: string): ReadDocument {
  const said = pages.flatMap((it) => it.words.map(({ text }) => text)).join('')
  const unnamed =
    said.match(/[\uE000-\uF8FF\uFFFD\u0000-\u001F\u0080-\u00A6\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]/g)
      ?.length ?? 0
  if (unnamed * 20 > said.length)
    throw new Problem(
      'document.no_text',
      `${path} 的字体没有附带文字编码，读出的是乱码`,
      `请先做文字识别（OCR），或用原来的文件。${SAVED_AS}`,
    )
  const { blocks, left } = blocksOn(pages)
  const read = inBlocks(blocks)
  return { ...read, left: [...left, ...read.left] }
}

function inBlocks(blocks: readonly Block[]): ReadDocument {
  const lines: string[] = []
  const left: string[] = []
  for (const block of blocks) {
    if ('line' in block) lines.push(block.line)
    else into(lines, left, block.rows)
  }
  return { text: lines.join('\n'), left }
}

async function xlsx(path: string): Promise<ReadDocument> {
  const lines: string[] = []
  const left: string[] = []
  for (const { rows, marks } of await sheetsOf(path)) {
    if (marks.hidden) continue
    into(
      lines,
      left,
      rows.map((row) => row.map(({ value }) => (value === null || value === undefined ? '' : String(value)))),
    )
  }
  return { text: lines.join('\n'), left }
}

function into(lines: string[], left: string[], rows: readonly Row[]): void {
  const table = tableLines(rows)
  if (table === null) lines.push(...rows.map((row) => row.filter((it) => it.trim() !== '').join('\t')))
  else {
    lines.push(...table.lines)
    left.push(...table.left)
  }
}

/** One line feed, no byte order mark, no blanks around a line, no empty lines. */
function tidy(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const bare = lines.map((it) => it.replace(/[\u00a0\u3000\t ]+$/g, '').replace(/^[\u00a0\u3000\t ]+/g, ''))
  return `${bare.filter((it) => it !== '').join('\n')}\n`
}
