/**
 * A table that no line draws: its heads (序号, 重点任务, 责任单位 …) say that there is one, and what stands below each is
 * its column. A row begins where the next number stands; where numbers stand in the middle of their rows, a row reaches
 * as far below its number as above it. Without numbers rows are parted by the white between them.
 */
import { isHead, knownHeads, numberColumn } from '../../importing/table.ts'
import { linesOf, rowsOf, spaced, type Word } from './page.ts'
import { cellText, PADDING, type Ruled } from './ruled.ts'

export interface Unruled extends Ruled {
  /** Its heads as printed; a table that goes on over the page has them from the page before. */
  readonly heads: readonly string[]
  /** Numbers stand in the middle of their rows. */
  readonly middle: boolean
}

type Row = readonly Word[]

/** Null: nothing on this page is one. `before`: the table at the end of the page before. Rows that cannot be told apart: no rows. */
export function unruledIn(words: readonly Word[], before: Unruled | null): Unruled | null {
  const rows = rowsOf(words)
  const at = rows.findIndex((row) => headsIn(row) !== null)
  const heads = at < 0 ? [] : (headsIn(rows[at] ?? []) ?? [])
  if (heads.length === 0 && before === null) return null
  const below = rows.slice(at + 1)
  const edges = heads.length === 0 ? (before?.edges ?? []) : edgesOf(heads, below, before)
  const texts = heads.length === 0 ? (before?.heads ?? []) : heads.map(spaced)
  const number = numberColumn(texts)
  const body = below.slice(0, endOf(below, edges, number))
  if (body.length === 0) return null
  // What stands at the top of the next page is of the table only where its numbers go on.
  if (heads.length === 0 && number >= 0 && !body.some((row) => isNumbered(row, edges, number))) return null
  const goesOn = before !== null && before.heads.join() === texts.join()
  const middle = goesOn ? before.middle : number >= 0 && isInMiddle(body, edges, number)
  const parts = partsOf(body, edges, { number, middle, goesOn })
  const own = [...(heads.length === 0 ? [] : heads.flat()), ...body.flat()]
  return {
    ...{ heads: texts, edges, middle, words: new Set(own) },
    top: Math.min(...own.map((it) => it.base - it.size)),
    bottom: Math.max(...own.map((it) => it.base)),
    rows: parts === null ? [] : [...(heads.length === 0 ? [] : [texts]), ...cellsOf(parts, edges)],
  }
}

/**
 * The words of each head. Heads stand apart by three characters or by a third of one, and may be printed with white inside
 * (序 号): the parting is right by which most of them are heads that plans have.
 */
function headsIn(row: Row): Word[][] | null {
  const partings = [2, 1.2, 0.8, 0.5, 0.25]
    .map((gap) => parted(row, gap))
    .filter((heads) => heads.length >= 3 && isHead(heads.map(spaced)))
  const known = (heads: Word[][]) => knownHeads(heads.map(spaced))
  return partings.toSorted((a, b) => known(b) - known(a))[0] ?? null
}

function parted(row: Row, gap: number): Word[][] {
  const heads: Word[][] = []
  for (const word of row) {
    const last = heads.at(-1)
    const right = last?.at(-1)?.right
    if (last !== undefined && right !== undefined && word.left - right < word.size * gap) last.push(word)
    else heads.push([word])
  }
  return heads
}

interface Stretch {
  readonly left: number
  readonly right: number
}

function around(all: readonly Stretch[]): Stretch {
  return { left: Math.min(...all.map((it) => it.left)), right: Math.max(...all.map((it) => it.right)) }
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.left < b.right && b.left < a.right
}

/** Between two columns: the middle of the white that no word of either reaches. */
function edgesOf(
  heads: readonly (readonly Word[])[],
  below: readonly Row[],
  before: Unruled | null,
): number[] {
  const spans = heads.map(around)
  // The same heads on the next page: the columns are those of the page before.
  const [first, last] = [spans[0], spans.at(-1)]
  if (before !== null && before.heads.join() === heads.map(spaced).join()) {
    const fits = spans.every(
      (it, column) => it.left >= (before.edges[column] ?? 0) && it.right <= (before.edges[column + 1] ?? 0),
    )
    if (fits) return [...before.edges]
  }
  const number = numberColumn(heads.map(spaced))
  const own = below.flat().filter((it) => spans.filter((head) => overlap(head, it)).length < 2)
  const columns = spans.map((it) => [it])
  for (const stretch of merged(own)) {
    const far = spans.map((head, column) =>
      // Words are no number, however near they stand.
      column === number && !stretch.words.every((it) => /^\d+[.、]?$/.test(it.text.trim()))
        ? Number.POSITIVE_INFINITY
        : Math.max(0, head.left - stretch.right, stretch.left - head.right),
    )
    columns[far.indexOf(Math.min(...far))]?.push(stretch)
  }
  const reach = columns.map(around)
  const inner = reach.slice(1).map((it, at) => ((reach[at]?.right ?? 0) + it.left) / 2)
  const [left, right] = [reach[0] ?? first, reach.at(-1) ?? last]
  return [(left?.left ?? 0) - PADDING, ...inner, (right?.right ?? 0) + PADDING]
}

/** Words that stand over each other, as one stretch. */
function merged(words: readonly Word[]): (Stretch & { readonly words: readonly Word[] })[] {
  const found: { left: number; right: number; words: Word[] }[] = []
  for (const word of words.toSorted((a, b) => a.left - b.left)) {
    const last = found.at(-1)
    if (last !== undefined && word.left < last.right) {
      last.right = Math.max(last.right, word.right)
      last.words.push(word)
    } else found.push({ left: word.left, right: word.right, words: [word] })
  }
  return found
}

/** Across an edge with more than a hair on both sides: a heading over the whole width, or running text. */
function spans(row: Row, edges: readonly number[]): boolean {
  return row.some((it) => edges.some((edge) => it.left < edge - 3 && it.right > edge + 3))
}

function columnOf(word: Word, edges: readonly number[]): number {
  const mid = (word.left + word.right) / 2
  return Math.max(
    0,
    edges.findLastIndex((it) => it <= mid),
  )
}

function isNumbered(row: Row, edges: readonly number[], number: number): boolean {
  return row.some((it) => columnOf(it, edges) === number && /^\d+[.、]?$/.test(it.text.trim()))
}

/** How many rows of print are the table's: up to running text, after which no number comes, or to a wide white. */
function endOf(rows: readonly Row[], edges: readonly number[], number: number): number {
  const pitch = pitchOf(rows, edges)
  const end = rows.findIndex((row, at) => {
    const later = rows.slice(at + 1).some((it) => number >= 0 && isNumbered(it, edges, number))
    if (later) return false
    return spans(row, edges) || (at > 0 && baseOf(row) - baseOf(rows[at - 1] ?? []) > pitch * 4)
  })
  return end < 0 ? rows.length : end
}

/** From one line of a cell to the next: the least step that a column has. */
function pitchOf(rows: readonly Row[], edges: readonly number[]): number {
  const own = rows.filter((row) => !spans(row, edges)).flat()
  const steps = edges.slice(0, -1).flatMap((_, column) => {
    const bases = rowsOf(own.filter((it) => columnOf(it, edges) === column)).map(baseOf)
    return bases.slice(1).map((it, at) => it - (bases[at] ?? 0))
  })
  return Math.min(...steps)
}

type Part = readonly Row[]

function baseOf(row: Row): number {
  return Math.max(...row.map((it) => it.base))
}

function partsByNumber(
  body: readonly Row[],
  edges: readonly number[],
  number: number,
  middle: boolean,
): Part[] {
  const parts: Row[][] = []
  // As far below its number as its first line stands above it.
  let bottom = Number.NEGATIVE_INFINITY
  for (const [at, row] of body.entries()) {
    const alone = spans(row, edges) || parts.length === 0 || spans(body[at - 1] ?? [], edges)
    const starts = alone || (middle ? baseOf(row) > bottom : isNumbered(row, edges, number))
    if (!starts) {
      parts.at(-1)?.push(row)
      continue
    }
    parts.push([row])
    const own = body.slice(at).find((it) => isNumbered(it, edges, number))
    const half = (row[0]?.size ?? 0) / 2
    bottom = own === undefined ? Number.POSITIVE_INFINITY : baseOf(own) * 2 - baseOf(row) + half
  }
  return parts
}

/** The first number stands lower than the first words of its row. */
function isInMiddle(body: readonly Row[], edges: readonly number[], number: number): boolean {
  const [first] = body.filter((row) => !spans(row, edges))
  return first !== undefined && !isNumbered(first, edges, number)
}

/** Parted where there is more white than between lines. Null: one step between all of them. */
function partsByWhite(body: readonly Row[], edges: readonly number[]): Part[] | null {
  const pitch = pitchOf(body, edges)
  const parts: Row[][] = [[]]
  for (const [at, row] of body.entries()) {
    const before = body[at - 1]
    if (
      before !== undefined &&
      (baseOf(row) - baseOf(before) > pitch * 1.3 || spans(row, edges) || spans(before, edges))
    )
      parts.push([])
    parts.at(-1)?.push(row)
  }
  return parts.length === 1 && body.length > 3 ? null : parts
}

/** Null: they cannot be told apart. `goesOn`: the first may be the rest of a row that the page's end cut. */
function partsOf(
  body: readonly Row[],
  edges: readonly number[],
  look: { number: number; middle: boolean; goesOn: boolean },
): Part[] | null {
  const { number, middle, goesOn } = look
  const byWhite = partsByWhite(body, edges)
  if (number < 0) return byWhite
  const numbers = (part: Part) => part.filter((row) => isNumbered(row, edges, number)).length
  const wide = (part: Part) => part.some((row) => spans(row, edges))
  const right = byWhite?.every(
    (it, at) => wide(it) || numbers(it) === 1 || (at === 0 && goesOn && numbers(it) === 0),
  )
  return right === true ? byWhite : partsByNumber(body, edges, number, middle)
}

function cellsOf(parts: readonly Part[], edges: readonly number[]): string[][] {
  const columns = edges.length - 1
  const cells = parts.map((part) =>
    part.some((row) => spans(row, edges))
      ? [linesOf(part.flat())]
      : Array.from({ length: columns }, (_, column) =>
          linesOf(part.flat().filter((it) => Math.min(columnOf(it, edges), columns - 1) === column)),
        ),
  )
  const widest = Array.from({ length: columns }, (_, column) =>
    Math.max(
      0,
      ...cells.flatMap((row) =>
        row.length === 1 ? [] : (row[column] ?? []).map((it) => it.right - it.left),
      ),
    ),
  )
  return cells.map((row) =>
    Array.from({ length: columns }, (_, column) => {
      const width = widest[column] ?? 0
      return cellText(row[column] ?? [], width + PADDING, width)
    }),
  )
}
