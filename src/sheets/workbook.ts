/** The sheets of an xlsx as cells, in their places, with what is hidden in them. */
import { readFileSync, statSync } from 'node:fs'
import { Problem } from '../base/problem.ts'
import { unpacksBeyond } from '../rendering/documents/archive.ts'
import type { Cell } from './cell.ts'
import { type Marks, marksOf } from './marks.ts'

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly marks: Pick<Marks, 'hidden' | 'isHiddenRow' | 'isHiddenColumn'>
}

const MB = 1024 * 1024
/** What a person has filled in is far below; what is above was made to fill a machine. */
const [MOST_BYTES, MOST_UNPACKED, MOST_ROWS] = [10 * MB, 100 * MB, 5000] as const

/** Problems: `table.missing`, `table.unreadable`, `table.too_large`. */
export async function sheetsOf(path: string): Promise<Sheet[]> {
  return sheetsIn(bytesOf(path), path)
}

/** `path`: as the file is called in what is said of it. */
export async function sheetsIn(bytes: Uint8Array, path: string): Promise<Sheet[]> {
  try {
    if (unpacksBeyond(bytes, MOST_UNPACKED)) throw tooLarge(path)
    const { default: read } = await import('read-excel-file/node')
    const sheets = await read(Buffer.from(bytes))
    if (sheets.some(({ data }) => data.length > MOST_ROWS)) throw tooLarge(path)
    const marks = marksOf(bytes)
    return sheets.map(({ sheet, data }) => {
      const of = marks.get(sheet)
      if (of === undefined) throw new Error(`the workbook does not list its sheet ${sheet}`)
      const rows = data.map((row, at) =>
        row.map((value: unknown, column): Cell => ({ value, format: of.format(at, column) })),
      )
      return { name: sheet, rows, marks: of }
    })
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem(
      'table.unreadable',
      `不能读取 ${path}`,
      '请提供 .xlsx 格式的文件（不是 .xls 或 .csv）。',
      cause,
    )
  }
}

/** Problems: `table.missing`, `table.too_large`, before a byte of it is read. */
export function bytesOf(path: string): Buffer {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new Problem('table.missing', `没有这个文件：${path}`, '请检查路径和文件名。')
  if (size > MOST_BYTES) throw tooLarge(path)
  return readFileSync(path)
}

function tooLarge(path: string): Problem {
  const most = `${MOST_BYTES / MB}MB、展开后${MOST_UNPACKED / MB}MB、每表${MOST_ROWS}行`
  return new Problem('table.too_large', `${path} 太大`, `最多${most}；请拆成几个文件，并删去图片和空行。`)
}
