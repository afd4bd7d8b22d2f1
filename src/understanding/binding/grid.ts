/**
 * Pasted tables whose cells are kept apart by tabs or bars, as they come from Excel and from the statistics office:
 * 指标 | 9月 | 1-9月累计 | 累计增长%, amounts and rates side by side, headings of two rows, units in brackets, notes, and
 * lists of places with their total. Each number is told by its column and its row; what neither explains is not taken.
 */
import { CITY } from '../../plan/counties.ts'
import { unitIn } from '../figures/cells.ts'
import type { FigureHit, LeftOut, NameHit, PeriodHit, Span } from '../reading.ts'
import { cellsIn, linesOf, type Row, separatorOf } from './grid-cells.ts'
import { type Heading, headingOf, joined, withTimes } from './headings.ts'
import { pairOf } from './pairing.ts'
import { ELSEWHERE } from './places.ts'
import { TOTALS } from './roll.ts'
import { mentionsIn, type Pair, type Scene } from './scene.ts'
import { ownNounBetween } from './segments.ts'

export interface Gridded {
  /** Every figure that stands in the table or in its notes. */
  readonly figures: ReadonlySet<FigureHit>
  readonly pairs: readonly Pair[]
  readonly leftOut: readonly LeftOut[]
}

type Columns = readonly (Heading | null)[]

const NOTE = /^(?:注|备注|说明|附注|数据来源|资料来源)\d*[:：.]?/
const WHY: Readonly<Record<Heading['kind'], string>> = {
  target: '表中的目标值',
  earlier: '表中的上期或同期数',
  share: '表中的占比或完成率',
  rank: '表中的位次',
  aside: '表中的编号或说明',
  total: '表中的另一栏',
  month: '表中的当月数',
  value: '表中的另一栏',
}

/** Null where the message is no such table. */
export function gridOf(scene: Scene): Gridded | null {
  const lines = linesOf(scene.words)
  const separator = separatorOf(scene.words, lines)
  if (separator === null) return null
  const rows = lines.map((it) => cellsIn(scene.words, it, separator))
  const first = rows.findIndex((row) => row.length > 1 && !isRule(scene, row))
  if (first < 0) return null
  const isHead = (row: Row) => row.length > 1 && countedIn(scene, row).length === 0
  if (!isHead(rows[first] ?? [])) return null
  let body = first + 1
  const heads = [rows[first] ?? []]
  while (body < rows.length && isHead(rows[body] ?? []) && body - first < 3) {
    const row = rows[body] ?? []
    if (!isRule(scene, row)) heads.push(row)
    body++
  }
  const columns = columnsOf(scene, heads, timeAbove(scene, heads[0]?.[0]?.from ?? 0))
  if (!columns.some((it) => it?.kind === 'total' || it?.kind === 'month' || it?.kind === 'value')) return null
  const inside = rows.slice(body).filter((row) => row.length > 1)
  const found = bound(scene, columns, inside, notesAmong(scene, lines.slice(body)))
  if (found === null) return null
  const title = lines.slice(0, first)
  const pairs = found.pairs.map((it) => ({ ...it, table: [...title, ...(it.table ?? [])] }))
  return { ...found, pairs }
}

function bound(
  scene: Scene,
  columns: Columns,
  rows: readonly Row[],
  notes: readonly FigureHit[],
): Gridded | null {
  const title = mentionsIn(scene).filter((it) => it.to <= (rows[0]?.[0]?.from ?? 0))
  const taken: Pair[] = []
  const leftOut: LeftOut[] = notes.map((it) => ({ ...place(it), why: '表下附注中的数' }))
  const figures = new Set<FigureHit>(notes)
  const places = rows.filter((row) => placeOf(scene, row) !== null)
  if (places.length > 0 && !rows.some((row) => isOwn(scene, row))) return null
  for (const row of rows) {
    const counted = countedIn(scene, row)
    for (const it of scene.figures) if (isWithin(it, row)) figures.add(it)
    const own = places.length > 0 && isOwn(scene, row)
    const where = placeOf(scene, row) ?? (places.length > 0 && isTotal(scene, row) ? CITY : null)
    if (where !== null && !own) {
      leftOut.push(...counted.map((it) => ({ ...place(it), why: ELSEWHERE, place: where })))
      continue
    }
    const pairs = own ? ofTotal(scene, columns, row, title) : ofIndicator(scene, columns, row)
    taken.push(...pairs)
    if (pairs.length === 0) continue
    for (const it of counted) {
      if (pairs.some((pair) => pair.figure === it)) continue
      const heading = columns[columnOf(row, it)] ?? null
      if (heading !== null) leftOut.push({ ...place(it), why: WHY[heading.kind] })
    }
  }
  const twice = (it: Pair) => taken.some((other) => other !== it && isSame(it, other))
  return { figures, pairs: taken.filter((it) => !twice(it)), leftOut }
}

/** The row of one indicator: the cumulative number of its measure, else the only one. */
function ofIndicator(scene: Scene, columns: Columns, row: Row): Pair[] {
  const named = mentionsIn(scene).filter((it) => isWithin(it, row))
  const [mention] = named
  if (mention === undefined || named.length > 1) return []
  const label = row.find((it) => mention.from >= it.from && mention.to <= it.to)
  if (label === undefined || !isExplained(scene, label, mention)) return []
  const pairs = mention.ids.flatMap((id) => {
    const only = { ...mention, ids: [id] }
    const at = chosen(scene, columns, row, only)
    return at === null ? [] : pairsAt(scene, columns, row, only, at)
  })
  // What fits two indicators alike is the bot's to ask, not to choose.
  return new Set(pairs.map((it) => it.figure)).size === pairs.length ? pairs : []
}

/** 全市 below its counties: each column is of the indicator in its heading, or all of the one in the title. */
function ofTotal(scene: Scene, columns: Columns, row: Row, title: readonly NameHit[]): Pair[] {
  if (columns.some((it) => it?.mention))
    return columns.flatMap((it, at) => (it?.mention ? pairsAt(scene, columns, row, it.mention, at) : []))
  const [mention, ...others] = title
  if (mention === undefined || others.length > 0) return []
  const at = chosen(scene, columns, row, mention)
  return at === null ? [] : pairsAt(scene, columns, row, mention, at)
}

function pairsAt(scene: Scene, columns: Columns, row: Row, mention: NameHit, at: number): Pair[] {
  const pair = paired(scene, columns, row, mention, at)
  if (pair === null) return []
  return [isTotal(scene, row) ? { ...pair, whole: true } : pair]
}

/** The column whose number is the figure; null where that is not clear. */
function chosen(scene: Scene, columns: Columns, row: Row, mention: NameHit): number | null {
  const indicators = mention.ids.map((id) => scene.plan.indicator(id))
  const growth = indicators.every((it) => it.kind === 'growth')
  const filled = columns.flatMap((it, at) =>
    it !== null && figureIn(scene, row[at]) !== null ? [{ ...it, at }] : [],
  )
  const rates = filled.filter((it) => it.measure === 'rate')
  const of = (kinds: readonly Heading['kind'][]) => {
    const own = (it: Heading) => it.mention === null || it.mention.ids.some((id) => mention.ids.includes(id))
    const all = filled.filter((it) => kinds.includes(it.kind) && own(it))
    const fitting = growth
      ? rates.length > 0
        ? all.filter((it) => it.measure === 'rate')
        : all.filter((it) => it.measure === null)
      : all.filter((it) => it.measure !== 'rate')
    return fitting.filter((it) => paired(scene, columns, row, mention, it.at) !== null)
  }
  const totals = of(['total']).sort((a, b) => (a.period?.to ?? '').localeCompare(b.period?.to ?? ''))
  const [earlier, latest] = totals.slice(-2)
  // Of 1-8月 and 1-9月 the later one; two of one time are not told apart.
  if (latest !== undefined) return earlier?.period?.to === latest.period?.to ? null : latest.at
  if (earlier !== undefined) return earlier.at
  const others = of(['value', 'month'])
  return others.length === 1 ? (others[0]?.at ?? null) : null
}

/** The number of a cell as a figure of an indicator, in the unit that its column, else its row, says. */
function paired(scene: Scene, columns: Columns, row: Row, mention: NameHit, at: number): Pair | null {
  const [figure, heading, cell] = [figureIn(scene, row[at]), columns[at], row[at]]
  if (figure === null || !heading || cell === undefined) return null
  const text = scene.text.slice(cell.from, cell.to).trim()
  const bare = /^[+-]?\d+(?:\.\d+)?$/.test(text)
  const unit = heading.unit ?? (heading.measure === 'rate' ? unitIn('%') : unitOfRow(scene, row))
  const value = bare ? Number(text) * (unit?.scale ?? 1) : figure.value
  const read: FigureHit = bare ? { ...figure, value, unit: unit?.name ?? null, noise: null } : figure
  const pair = pairOf(scene, mention, read)
  if (pair === null) return null
  const period = heading.period ?? pair.reported.period
  const words = row.filter((it) => countedIn(scene, [it]).length === 0)
  return { ...pair, figure, reported: { ...pair.reported, period }, table: [...heading.cells, ...words] }
}

/** 社零(亿元), or a cell that holds nothing but a unit. */
function unitOfRow(scene: Scene, row: Row): ReturnType<typeof unitIn> {
  for (const cell of row) {
    const text = scene.text.slice(cell.from, cell.to).trim()
    const unit = unitIn(/\(([^)]*)\)$/.exec(text)?.[1] ?? text)
    if (unit !== null) return unit
  }
  return null
}

/** Whether the label says nothing beside the name: 社零总额(亿元) does not, 其中:限上社零 does. */
function isExplained(scene: Scene, label: Span, mention: NameHit): boolean {
  const text = scene.text.slice(label.from, label.to)
  if (/其中|^[#＃]/.test(text.trim())) return false
  const names = mention.ids.map((id) => scene.plan.indicator(id).name)
  const plain = (from: number, to: number) =>
    scene.words
      .slice(from, to)
      .replace(/\([^)]*\)?/g, '')
      .replace(/^\s*[一二三四五六七八九十\d]+[、.]/, '')
  const before = plain(label.from, mention.from)
  const behind = plain(mention.to, label.to)
  return !/[\u4e00-\u9fff]/.test(before) && !ownNounBetween(behind, 0, behind.length, names)
}

/** The time of a table's title: of what its columns do not say themselves (累计 below 1-9月主要指标). */
function timeAbove(scene: Scene, before: number): PeriodHit['period'] {
  return scene.periods.findLast((it) => it.to <= before && it.role === 'period')?.period ?? null
}

function columnsOf(scene: Scene, heads: readonly Row[], above: PeriodHit['period']): Columns {
  const width = Math.max(...heads.map((it) => it.length))
  const rows = heads.map((row) => Array.from({ length: width }, (_, at) => filledCell(scene, row[at])))
  const last = rows.at(-1) ?? []
  const headings = rows.map((row, level) => {
    let open: Span | null = null
    return row.map((cell, at) => {
      if (cell !== null) open = cell
      // An upper cell reaches over the empty ones to its right that have something below them.
      const reached = cell ?? (level < rows.length - 1 && last[at] !== null ? open : null)
      return reached === null ? null : headingOf(scene, reached)
    })
  })
  const joinedUp = headings.reduce((upper, lower) => upper.map((it, at) => joined(it, lower[at] ?? null)))
  return withTimes(joinedUp).map((it) => {
    if (it === null || it.period !== null || above === null) return it
    // 累计 below 9月主要指标 runs from January.
    if (it.kind === 'total') return { ...it, period: { ...above, from: `${above.to.slice(0, 4)}-01-01` } }
    return it.kind === 'value' ? { ...it, period: above } : it
  })
}

function filledCell(scene: Scene, cell: Span | undefined): Span | null {
  return cell === undefined || scene.text.slice(cell.from, cell.to).trim() === '' ? null : cell
}

/** |---|:-:| */
function isRule(scene: Scene, row: Row): boolean {
  return row.every((it) => /^[\s:-]+$/.test(scene.text.slice(it.from, it.to)))
}

function countedIn(scene: Scene, row: Row): FigureHit[] {
  return scene.figures.filter((it) => row.some((cell) => it.from >= cell.from && it.from < cell.to))
}

function columnOf(row: Row, figure: Span): number {
  return row.findIndex((it) => figure.from >= it.from && figure.from < it.to)
}

function figureIn(scene: Scene, cell: Span | undefined): FigureHit | null {
  const inside = cell === undefined ? [] : countedIn(scene, [cell])
  return inside.length === 1 ? (inside[0] ?? null) : null
}

function isWithin(it: Span, row: Row): boolean {
  return row.some((cell) => it.from >= cell.from && it.from < cell.to)
}

function notesAmong(scene: Scene, lines: readonly Span[]): FigureHit[] {
  const notes = lines.filter((it) => NOTE.test(scene.text.slice(it.from, it.to).trim()))
  return scene.figures.filter((it) => notes.some((line) => it.from >= line.from && it.to <= line.to))
}

function labelOf(scene: Scene, row: Row): string {
  const cell = row.find((it) => !/^[\s\d.]*$/.test(scene.text.slice(it.from, it.to)))
  return cell === undefined ? '' : scene.text.slice(cell.from, cell.to).trim()
}

function placeOf(scene: Scene, row: Row): string | null {
  const label = labelOf(scene, row)
  const { counties = [] } = scene.plan.plan
  return counties.find((it) => it.name === label || it.aliases.includes(label))?.name ?? null
}

function isTotal(scene: Scene, row: Row): boolean {
  const { city } = scene.plan.plan
  return [city, `${city}市`, ...TOTALS].includes(labelOf(scene, row))
}

/** The row of a list of places whose figures the sender reports: the total, or to a county its own. */
function isOwn(scene: Scene, row: Row): boolean {
  return scene.home == null ? isTotal(scene, row) : placeOf(scene, row) === scene.home
}

function isSame(a: Pair, b: Pair): boolean {
  return a.reported.indicator === b.reported.indicator && a.reported.period?.to === b.reported.period?.to
}

function place(figure: FigureHit): { text: string; from: number; to: number } {
  return { text: figure.text, from: figure.from, to: figure.to }
}
