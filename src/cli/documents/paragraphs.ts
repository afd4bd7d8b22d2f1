/**
 * The lines and tables of printed pages as the paragraphs and tables that somebody wrote: a line that fills the page's
 * width goes on in the next, a table at a page's end goes on at the top of the next page, page numbers are left out.
 */

import { type Unruled, unruledIn } from './columns.ts'
import type { Block } from './docx.ts'
import { type Line, linesOf } from './page.ts'
import type { Page } from './pdf.ts'
import { type Ruled, tablesIn } from './ruled.ts'

type Piece = { readonly line: Line } | { readonly table: Ruled }

export interface Printed {
  readonly blocks: readonly Block[]
  /** Tables whose rows could not be told apart, by page. */
  readonly left: readonly string[]
}

export function blocksOn(pages: readonly Page[]): Printed {
  const pieces: Piece[][] = []
  const left: string[] = []
  let before: Unruled | null = null
  for (const [at, page] of pages.entries()) {
    const read = piecesOf(page, before)
    before = read.unruled
    pieces.push(read.pieces)
    if (before !== null && before.rows.length === 0) left.push(unparted(at + 1))
  }
  const edges = edgesOf(pieces.flat())
  const blocks: Block[] = []
  let last: Piece | null = null
  let rows: string[][] | null = null
  for (const piece of pieces.flat()) {
    if ('table' in piece) {
      const { table } = piece
      const goesOn = last !== null && 'table' in last && sameColumns(last.table, table)
      if (!goesOn || rows === null) {
        rows = []
        blocks.push({ rows })
      }
      append(rows, table, goesOn)
    } else {
      const block = blocks.at(-1)
      if (
        last !== null &&
        'line' in last &&
        block !== undefined &&
        'line' in block &&
        goesOnIn(last.line, piece.line, edges)
      )
        blocks[blocks.length - 1] = { line: block.line + piece.line.text }
      else blocks.push({ line: piece.line.text })
    }
    last = piece
  }
  return { blocks, left }
}

function unparted(page: number): string {
  return `第${page}页的表格没有框线，也没有序号，分不清各行：请在 Word 或 WPS 中另存为 .xlsx（或给表格加上框线）后重新导入`
}

function piecesOf(
  { words, rules, height }: Page,
  before: Unruled | null,
): { pieces: Piece[]; unruled: Unruled | null } {
  const tables = tablesIn(words, rules).filter((it) => it.rows.some((row) => row.some((cell) => cell !== '')))
  const free = words.filter((it) => !tables.some((table) => table.words.has(it)))
  const numbers = linesOf(free).filter((it, at, lines) => isPageNumber(it, at, lines.length, height))
  const text = free.filter((it) => !numbers.some((line) => Math.abs(line.base - it.base) < it.size / 2))
  const unruled = tables.length > 0 ? null : unruledIn(text, before)
  const found = unruled === null || unruled.rows.length === 0 ? tables : [unruled]
  const kept = linesOf(text.filter((it) => !found.some((table) => table.words.has(it))))
  const all = [
    ...kept.map((line) => ({ at: line.base, piece: { line } as Piece })),
    ...found.map((table) => ({ at: table.top, piece: { table } as Piece })),
  ]
  return { pieces: all.toSorted((a, b) => a.at - b.at).map((it) => it.piece), unruled }
}

/** — 3 —, 3, 第3页: alone in the margin above or below. */
function isPageNumber({ text, base }: Line, at: number, count: number, height: number): boolean {
  const edge = at === 0 || at === count - 1
  return (
    edge &&
    (base < height * 0.12 || base > height * 0.88) &&
    /^(?:[—–－-]*\d{1,3}[—–－-]*|第\d+页(?:[,，/]?共\d+页)?)$/.test(text.replace(/\s/g, ''))
  )
}

interface Edges {
  readonly left: number
  readonly right: number
}

/** Where the running text begins and ends: the outermost places that several of its lines share. */
function edgesOf(pieces: readonly Piece[]): Edges {
  const lines = pieces.flatMap((it) => ('line' in it ? [it.line] : []))
  const long = lines.filter((it) => it.right - it.left > it.size * 12)
  const shared = (values: readonly number[]) => {
    const often = values.filter((it) => values.filter((other) => Math.abs(other - it) < 2).length > 1)
    return often.length === 0 ? values : often
  }
  return {
    left: Math.min(...shared(long.map((it) => it.left))),
    right: Math.max(...shared(long.map((it) => it.right))),
  }
}

/** 一、, (一), 1., (1), 附件1. */
const NUMBERED = /^(?:附件|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d))/

function goesOnIn(before: Line, line: Line, { left, right }: Edges): boolean {
  if (Math.abs(before.size - line.size) > 1) return false
  const { size } = line
  const centred = (it: Line) =>
    it.left - left > size * 2.5 && Math.abs(it.left - left - (right - it.right)) < size * 2
  // A title over two lines, each in the middle.
  if (centred(before) && centred(line)) return !/[》。]$/.test(before.text) || !NUMBERED.test(line.text)
  const full = right - before.right < size * 2.2
  const indented = line.left - left > size * 1.2
  return full && !indented && !(NUMBERED.test(line.text) && /[。；：）)]$/.test(before.text))
}

function sameColumns(a: Ruled, b: Ruled): boolean {
  return a.edges.length === b.edges.length && a.edges.every((it, at) => Math.abs(it - (b.edges[at] ?? 0)) < 6)
}

/** What goes on from the page before: heads printed once more are left out, a row that was cut is one again. */
function append(rows: string[][], { rows: more }: Ruled, goesOn: boolean): void {
  const [head] = rows
  const fresh = more
    .filter((row) => !goesOn || head === undefined || row.join() !== head.join())
    .map((row) => [...row])
  const last = rows.at(-1)
  const [first] = fresh
  if (goesOn && last !== undefined && first !== undefined && isRest(first, rows)) {
    for (const [at, cell] of first.entries()) last[at] = `${last[at] ?? ''}${cell}`
    fresh.shift()
  }
  rows.push(...fresh)
}

/** It lacks its number; in a table without numbers, half of what every other row has. */
function isRest(row: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const body = rows.slice(1)
  if (body.length === 0) return false
  const columns = [...row.keys()]
  const number = columns.find((at) => body.every((it) => /^\d+$/.test(it[at] ?? '')))
  if (number !== undefined) return row[number] === ''
  const filled = columns.filter((at) => body.every((it) => (it[at] ?? '') !== ''))
  return filled.length > 0 && filled.filter((at) => row[at] === '').length * 2 >= filled.length
}
