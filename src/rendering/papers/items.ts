/**
 * Projects, tasks and policies in the three papers: 项目调度 before the indicators, 清单事项 of one unit, and the table
 * of the 月通报. Each list has its share of a body of three pages; all of it stands in the annex.
 */
import type { Bulletin } from '../../bulletins/bulletin.ts'
import type { ItemMoved, ItemRow, PaperItems } from '../../bulletins/items.ts'
import { momentText } from '../../plan/lists/moment.ts'
import { dayText, decimal, periodText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { blockedText, money, saidPieces, shareText, stageText } from '../words/item.ts'
import { IN_ANNEX } from './lists.ts'
import { type Annex, type Block, type Cell, type Column, item, oneLine, section, text } from './paper.ts'
import { asOfText, planText } from './pieces.ts'
import { clipped, within } from './space.ts'

/** Lines of the parts of 项目调度. */
const LINES = { moved: 6, blocked: 6, near: 3, late: 6 } as const
/** Characters of a unit's own words in a body. */
const WORDS = 24
/** More rows than these are pages on paper that nobody reads: what stands still is left to the sheet. */
const ON_PAPER = 60

/** `30个项目：已开工18个，已竣工2个，受阻3个，滞后或逾期6个；已报本年完成投资32亿元（各取最近一期，25个已报，…）`. */
export function itemsText(items: PaperItems, pending: boolean): string {
  const { rows, started, finished, blocked, late, invested, planned, reported, waiting } = items
  const spent =
    invested === null
      ? '完成投资无数据'
      : `已报本年完成投资${money(invested)}（各取最近一期，${reported}个已报，${rows.length - reported}个未报${planned === null ? '' : `；全部项目年度计划${money(planned)}`}）`
  const wait =
    waiting === 0
      ? ''
      : pending
        ? `含待审核进展${waiting}条，以审核结果为准。`
        : `另有${waiting}条进展待审核，未计入。`
  return `${rows.length}个项目：已开工${started}个，已竣工${finished}个，受阻${blocked.length}个，滞后或逾期${late.length}个；${spent}。${wait}`
}

/** 周调度: moved, to be coordinated, beginning and ending soon, late. What is empty is not listed. */
export function dispatchItems(items: PaperItems, words: WordsContext, pending: boolean): Block[] {
  const { moved, blocked, starting, ending, late } = items
  const open = blocked.filter((it) => it.blocked?.answered == null)
  const near = [
    ...starting.map((it) => `${it.name}（计划${dateOf(it.starts, words)}开工，${ownerOf(it)}）。`),
    ...ending.map((it) => `${it.name}（计划${dateOf(it.ends, words)}竣工，${ownerOf(it)}）。`),
  ]
  const parts = [
    {
      title: `本周有进展${moved.length}个`,
      lines: moved.map((it) => movedLine(it, words)),
      most: LINES.moved,
    },
    {
      title: `受阻${blocked.length}个，待协调${open.length}个`,
      lines: blocked.map((it) => blockedLine(it)),
      most: LINES.blocked,
    },
    {
      title: `一个月内应开工${starting.length}个、应竣工${ending.length}个`,
      lines: near,
      most: LINES.near,
    },
    {
      title: `滞后或逾期${late.length}个`,
      lines: late.map((it) => lateLine(it, words)),
      most: LINES.late,
    },
  ]
  return [
    text(itemsText(items, pending)),
    ...parts
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, lines, most }, at) => [section(at + 1, title), ...listed(lines, most)]),
  ]
}

/** 督导 of one unit, 月通报 of all: what is late or held up. */
export function lateItems(
  items: PaperItems,
  words: WordsContext,
  lines: number,
  unit: string | null = null,
): Block[] {
  const all = troubleLines(items, words, unit)
  return all.length === 0 ? [] : listed(all, lines)
}

/** What is late or held up, each once; to the unit itself its name is not said in every line. */
export function troubleLines(
  { late, blocked }: PaperItems,
  words: WordsContext,
  unit: string | null = null,
): string[] {
  const held = blocked.filter((it) => !late.some((other) => isSame(it, other)))
  return [...late.map((it) => lateLine(it, words, unit)), ...held.map((it) => blockedLine(it, unit))]
}

export function troubledIn({ late, blocked }: PaperItems): number {
  return late.length + blocked.filter((it) => !late.some((other) => isSame(it, other))).length
}

function isSame(one: ItemRow, other: ItemRow): boolean {
  return one.list === other.list && one.name === other.name
}

function listed(lines: readonly string[], most: number): Block[] {
  return within(
    lines.map((it, at) => item(at + 1, it)),
    most,
    (rest) => `其余${rest}个${IN_ANNEX}。`,
  )
}

/** `紫光芯片产业园项目（市工信局10月9日报）：1—9月完成投资3.2亿元，“主体封顶”。` */
function movedLine({ row, unit, said, day }: ItemMoved, words: WordsContext): string {
  const { note, ...facts } = said
  const pieces = [
    ...saidPieces(facts, words),
    ...(note === undefined ? [] : [`“${clipped(oneLine(note), WORDS)}”`]),
  ]
  return `${row.name}（${unit}${dayText(day, words.plan.plan.year)}报）：${pieces.join('，')}。`
}

/** `…（市工信局）：受阻：用地未批，需市资规局协调，已14天，市资规局尚未答复。` */
function blockedLine(row: ItemRow, unit: string | null = null): string {
  return `${row.name}${whoseText(row, unit)}：${heldUp(row)}。`
}

function heldUp({ blocked }: ItemRow): string {
  if (blocked === null) return ''
  const { needs, days, answered } = blocked
  const answer = needs === null ? '' : answered === null ? '，尚未答复' : `，${answered}已答复`
  const why = blockedText({ ...blocked, why: clipped(oneLine(blocked.why), WORDS) })
  return `${why}，已${days}天${answer}`
}

/** `…（市交通局）：计划5月开工，逾期134天未报开工；…` */
function lateLine(row: ItemRow, words: WordsContext, unit: string | null = null): string {
  const { name, lateStart, lateEnd, starts, ends, kind, invested, behind } = row
  const { year } = words.plan.plan
  const [began, done] = kind === 'project' ? ['开工', '竣工'] : ['启动', '完成']
  const share = behind ? shareText(row) : null
  const spent = invested === null ? '' : `${periodText(invested.period, year)}完成${money(invested.value)}，`
  const facts = [
    ...(lateStart > 0 ? [`计划${dateOf(starts, words)}${began}，逾期${lateStart}天未报${began}`] : []),
    ...(lateEnd > 0 ? [`计划${dateOf(ends, words)}${done}，逾期${lateEnd}天未报${done}`] : []),
    ...(share === null ? [] : [`${spent}${share}`]),
    ...(row.blocked === null ? [] : [heldUp(row)]),
  ]
  return `${name}${whoseText(row, unit)}：${facts.join('；')}。`
}

function whoseText(row: ItemRow, unit: string | null): string {
  const owner = ownerOf(row)
  return owner === unit ? '' : `（${owner}）`
}

function ownerOf({ unit, county }: ItemRow): string {
  return unit ?? county ?? '责任单位未写明'
}

function dateOf(moment: string | null, words: WordsContext): string {
  return moment === null ? '' : momentText(moment, words.plan.plan.year)
}

const COLUMNS: readonly Column[] = [
  { title: '序号', width: 4, align: 'center' },
  { title: '清单', width: 8, align: 'left' },
  { title: '名称', width: 16, align: 'left' },
  { title: '责任单位', width: 9, align: 'left' },
  { title: '县市区', width: 7, align: 'left' },
  { title: '总投资（亿元）', width: 6, align: 'right', places: 4 },
  { title: '年度计划（亿元）', width: 6, align: 'right', places: 4 },
  { title: '完成投资（亿元）', width: 6, align: 'right', places: 4 },
  { title: '数据期', width: 7, align: 'center' },
  { title: '占年度计划（%）', width: 6, align: 'right', places: 1 },
  { title: '序时（%）', width: 5, align: 'right', places: 1 },
  { title: '状态', width: 11, align: 'left' },
  { title: '受阻和协调', width: 14, align: 'left' },
]

/** Every item in a row; of very many, on paper those that moved, are late or are held up. */
export function itemsAnnexes(bulletin: Bulletin, words: WordsContext): Annex[] {
  const { items, spec } = bulletin
  if (items === undefined) return []
  const name = items.rows.every((it) => it.kind === 'project') ? '项目' : '清单事项'
  const title = `${name}进展表`
  const head = `${planText(words)}，${asOfText(bulletin)}。金额单位：亿元；空格或“—”为无数据，不等于0。`
  const annex = (rows: readonly ItemRow[]) => ({
    title,
    note: head,
    table: tableOf(rows, words),
    landscape: true,
  })
  if (items.rows.length <= ON_PAPER || spec.unit !== null) return [annex(items.rows)]
  const told = [...items.moved.map((it) => it.row), ...items.blocked, ...items.late]
  const some = items.rows.filter((it) => told.some((other) => isSame(it, other)))
  const rest = items.rows.length - some.length
  const note = `${head}有进展、受阻、滞后或逾期的${some.length}个，其余${rest}个见电子表格。`
  return [
    ...(some.length === 0 ? [] : [{ ...annex(some), title: `${title}（部分）`, note }]),
    { ...annex(items.rows), sheetOnly: true },
  ]
}

function tableOf(rows: readonly ItemRow[], words: WordsContext): Annex['table'] {
  const { year } = words.plan.plan
  const cells = rows.map((row, at): Cell[] => {
    const { list, name, unit, county, total, planned, invested, share, scheduled } = row
    return [
      ...[at + 1, list, name, unit, county, total, planned, invested?.value ?? null],
      invested === null ? null : periodText(invested.period, year),
      ...[share, scheduled, stateText(row, words), row.blocked === null ? null : heldUp(row)],
    ]
  })
  const several = new Set(rows.map((it) => it.list)).size > 1
  const columns = COLUMNS.map((it, at) =>
    it.places === undefined ? it : { ...it, places: placesOf(cells, at, it.places) },
  )
  if (several) return { columns, rows: cells, groupBy: 1 }
  const one = <T>(all: readonly T[]) => all.filter((_, at) => at !== 1)
  return { columns: one(columns), rows: cells.map(one) }
}

/** As many decimals as the column's amounts have: 36.0000 breaks in its narrow column. */
function placesOf(rows: readonly (readonly Cell[])[], column: number, most: number): number {
  const lengths = rows.map((row) => {
    const cell = row[column]
    return typeof cell === 'number' ? (cell.toFixed(most).replace(/0+$/, '').split('.')[1] ?? '').length : 0
  })
  return Math.max(...lengths, 1)
}

/** `3月18日开工，低于序时21.7个百分点`; `未报开工，逾期134天`. */
function stateText(row: ItemRow, words: WordsContext): string {
  const { lateStart, lateEnd, gap, behind } = row
  const late = Math.max(lateStart, lateEnd)
  const facts = [
    stageText(row, words),
    ...(late > 0 ? [`逾期${late}天`] : []),
    ...(behind && gap !== null ? [`低于序时${decimal(gap)}个百分点`] : []),
  ]
  return facts.join('，')
}
