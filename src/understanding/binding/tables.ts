/**
 * Pasted tables: a first line that names columns (年度目标, 1-6月累计, 去年同期, 完成率) tells for the lines
 * below which of their numbers is the figure. Columns are known by their words, in their order: blanks and
 * bars between them do not survive pasting.
 */
import { NOISE } from '../figures/noise.ts'
import type { FigureHit, PeriodHit } from '../reading.ts'
import type { Scene } from './scene.ts'
import { segmentsOf } from './segments.ts'

export interface Column {
  readonly kind: 'value' | 'total' | 'target' | 'earlier' | 'share' | 'number'
  readonly period: PeriodHit['period']
}

/** Of a figure in a table: why it does not count, or null and the period of its column. */
export interface Cell {
  readonly why: string | null
  readonly period: PeriodHit['period']
}

const HEADINGS: readonly (readonly [RegExp, Column['kind']])[] = [
  [/^(?:序号|编号)/, 'number'],
  [/^(?:更正[为后]|改[为后]|修改后|修正后|现报|核定)(?:数|值)?/, 'total'],
  [/^(?:原报?|更正前|改前|修改前|旧)(?:标准|数|值)?/, 'earlier'],
  [/^(?:完成率|完成比例|进度|占年度目标|占比|完成年度目标比例)/, 'share'],
  [/^(?:年度|全年|全市)?(?:目标值?|任务数?|计划数?|目标任务)/, 'target'],
  [/^(?:去年|上年|上月|上季度?|上期)(?:同期|同月)?(?:数|值)?/, 'earlier'],
  [/^同期(?:数|值)?/, 'earlier'],
  [/^(?:累计)(?:完成|数|值|增速)?/, 'total'],
  [/^(?:标准|完成|实际|本期|本月|当月|目前|现状|增速|数值|实绩)(?:完成|情况|值|数|新增)?/, 'value'],
]
const WHY: Partial<Record<Column['kind'], string>> = {
  target: '表中的目标值',
  earlier: '表中的上期或同期数',
  share: '表中的完成率',
}

export function cellsOf(scene: Scene): ReadonlyMap<FigureHit, Cell> {
  const cells = new Map<FigureHit, Cell>()
  const lines = [...segmentsOf(scene.words)].filter((it) => scene.words.slice(it.from, it.to).trim() !== '')
  let columns: readonly Column[] = []
  for (const line of lines) {
    const figures = scene.figures.filter((it) => it.from >= line.from && it.to <= line.to)
    if (figures.length === 0) {
      const found = heading(scene, line.from, line.to)
      if (found.length >= 2) columns = found
      continue
    }
    const row = figures.filter((it) => it.noise !== NOISE.numbering)
    const expected = isRow(scene, row) ? fitting(columns, row.length) : null
    if (expected === null) continue
    const counted = countedColumn(expected)
    if (counted < 0) continue
    row.forEach((figure, at) => {
      const column = expected[at]
      if (column === undefined) return
      const why = at === counted ? null : (WHY[column.kind] ?? '表中另有累计数')
      cells.set(figure, { why, period: column.period })
    })
  }
  return cells
}

/** Between the numbers of a row stand marks and measures; a sentence (12项,其中石化7项) fills no columns. */
function isRow({ words }: Scene, row: readonly FigureHit[]): boolean {
  return row.every((it, at) => {
    const next = row[at + 1]
    return next === undefined || !/[,;。、]\s*\p{Script=Han}{2}/u.test(words.slice(it.to, next.from))
  })
}

/** The columns of a first line; in a title (民生实事进度(目标/完成)) those in its brackets. */
function heading(scene: Scene, from: number, to: number): Column[] {
  const open = scene.words.lastIndexOf('(', to - 1)
  const bracketed = open >= from ? columnsIn(scene, open, to) : []
  return bracketed.length >= 2 ? bracketed : columnsIn(scene, from, to)
}

/** The columns that a row of so many numbers fills: without those of running numbers, or of 进度 in a title. */
function fitting(columns: readonly Column[], numbers: number): readonly Column[] | null {
  const numbered = columns.filter((it) => it.kind !== 'number')
  const untitled = numbered[0]?.kind === 'share' ? numbered.slice(1) : numbered
  return [numbered, untitled].find((it) => it.length > 1 && it.length === numbers) ?? null
}

/** The column that is reported: the total where there is one, else the only value; -1 where that is not clear. */
function countedColumn(columns: readonly Column[]): number {
  const totals = columns.flatMap((it, at) => (it.kind === 'total' ? [at] : []))
  const values = columns.flatMap((it, at) => (it.kind === 'value' ? [at] : []))
  return (totals.length === 1 ? totals[0] : totals.length === 0 && values.length === 1 ? values[0] : -1) ?? -1
}

function columnsIn(scene: Scene, from: number, to: number): Column[] {
  const columns: Column[] = []
  for (let at = from; at < to; ) {
    const hit = scene.periods.find((it) => it.from === at)
    if (hit !== undefined && hit.role !== 'comparison') {
      const total =
        hit.period?.from.endsWith('-01-01') === true &&
        hit.period.from.slice(0, 7) !== hit.period.to.slice(0, 7)
      const tail = /^(?:累计|完成|新增|当月|数|值|增速)*/.exec(scene.words.slice(hit.to, to))?.[0] ?? ''
      columns.push({ kind: total || tail.includes('累计') ? 'total' : 'value', period: hit.period })
      at = hit.to + tail.length
      continue
    }
    const rest = hit === undefined ? scene.words.slice(at, to) : scene.text.slice(at, to)
    const heading = HEADINGS.find(([pattern]) => pattern.test(rest))
    if (heading === undefined) {
      at++
      continue
    }
    columns.push({ kind: heading[1], period: null })
    at += heading[0].exec(rest)?.[0].length ?? 1
  }
  return columns
}
