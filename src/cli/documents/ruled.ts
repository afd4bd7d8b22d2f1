/**
 * Tables as their lines draw them: where lines across and down meet there is a cell, and where the line between two is
 * missing they are one. A cell that goes over several rows stands in each of them, as in a Word table.
 */
import { type Line, linesOf, type Rule, type Word } from './page.ts'

export interface Ruled {
  readonly top: number
  readonly bottom: number
  /** Where its columns begin and end. */
  readonly edges: readonly number[]
  readonly rows: readonly (readonly string[])[]
  /** The words that stand in its cells. */
  readonly words: ReadonlySet<Word>
}

/** Lines nearer than this are one, and lines that miss each other by less do meet. */
const NEAR = 3
/** What stays white left and right in a cell, together. */
export const PADDING = 12

export function tablesIn(words: readonly Word[], rules: readonly Rule[]): Ruled[] {
  return sideBySide(groups(rules.flatMap(thin))).flatMap((group) => {
    const across = group.filter((it) => it.right - it.left > it.bottom - it.top)
    const down = group.filter((it) => it.bottom - it.top >= it.right - it.left)
    // A table that is open at its sides, or cut at the end of a page, reaches as far as its other lines.
    const { left, right, top, bottom } = around(group)
    const rows = clusters([...across.map((it) => (it.top + it.bottom) / 2), top, bottom])
    const columns = clusters([...down.map((it) => (it.left + it.right) / 2), left, right])
    if (rows.length < 2 || columns.length < 3) return []
    return [tableOf(words, across, down, rows, columns)]
  })
}

/** Neither a dot, nor aslant. */
function thin(it: Rule): Rule[] {
  const [width, height] = [it.right - it.left, it.bottom - it.top]
  return Math.min(width, height) < NEAR && Math.max(width, height) > NEAR ? [it] : []
}

/** Lines that meet, over others or at once. */
function groups(rules: readonly Rule[]): Rule[][] {
  const open: { rules: Rule[]; box: Rule }[] = []
  for (const rule of rules.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const met = open.filter(({ rules: its, box }) => meet(box, rule) && its.some((it) => meet(it, rule)))
    const joined = {
      rules: [...met.flatMap((it) => it.rules), rule],
      box: around([...met.map((it) => it.box), rule]),
    }
    for (const it of met) open.splice(open.indexOf(it), 1)
    open.push(joined)
  }
  return open.map((it) => it.rules)
}

/** Beside a cell that goes over the whole page there is no line across: what is left and right of it is one table. */
function sideBySide(all: readonly Rule[][]): Rule[][] {
  const found: Rule[][] = []
  for (const group of all) {
    const its = around(group)
    const same = found.find((it) => {
      const other = around(it)
      return near(its.top, other.top) && near(its.bottom, other.bottom)
    })
    if (same === undefined) found.push([...group])
    else same.push(...group)
  }
  return found
}

function around(all: readonly Rule[]): Rule {
  return {
    left: Math.min(...all.map((it) => it.left)),
    right: Math.max(...all.map((it) => it.right)),
    top: Math.min(...all.map((it) => it.top)),
    bottom: Math.max(...all.map((it) => it.bottom)),
  }
}

function meet(a: Rule, b: Rule): boolean {
  return (
    a.left - NEAR <= b.right &&
    b.left - NEAR <= a.right &&
    a.top - NEAR <= b.bottom &&
    b.top - NEAR <= a.bottom
  )
}

function clusters(values: readonly number[]): number[] {
  const found: number[] = []
  for (const it of values.toSorted((a, b) => a - b))
    if (it - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) found.push(it)
  return found
}

function tableOf(
  words: readonly Word[],
  across: readonly Rule[],
  down: readonly Rule[],
  rows: readonly number[],
  columns: readonly number[],
): Ruled {
  const [height, width] = [rows.length - 1, columns.length - 1]
  const mid = (all: readonly number[], at: number) => ((all[at] ?? 0) + (all[at + 1] ?? 0)) / 2
  const isWall = (row: number, column: number) =>
    down.some(
      (it) => near(it.left, columns[column] ?? 0) && it.top <= mid(rows, row) && mid(rows, row) <= it.bottom,
    )
  const isFloor = (row: number, column: number) =>
    across.some(
      (it) =>
        near(it.top, rows[row] ?? 0) && it.left <= mid(columns, column) && mid(columns, column) <= it.right,
    )
  // Each square of the grid belongs to the cell that its upper left square numbers.
  const owner = Array.from({ length: height * width }, (_, at) => at)
  const rootOf = (at: number): number => (owner[at] === at ? at : rootOf(owner[at] ?? at))
  const join = (a: number, b: number) => {
    const [one, other] = [rootOf(a), rootOf(b)]
    owner[Math.max(one, other)] = Math.min(one, other)
  }
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (column > 0 && !isWall(row, column)) join(row * width + column, row * width + column - 1)
      if (row > 0 && !isFloor(row, column)) join(row * width + column, (row - 1) * width + column)
    }
  const inside = new Map<number, Word[]>()
  const placed = new Set<Word>()
  for (const word of words) {
    const [x, y] = [(word.left + word.right) / 2, word.base - word.size / 3]
    const [row, column] = [stepOf(rows, y), stepOf(columns, x)]
    if (row === null || column === null) continue
    const cell = rootOf(row * width + column)
    inside.set(cell, [...(inside.get(cell) ?? []), word])
    placed.add(word)
  }
  const lines = new Map([...inside].map(([cell, its]) => [cell, linesOf(its)]))
  const spanOf = (cell: number) => {
    const squares = owner.flatMap((_, at) => (rootOf(at) === cell ? [at % width] : []))
    return [Math.min(...squares), Math.max(...squares)] as const
  }
  const spans = new Map([...inside.keys()].map((it) => [it, spanOf(it)]))
  const text = (cell: number) => {
    const [first, last] = spans.get(cell) ?? [0, 0]
    const alike = [...lines].filter(([it]) => spans.get(it)?.join() === `${first},${last}`)
    const widest = Math.max(...alike.flatMap(([, its]) => its.map((it) => it.right - it.left)), 0)
    return cellText(lines.get(cell) ?? [], (columns[last + 1] ?? 0) - (columns[first] ?? 0), widest)
  }
  const texts = new Map([...new Set(owner.map((_, at) => rootOf(at)))].map((it) => [it, text(it)]))
  return {
    top: rows[0] ?? 0,
    bottom: rows.at(-1) ?? 0,
    edges: columns,
    rows: Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_, column) => {
        const cell = rootOf(row * width + column)
        // Of a cell over several columns the first has the text.
        const goesOn = column > 0 && rootOf(row * width + column - 1) === cell
        return goesOn ? '' : (texts.get(cell) ?? '')
      }),
    ),
    words: placed,
  }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR
}

/** Which step from one edge to the next it is in. */
function stepOf(edges: readonly number[], at: number): number | null {
  const found = edges.findIndex((it, no) => it <= at && at < (edges[no + 1] ?? Number.NEGATIVE_INFINITY))
  return found < 0 ? null : found
}

/** One unit's name ends and another's begins. */
const ENDS = /(?:局|委|办|院|部|厅|会|中心|公司|集团|政府|支队|大队|分行|银行|办公室)$/
const BEGINS = /^(?:市|县|区|省|州|各|国网)/

/** A line that had no room for what comes next goes on in it; one that had was ended. `widest`: of its column. */
export function cellText(lines: readonly Line[], width: number, widest: number): string {
  return lines
    .map((it, at) => {
      const next = lines[at + 1]
      if (next === undefined) return it.text
      const long = it.right - it.left + it.size * (/^[A-Za-z0-9.%]+/.exec(next.text)?.[0].length ?? 1)
      const full = long > widest + 1 && long > width - it.size * 0.8 - PADDING
      return full && !(ENDS.test(it.text) && BEGINS.test(next.text)) ? it.text : `${it.text}\n`
    })
    .join('')
}
