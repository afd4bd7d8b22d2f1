/**
 * Figures as tables: `ledger export FILE.xlsx` writes what stands, `ledger import FILE.xlsx [--dry-run]` takes the same
 * columns. An import is one entry of the ledger, marked 代填, all of it or nothing: a fault is named by its cell. The
 * same file again adds nothing.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
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
import { isYearToDate, yearOf } from '../plan/period.ts'
import { convert } from '../plan/quantity.ts'
import type { Indicator } from '../plan/schema.ts'
import { xlsxOf } from '../rendering/documents/xlsx.ts'
import { momentText, periodText } from '../rendering/numbers.ts'
import type { Column, Paper } from '../rendering/papers/paper.ts'
import { STAGE_NAMES, STATUS_NAMES } from '../rendering/words/standing.ts'
import { stageOf } from '../understanding/rest/marks.ts'
import { knownUnit } from './names.ts'
import { bytesOf, faultsText, quoted, readTable, type TableRow } from './spreadsheet.ts'

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
const KNOWN = ['计量单位', '填报单位', '阶段', '范围', CHECKED, '审核', '登记时间', '代填']
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
  ]
  const { year } = plan.plan
  const rows = figures.map(({ figure, unit, status, origin, onBehalf }) => [
    plan.findIndicator(figure.indicator)?.name ?? figure.indicator,
    periodText(figure.period, year),
    figure.value,
    figure.unit,
    unit,
    figure.stage === null ? null : STAGE_NAMES[figure.stage],
    figure.scope,
    STATUS_NAMES[status],
    momentText(origin.sentAt, year),
    onBehalf ? '代填' : null,
  ])
  const now = clock.now()
  const title = '台账数据'
  const note = `内部资料；截至${momentText(now.toISOString(), year)}，台账第${ledger.head}条；前五列可填好后用 ledger import 导入`
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
  const message = createHash('sha256').update(bytesOf(file)).digest('hex')
  if (ledger.messageSeen(IMPORT, message)) {
    out('这个文件此前已导入，没有重复导入。')
    return 0
  }
  const table = await readTable(file, { required: REQUIRED, known: KNOWN })
  const faults: string[] = [...table.unknown]
  const found = figuresIn(table.rows, needs, faults)
  if (faults.length > 0) {
    out(faultsText(faults))
    return 1
  }
  const { revisions, same, checked } = found
  const taken =
    checked.length === 0
      ? ''
      : `\n其中存疑但已核对${checked.length}项：\n${checked.map((it) => `  ${it.cell}　${it.words}`).join('\n')}`
  const again = same === 0 ? '' : `；另有${same}项与已登记的相同，不重复登记`
  if (dryRun || revisions.length === 0) {
    out(`共${revisions.length}项可以导入${again}。${dryRun ? '这是试运行，未写入。' : ''}${taken}`)
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
  out(`已导入${revisions.length}项（代填，待审核），台账第${result.appended.number}条${again}。${taken}`)
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
): { revisions: Revision[]; same: number; checked: Checked[] } {
  const revisions: Revision[] = []
  const checked: Checked[] = []
  const seen = new Map<string, string>()
  // A month without a year is one of the plan's, whenever the table is read.
  const now = dayOf(clock.now())
  const today = yearOf(now) === plan.plan.year ? now : `${plan.plan.year}-12-31`
  const books = { plan, standing: ledger.standing, today }
  let same = 0
  for (const row of rows) {
    const wrong = (heading: string, why: string): null => {
      faults.push(`${row.cell(heading)}：${why}`)
      return null
    }
    const indicator =
      indicatorNamed(plan, row.text('指标')) ?? wrong('指标', `计划中没有指标${quoted(row.text('指标'))}`)
    const period =
      plainPeriod(row.text('时期'), today) ??
      wrong('时期', `${quoted(row.text('时期'))}不是时期，应如 一季度、1—4月、3月`)
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
    if (period.to > today) wrong('时期', '该时期尚未结束')
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
    const other = seen.get(key)
    if (other !== undefined) wrong('指标', `与${other}是同一项数据`)
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
  return { revisions, same, checked }
}

/** By its name, else by a short form that fits it alone. */
function indicatorNamed(plan: Catalogue, text: string): Indicator | null {
  const exact = plan.indicators.find((it) => it.name === text || it.id === text)
  if (exact !== undefined || text === '') return exact ?? null
  const fitting = plan.indicators.filter((it) => it.aliases.includes(text))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

function scopeNamed(plan: Catalogue, text: string): string | null {
  if (text === '' || text === CITY) return CITY
  return plan.plan.counties?.find((it) => it.name === text || it.aliases.includes(text))?.name ?? null
}
