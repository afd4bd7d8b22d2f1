/**
 * Every sheet names its plan and year, and every period in it its year, so that last year's figures can never be taken
 * for this year's: a sheet of another plan is refused by its cells.
 *
 * Figures as tables: `ledger export FILE.xlsx` writes what stands, `ledger import FILE.xlsx [--dry-run]` takes the same
 * columns. An import is one entry of the ledger, marked 代填, all of it or nothing: a fault is named by its cell. The
 * same file again adds nothing.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { type Clock, dayOf } from '../base/clock.ts'
import { CITY } from '../conversation/marks.ts'
import { plainPeriod } from '../conversation/plain.ts'
import { ODDITY_NAMES } from '../judging/oddity.ts'
import { plausibility } from '../judging/plausibility.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Figure, Revision } from '../ledger/revision.ts'
import { factKey } from '../ledger/standing.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { countyOf } from '../plan/counties.ts'
import { isYearToDate } from '../plan/period.ts'
import { convert } from '../plan/quantity.ts'
import type { Indicator } from '../plan/schema.ts'
import { xlsxOf } from '../rendering/documents/xlsx.ts'
import { momentText, periodText } from '../rendering/numbers.ts'
import type { Column, Paper } from '../rendering/papers/paper.ts'
import { STAGE_NAMES, STATUS_NAMES } from '../rendering/words/standing.ts'
import { stageOf } from '../understanding/rest/marks.ts'
import { knownUnit } from './names.ts'
import { quoted, readTable, type TableFile, type TableRow } from './spreadsheet.ts'

export interface TableNeeds {
  readonly plan: Catalogue
  readonly ledger: Ledger
  readonly clock: Clock
  readonly out: (text: string) => void
}

/** What somebody found when they looked into a figure that is in doubt: with it the figure is taken. */
const CHECKED = '核对说明'
/** Characters of it: a word says nothing, an essay is no note. */
const [SHORTEST, LONGEST] = [4, 200] as const
const REQUIRED = ['指标', '时期', '数值']
const [PLAN, YEAR] = ['计划', '年份'] as const
/** Of an export alone: a sheet that has them and no 计划 is from before sheets named their plan. */
const EXPORTED = ['审核', '登记时间', '代填']
const KNOWN = ['计量单位', '填报单位', '阶段', '范围', CHECKED, PLAN, YEAR, ...EXPORTED]
/** Of no period's year: the year always stands in front. */
const EVERY_YEAR = 0
const IMPORT = 'import'

export async function exportTable(file: string, { plan, ledger, clock, out }: TableNeeds): Promise<number> {
  const figures = ledger.standing.figures()
  const column = (title: string, width: number, align: Column['align'] = 'left'): Column => {
    return { title, width, align, ...(title === '数值' ? { places: 4 } : {}) }
  }
  const columns = [
    column('指标', 24),
    column('时期', 10),
    column('数值', 10, 'right'),
    column('计量单位', 8),
    column('填报单位', 12),
    column('阶段', 6),
    column('范围', 8),
    column('审核', 8),
    column('登记时间', 14),
    column('代填', 6),
    column(PLAN, 24),
    column(YEAR, 6),
  ]
  const { year, title: planTitle } = plan.plan
  const rows = figures.map(({ figure, unit, status, origin, onBehalf }) => [
    plan.indicator(figure.indicator).name,
    periodText(figure.period, EVERY_YEAR),
    figure.value,
    figure.unit,
    unit,
    figure.stage === null ? null : STAGE_NAMES[figure.stage],
    figure.scope,
    STATUS_NAMES[status],
    momentText(origin.sentAt, EVERY_YEAR),
    onBehalf ? '代填' : null,
    planTitle,
    String(year),
  ])
  const now = clock.now()
  const title = '台账数据'
  const note = `${planTitle}（${year}年）；内部资料；截至${momentText(now.toISOString(), EVERY_YEAR)}，台账第${ledger.head}条；前五列可填好后用 ledger import 导入`
  const paper: Paper = {
    mark: null,
    title,
    number: null,
    to: null,
    blocks: [],
    signature: null,
    annexes: [{ title, note, table: { columns, rows }, landscape: true }],
  }
  writeFileSync(file, await xlsxOf(paper, now))
  out(`已导出${rows.length}项到 ${file}`)
  return 0
}

export async function importTable(file: string, needs: TableNeeds, dryRun: boolean): Promise<number> {
  const { ledger, clock, out } = needs
  await ledger.refresh()
  const message = createHash('sha256').update(readFileSync(file)).digest('hex')
  if (ledger.messageSeen(IMPORT, message)) {
    out('这个文件此前已导入，没有重复导入。')
    return 0
  }
  const table = await readTable(file, { required: REQUIRED, known: KNOWN })
  const faults: string[] = [...table.unknown.map((it) => `${it}：不认识的列`), ...withoutPlan(table)]
  const found = figuresIn(table.rows, needs, faults)
  if (faults.length > 0) {
    out(`有${faults.length}处错误，未导入：\n${faults.map((it) => `  ${it}`).join('\n')}`)
    return 1
  }
  const { revisions, same, checked, yearless } = found
  const taken =
    checked.length === 0
      ? ''
      : `\n其中存疑但已核对${checked.length}项：\n${checked.map((it) => `  ${it.cell}　${it.words}`).join('\n')}`
  const meant = yearless ? `\n时期没有写年份的，按计划年度${needs.plan.plan.year}年。` : ''
  const again = same === 0 ? '' : `；另有${same}项与已登记的相同，不重复登记`
  if (dryRun || revisions.length === 0) {
    out(`共${revisions.length}项可以导入${again}。${dryRun ? '这是试运行，未写入。' : ''}${meant}${taken}`)
    return 0
  }
  const origin = {
    person: IMPORT,
    unit: null,
    channel: IMPORT,
    room: null,
    message,
    sentAt: clock.now().toISOString(),
  }
  const text = checked.map((it) => it.words).join('\n')
  const words = text === '' ? null : { text, name: null }
  const result = await ledger.append({ origin, words, revisions }, ledger.head)
  if ('moved' in result) {
    out('台账刚有新的登记，未导入，请重新运行。')
    return 1
  }
  out(
    `已导入${revisions.length}项（代填，待审核），台账第${result.appended.number}条${again}。${meant}${taken}`,
  )
  return 0
}

/** A figure that was taken though it is in doubt, and what was found. */
interface Checked {
  readonly cell: string
  readonly words: string
}

function figuresIn(
  rows: readonly TableRow[],
  { plan, ledger, clock }: TableNeeds,
  faults: string[],
): { revisions: Revision[]; same: number; checked: Checked[]; yearless: boolean } {
  const revisions: Revision[] = []
  const checked: Checked[] = []
  const seen = new Map<string, string>()
  const today = dayOf(clock.now())
  // A month without a year is one of the plan's, whenever the table is read.
  const inYear = `${plan.plan.year}-12-31`
  const books = { plan, standing: ledger.standing, today }
  let same = 0
  let yearless = false
  for (const row of rows) {
    const wrong = (heading: string, why: string): null => {
      faults.push(`${row.cell(heading)}：${why}`)
      return null
    }
    const other = otherPlan(plan, row)
    if (other !== null) {
      wrong(other.heading, other.why)
      continue
    }
    const indicator =
      indicatorNamed(plan, row.text('指标')) ?? wrong('指标', `计划中没有指标${quoted(row.text('指标'))}`)
    const period =
      plainPeriod(row.text('时期'), inYear) ??
      wrong('时期', `${quoted(row.text('时期'))}不是时期，应如 ${plan.plan.year}年一季度、1—4月、3月`)
    const value = row.number('数值') ?? wrong('数值', `${quoted(row.text('数值'))}不是数`)
    if (indicator === null || period === null || value === null) continue
    const unit = row.text('计量单位')
    const converted = unit === '' || unit === indicator.unit ? value : convert(value, unit, indicator.unit)
    if (converted === null) {
      wrong('计量单位', `${quoted(unit)}不能折算为${indicator.unit}`)
      continue
    }
    const said = row.text('填报单位')
    const owner = said === '' ? indicator.owner_units[0] : knownUnit(plan, said)
    const county = owner == null ? null : countyOf(plan, owner)
    const ofCounty = county !== null && county === scopeNamed(plan, row.text('范围'))
    if (owner == null || !(ofCounty || indicator.owner_units.includes(owner))) {
      wrong('填报单位', `该指标由${indicator.owner_units.join('、')}填报`)
      continue
    }
    const stage = stageOf(row.text('阶段')) ?? null
    if (row.text('阶段') !== '' && stage === null) wrong('阶段', '应为快报、初步或核实数')
    const scope = scopeNamed(plan, row.text('范围'))
    if (scope === null) {
      wrong('范围', `没有${quoted(row.text('范围'))}这个县市区`)
      continue
    }
    if (period.from > today) wrong('时期', `${periodText(period, EVERY_YEAR)}还没有开始`)
    else if (period.to > today) wrong('时期', '该时期尚未结束')
    if (!/\d{4}/.test(row.text('时期'))) yearless = true
    const basis = isYearToDate(period) ? ('cumulative' as const) : ('single' as const)
    const figure: Figure = {
      indicator: indicator.id,
      period,
      basis,
      scope,
      stage,
      value: converted,
      unit: indicator.unit,
    }
    const key = factKey(figure)
    const twin = seen.get(key)
    if (twin !== undefined) wrong('指标', `与${twin}是同一项数据`)
    seen.set(key, row.cell('指标'))
    const standing = ledger.standing.figure(figure)
    if (standing?.figure.value === figure.value) {
      same++
      continue
    }
    if (standing !== undefined)
      wrong('数值', `已登记${standing.figure.value}${standing.figure.unit}，与表中不同；更正请由填报单位办理`)
    const doubts = scope === CITY ? plausibility(books, indicator.id, converted, period) : []
    const why = doubts.flatMap(({ severity, code }) => (severity === 'doubt' ? [ODDITY_NAMES[code]] : []))
    const note = row.text(CHECKED)
    if (note.length > LONGEST) wrong(CHECKED, `超过${LONGEST}字`)
    else if (why.length > 0 && note !== '' && note.length < SHORTEST)
      wrong(CHECKED, `请写明核对的情况（不少于${SHORTEST}个字）`)
    else if (why.length > 0 && note !== '') {
      const name = `${indicator.name}（${periodText(period, plan.plan.year)}）`
      checked.push({
        cell: row.cell('数值'),
        words: `${name}：${why.join('；')}；核对说明：${note.replace(/\s+/g, ' ')}`,
      })
    } else for (const it of why) wrong('数值', `${it}；经核对无误的，请在“${CHECKED}”一列写明`)
    revisions.push({ type: 'figure_reported', figure, unit: owner, onBehalf: true })
  }
  return { revisions, same, checked, yearless }
}

/** What tells that a row is of another plan or year; null: of this one, or it does not say. */
function otherPlan({ plan, key }: Catalogue, row: TableRow): { heading: string; why: string } | null {
  const [named, year] = [row.text(PLAN), row.text(YEAR).replace(/年$/, '')]
  const mine = `现在的计划是“${plan.title}”（${plan.year}年）`
  const how = `要导入那份计划的数据，请用它的文件夹运行（PLAN=…）；同一数据文件中的不用再导入`
  if (year !== '' && year !== String(plan.year))
    return { heading: YEAR, why: `这是${quoted(year)}年计划的表，${mine}。${how}` }
  return named === '' || named === plan.title || named === key
    ? null
    : { heading: PLAN, why: `这是${quoted(named)}的表，${mine}。${how}` }
}

/** An export from before sheets named their plan says nothing of its year, and its 一季度 may be any year's. */
function withoutPlan({ rows, headings }: TableFile): string[] {
  const old = headings.some((it) => EXPORTED.includes(it)) && !headings.includes(PLAN)
  const [first] = rows
  return old && first !== undefined
    ? [
        `${first.cell(PLAN)}：这是旧版导出的表，没有“${PLAN}”“${YEAR}”两列，看不出是哪一年的。请用现在的程序重新导出，或补上这两列`,
      ]
    : []
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
  if (text === '' || text === CITY) return CITY
  return plan.plan.counties?.find((it) => it.name === text || it.aliases.includes(text))?.name ?? null
}
