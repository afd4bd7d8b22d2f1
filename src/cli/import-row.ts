/** One row of a table of figures: what it says, or each cell in which it is wrong. */

import type { Day } from '../base/clock.ts'
import { ODDITY_NAMES } from '../judging/oddity.ts'
import { plausibility } from '../judging/plausibility.ts'
import type { Books } from '../ledger/books.ts'
import type { Figure, Revision } from '../ledger/revision.ts'
import { factKey } from '../ledger/standing.ts'
import { isAbsurd } from '../plan/bounds.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { CITY, countyOf } from '../plan/counties.ts'
import { wholeWord } from '../plan/own-words.ts'
import { isYearToDate, type Period } from '../plan/period.ts'
import { convert, printNumber, printQuantity } from '../plan/quantity.ts'
import type { Indicator } from '../plan/schema.ts'
import { unitOf } from '../plan/units.ts'
import { periodText } from '../rendering/numbers.ts'
import type { Amount } from '../sheets/cell.ts'
import { wholePeriod } from '../understanding/periods/whole.ts'
import { stageOf } from '../understanding/rest/marks.ts'
import { knownUnit } from './names.ts'
import { EXPORTED, PLAN, YEAR } from './sheet-plan.ts'
import { quoted, type TableRow } from './spreadsheet.ts'

/** What somebody found when they looked into a figure that is in doubt: with it the figure is taken. */
const CHECKED = '核对说明'
/** Characters of it: a word says nothing, an essay is no note. */
const [SHORTEST, LONGEST] = [4, 200] as const
/** Of no period's year: the year always stands in front. */
const EVERY_YEAR = 0
export const HEADINGS = {
  required: ['指标', '时期', '数值'],
  known: ['计量单位', '填报单位', '阶段', '范围', CHECKED, PLAN, YEAR, ...EXPORTED],
}

export interface Taken {
  readonly cell: string
  /** Indicator, period and value, to be looked over. */
  readonly words: string
  readonly revision: Revision
  readonly key: string
  /** The same value stands already. */
  readonly stands: boolean
  /** Of a figure in doubt: why, and what was found. */
  readonly checked: string | null
  /** Its period names no year, and is one of the plan's. */
  readonly yearless: boolean
}

type Wrong = (heading: string, why: string) => void

/** 注：…, 填报人：…: words below a table, with no value and no name of the plan's. */
export function isNote({ plan }: Books, row: TableRow): boolean {
  if (indicatorNamed(plan, row.text('指标')) !== null || row.text('数值') !== '') return false
  return row.note !== null || (row.text('指标') !== '' && wholePeriod(row.text('时期'), endOf(plan)) === null)
}

/** Null where the row is wrong; every fault is told with the heading of its cell. */
export function figureOf(books: Books, row: TableRow, wrong: Wrong): Taken | null {
  const { plan, standing, today } = books
  const indicator = indicatorNamed(plan, row.text('指标'))
  if (indicator === null) wrong('指标', `计划中没有指标${quoted(row.text('指标'))}`)
  const period = periodOf(row, plan, wrong)
  const amount = row.amount('数值')
  if ('wrong' in amount) wrong('数值', amount.wrong)
  if (indicator === null || period === null || 'wrong' in amount) return null
  const value = inOwnUnit(indicator, amount, row.text('计量单位'), wrong)
  if (value === null) return null
  const said = row.text('填报单位')
  const owner = said === '' ? indicator.owner_units[0] : knownUnit(plan, said)
  const scope = scopeNamed(plan, row.text('范围'))
  const county = owner == null ? null : countyOf(plan, owner)
  const ofCounty = county !== null && county === scope
  if (owner == null || !(ofCounty || indicator.owner_units.includes(owner))) {
    wrong('填报单位', `该指标由${indicator.owner_units.join('、')}填报`)
    return null
  }
  const stage = stageOf(row.text('阶段')) ?? null
  if (row.text('阶段') !== '' && stage === null) wrong('阶段', '应为快报、初步或核实数')
  if (scope === null) {
    wrong('范围', `没有${quoted(row.text('范围'))}这个县市区`)
    return null
  }
  if (period.from > today) wrong('时期', `${periodText(period, EVERY_YEAR)}还没有开始`)
  else if (period.to > today) wrong('时期', '该时期尚未结束')
  const basis = isYearToDate(period) ? ('cumulative' as const) : ('single' as const)
  const figure: Figure = {
    indicator: indicator.id,
    period,
    basis,
    scope,
    stage,
    value,
    unit: indicator.unit,
  }
  const name = `${indicator.name}（${periodText(period, plan.plan.year)}）`
  const other = standing.figure(figure)
  const stands = other?.figure.value === value
  if (other !== undefined && !stands)
    wrong('数值', `已登记${other.figure.value}${other.figure.unit}，与表中不同；更正请由填报单位办理`)
  const place = scope === CITY ? '' : `${scope}　`
  return {
    cell: row.cell('数值'),
    words: `${place}${name}　${printQuantity(value, indicator.unit)}　${owner}`,
    revision: { type: 'figure_reported', figure, unit: owner, onBehalf: true },
    key: factKey(figure),
    stands,
    checked: stands ? null : checkedOf(books, row, figure, amount, name, wrong),
    yearless: !/\d{4}/.test(row.text('时期')),
  }
}

/** A month without a year is one of the plan's, whenever the table is read. */
function endOf({ plan }: Catalogue): Day {
  return `${plan.year}-12-31`
}

function periodOf(row: TableRow, plan: Catalogue, wrong: Wrong): Period | null {
  const day = row.day('时期')
  if (day !== null) {
    const why = '“1-9”一类的字会被表格软件改成日期'
    wrong('时期', `单元格是日期（${day}）：${why}；请设为文本格式后写明，如 1—9月`)
    return null
  }
  const period = wholePeriod(row.text('时期'), endOf(plan))
  if (period === null)
    wrong('时期', `${quoted(row.text('时期'))}不是时期，应如 ${plan.plan.year}年一季度、1—4月、3月`)
  return period
}

/** In the indicator's own unit; a unit that the cell itself says must be the one of its row. */
function inOwnUnit(indicator: Indicator, amount: Amount, column: string, wrong: Wrong): number | null {
  const { value, unit: own } = amount
  if (own !== null && column !== '' && !isSameUnit(own, column)) {
    wrong('数值', `单元格写的是${printNumber(value)}${own}，与计量单位${quoted(column)}不一致`)
    return null
  }
  const unit = own ?? column
  const converted = unit === '' || unit === indicator.unit ? value : convert(value, unit, indicator.unit)
  if (converted !== null && isAbsurd(indicator, converted)) {
    wrong(
      '数值',
      `${printQuantity(converted, indicator.unit)}远超该指标的常见范围，不能导入；请核对单位和小数点`,
    )
    return null
  }
  if (converted !== null) return converted
  if (own === null) wrong('计量单位', `${quoted(unit)}不能折算为${indicator.unit}`)
  else wrong('数值', `单元格写的是${printNumber(value)}${own}，而该指标以${quoted(indicator.unit)}计`)
  return null
}

function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [unitOf(one), unitOf(other)]
  return a !== null && b !== null && a.dimension === b.dimension && a.factor === b.factor
}

/** What was found where the figure is in doubt; null where it is in none, or where a fault was told. */
function checkedOf(
  books: Books,
  row: TableRow,
  figure: Figure,
  amount: Amount,
  name: string,
  wrong: Wrong,
): string | null {
  const { indicator, value, period, scope } = figure
  const doubts = scope === CITY ? plausibility(books, indicator, value, period) : []
  const why = doubts.flatMap(({ severity, code }) => (severity === 'doubt' ? [ODDITY_NAMES[code]] : []))
  if (isFraction(figure, amount, row.text('计量单位')))
    why.push('数值小于1，又没有写百分号，可能是以小数表示的百分数')
  const note = row.text(CHECKED)
  if (note.length > LONGEST) wrong(CHECKED, `超过${LONGEST}字`)
  else if (why.length > 0 && note === '')
    for (const it of why) wrong('数值', `${it}；经核对无误的，请在“${CHECKED}”一列写明`)
  else if (why.length > 0 && note.length < SHORTEST)
    wrong(CHECKED, `请写明核对的情况（不少于${SHORTEST}个字）`)
  else if (why.length > 0) return `${name}：${why.join('；')}；核对说明：${note.replace(/\s+/g, ' ')}`
  return null
}

/** 0.061 for 6.1%: below 1, and without a sign of per cent, or finer than any rate is published. */
function isFraction({ unit, value }: Figure, amount: Amount, column: string): boolean {
  if (unit !== '%' || amount.unit !== null || value === 0 || Math.abs(value) >= 1) return false
  return column === '' || (printNumber(value).split('.')[1] ?? '').length > 2
}

/** By its name, else by a short form that fits it alone. */
function indicatorNamed(plan: Catalogue, text: string): Indicator | null {
  // What this year's plan dropped may still be last year's figure.
  const exact = [...plan.indicators, ...plan.departed].find((it) => it.name === text || it.id === text)
  if (exact !== undefined || text === '') return exact ?? null
  const fitting = plan.indicators.filter((it) => it.aliases.includes(text))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

function scopeNamed(plan: Catalogue, text: string): string | null {
  if (text === '' || text === CITY || text === wholeWord(plan)) return CITY
  return plan.plan.counties?.find((it) => it.name === text || it.aliases.includes(text))?.name ?? null
}
