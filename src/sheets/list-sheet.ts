/**
 * A sheet of projects, tasks or policies as offices make them: headings in any order and under one another, the unit of
 * measure in the heading, above the table or in the cell, totals and notes between the rows.
 */
import { basename } from 'node:path'
import type { Day } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { type Heading, headingOf } from '../plan/lists/headings.ts'
import type { Item } from '../plan/lists/item.ts'
import { type Cells, itemOf } from '../plan/lists/row.ts'
import { amountOf, type Cell, dayIn, quoted, textOf, wordsOf } from './cell.ts'
import { cellName, columnName } from './marks.ts'
import { GENERAL } from './number-format.ts'
import { type Sheet, sheetsIn } from './workbook.ts'

export interface ListSheet {
  readonly items: readonly Item[]
  readonly headings: readonly string[]
  /** What the sheet calls itself, above its headings; else its file. */
  readonly title: string
  /** Where an item's name stands. */
  readonly cellOf: ReadonlyMap<string, string>
  /** 原名称: by the new name. */
  readonly formerly: ReadonlyMap<string, string>
  /** Each with its cell. */
  readonly faults: readonly string[]
  readonly hints: readonly string[]
  /** Totals, notes and what is hidden: not taken. */
  readonly aside: readonly string[]
}

const HEADINGS_WITHIN = 10
const EMPTY: Cell = { value: null, format: GENERAL }
const FORMER = '原名称'
const TOTAL = /^(?:[^a-z0-9]{0,12})?(?:合计|总计|小计|共计|总和)$/
const NOTE =
  /^(?:注|备注|说明|填报|制表|审核|联系|填表|单位负责|报送)[^\d]{0,6}[:：]|^[（(]?[一二三四五六七八九十]+[)）、.]/
const ABOVE_UNIT = /单位[:：]\s*((?:[百千]?[万亿])?元)/

/** Problems: those of a workbook, and `table.headings` where no sheet has a name's heading with another. */
export async function readListSheet(
  bytes: Uint8Array,
  file: string,
  plan: Catalogue,
  today: Day,
): Promise<ListSheet> {
  const made = new Making(plan, today)
  let found = false
  for (const sheet of await sheetsIn(bytes, file)) {
    const at = headingRow(sheet)
    if (at < 0) continue
    if (sheet.marks.hidden) made.aside.push(`隐藏的工作表${quoted(sheet.name)}`)
    else {
      found = true
      made.read(sheet, at)
    }
  }
  if (!found)
    throw new Problem(
      'table.headings',
      `${file} 中没有清单的表头`,
      `请在前${HEADINGS_WITHIN}行内写出表头，至少有“项目名称”（任务名称、政策名称）和一列“责任单位”“县市区”“总投资”“计划开工”等。`,
    )
  made.faults.push(...made.clashes())
  return { ...made, title: made.title ?? basename(file).replace(/\.xlsx$/i, '') }
}

/** A row with the heading of names and at least one more that is known. */
function headingRow({ rows }: Sheet): number {
  return rows.slice(0, HEADINGS_WITHIN).findIndex((row) => {
    const known = row.map((it) => headingOf(textOf(it))).filter((it) => 'field' in it || 'span' in it)
    return known.length >= 2 && known.some((it) => 'field' in it && it.field === 'name')
  })
}

class Making {
  readonly items: Item[] = []
  readonly headings: string[] = []
  readonly cellOf = new Map<string, string>()
  readonly formerly = new Map<string, string>()
  readonly faults: string[] = []
  readonly hints: string[] = []
  readonly aside: string[] = []
  title: string | null = null
  /** Short forms with their cells. */
  readonly #forms: { readonly form: string; readonly name: string; readonly cell: string }[] = []
  readonly #plan: Catalogue
  readonly #today: Day

  constructor(plan: Catalogue, today: Day) {
    this.#plan = plan
    this.#today = today
  }

  /** A short form that is another item's name, or its short form, tells nobody which is meant. */
  clashes(): string[] {
    const names = new Set(this.items.map((it) => it.name))
    return this.#forms.flatMap(({ form, name, cell }, at) => {
      const other = this.#forms.slice(0, at).find((it) => it.form === form && it.name !== name)
      const whose = form !== name && names.has(form) ? form : other?.name
      return whose === undefined ? [] : [`${cell}：简称${quoted(form)}也指${quoted(whose)}`]
    })
  }

  read(sheet: Sheet, at: number): void {
    const above = sheet.rows.slice(0, at).flatMap((row) => row.map(textOf).filter((it) => it !== ''))
    this.title ??= above.find((it) => !ABOVE_UNIT.test(it) && it.length <= 40 && !/[。；]/.test(it)) ?? null
    const unit = above.map((it) => ABOVE_UNIT.exec(it)?.[1]).find((it) => it !== undefined) ?? null
    const { titles, below } = titlesOf(sheet, at, unit)
    this.#headed(sheet, at, titles)
    for (let line = below; line < sheet.rows.length; line++) this.#row(sheet, line, titles)
  }

  #headed(sheet: Sheet, at: number, titles: readonly string[]): void {
    const seen = new Map<string, number>()
    for (const [column, title] of titles.entries()) {
      if (title === '') continue
      const key = keyOf(headingOf(title))
      const other = key === null ? undefined : seen.get(key)
      const cell = cellName(sheet.name, at, column)
      if (other !== undefined) this.faults.push(`${cell} ${quoted(title)}：与${columnName(other)}列是同一项`)
      if (key !== null) seen.set(key, column)
      if (sheet.marks.isHiddenColumn(column))
        this.faults.push(`${cell} ${quoted(title)}：这一列是隐藏的，请取消隐藏或删去`)
      this.headings.push(title)
    }
  }

  #row(sheet: Sheet, line: number, titles: readonly string[]): void {
    const row = sheet.rows[line] ?? []
    const filled = row.filter((it, column) => textOf(it) !== '' && !sheet.marks.isHiddenColumn(column))
    if (filled.length === 0) return
    if (sheet.marks.isHiddenRow(line)) {
      this.aside.push(`隐藏的${sheet.name}第${line + 1}行`)
      return
    }
    const place = (title: string) => titles.indexOf(title)
    const of = (title: string) => row[place(title)] ?? EMPTY
    const nameAt = titles.findIndex((it) => isName(headingOf(it)))
    const name = typed(row[nameAt] ?? EMPTY)
    const first = textOf(filled[0] ?? EMPTY)
    const label = [name, first].find((it) => TOTAL.test(it.replace(/\s/g, '')))
    const only = filled.length === 1 && typeof filled[0]?.value === 'string'
    if (label !== undefined || only || NOTE.test(first) || isName(headingOf(name))) {
      this.aside.push(`${cellName(sheet.name, line, Math.max(0, nameAt))} ${quoted(label ?? first)}`)
      return
    }
    const cells: Cells = {
      headings: titles.filter((it) => it !== ''),
      text: (title) => typed(of(title)),
      amount: (title) => amountOf(of(title)),
      day: (title) => dayIn(of(title)),
    }
    const { item, faults } = itemOf(cells, this.#plan, this.#today)
    for (const { heading, why, hint } of faults) {
      const cell = cellName(sheet.name, line, Math.max(0, place(heading) < 0 ? nameAt : place(heading)))
      const list = hint === true ? this.hints : this.faults
      list.push(`${cell}：${why}`)
    }
    if (name === '') return
    const cell = cellName(sheet.name, line, nameAt)
    const twice = this.cellOf.get(name)
    if (twice !== undefined) this.faults.push(`${cell} ${quoted(name)}：与${twice}是同一个名称`)
    this.cellOf.set(name, cell)
    const former = typed(row[titles.indexOf(FORMER)] ?? EMPTY)
    if (former !== '') this.formerly.set(name, former)
    if (item === null) return
    this.items.push(item)
    const formsAt = titles.findIndex((it) => keyOf(headingOf(it)) === 'aliases')
    for (const form of item.aliases)
      this.#forms.push({ form, name, cell: cellName(sheet.name, line, Math.max(0, formsAt)) })
  }
}

/** Words as they were typed: full width stays so. */
function typed(cell: Cell): string {
  return typeof cell.value === 'string' ? wordsOf(cell) : textOf(cell)
}

function isName(heading: Heading): boolean {
  return 'field' in heading && heading.field === 'name'
}

/** What makes two columns the same. */
function keyOf(heading: Heading): string | null {
  if ('field' in heading) return heading.field
  return 'fund' in heading ? `${heading.fund} ${heading.of}` : null
}

/**
 * The headings, two rows of them read together: 中央预算内投资 over 到位 and 支付. A row below is one of headings where the
 * column of names is empty in it and it holds words alone.
 */
function titlesOf(sheet: Sheet, at: number, unit: string | null): { titles: string[]; below: number } {
  const top = (sheet.rows[at] ?? []).map(textOf)
  const under = sheet.rows[at + 1] ?? []
  const nameAt = top.findIndex((it) => isName(headingOf(it)))
  const words = under.map(textOf)
  const second =
    words.some((it) => it !== '') &&
    (words[nameAt] ?? '') === '' &&
    under.every((it) => it.value === null || typeof it.value === 'string') &&
    words
      .filter((it) => it !== '')
      .every((it) => it.length <= 20 && !/\d{3}/.test(it.replace(/^\d{4}年/, '')))
  const width = Math.max(top.length, second ? under.length : 0)
  let group = ''
  const titles = Array.from({ length: width }, (_, column) => {
    const own = top[column] ?? ''
    if (own !== '') group = own
    const sub = second ? (words[column] ?? '') : ''
    return withUnit(sub === '' ? own : joined(group, sub), unit)
  })
  return { titles, below: at + (second ? 2 : 1) }
}

function joined(group: string, sub: string): string {
  const known = (title: string) => !('more' in headingOf(title))
  return [`${group}${sub}`, sub].find(known) ?? `${group}${sub}`
}

/** 单位：万元 above the table is of every amount that says none. */
function withUnit(title: string, unit: string | null): string {
  const heading = headingOf(title)
  const money =
    ('field' in heading && (heading.field === 'total' || heading.field === 'planned')) || 'fund' in heading
  return unit !== null && money && 'unit' in heading && heading.unit === null ? `${title}(${unit})` : title
}
