/**
 * `ledger import FILE.xlsx [--dry-run]`: figures of a table into the ledger, in the columns of `ledger export`. An import
 * is one entry, marked 代填, all of it or nothing: a fault is named by its cell. The same file again adds nothing.
 */
import { createHash } from 'node:crypto'
import { dayOf } from '../base/clock.ts'
import { bytesOf } from '../sheets/workbook.ts'
import { figureOf, HEADINGS, isNote, type Taken } from './import-row.ts'
import type { TableNeeds } from './ledger-tables.ts'
import { otherPlan, withoutPlan } from './sheet-plan.ts'
import { faultsText, quoted, readTable, type TableFile } from './spreadsheet.ts'

const IMPORT = 'import'

export async function importTable(file: string, needs: TableNeeds, dryRun: boolean): Promise<number> {
  const { ledger, clock, out } = needs
  await ledger.refresh()
  const message = createHash('sha256').update(bytesOf(file)).digest('hex')
  if (ledger.messageSeen(IMPORT, message)) {
    out('这个文件此前已导入，没有重复导入。')
    return 0
  }
  const table = await readTable(file, HEADINGS)
  const { taken, same, faults, notes, yearless } = figuresIn(table, needs)
  const aside = [
    ...lines('隐藏的内容，没有导入', table.hidden),
    ...lines('作为备注，没有导入', notes),
    ...lines(
      '其中存疑但已核对',
      taken.flatMap((it) => (it.checked === null ? [] : [`${it.cell}　${it.checked}`])),
    ),
  ]
  if (faults.length > 0) {
    out([faultsText(faults), ...aside.slice(0, 2)].join('\n'))
    return 1
  }
  const meant = yearless ? [`时期没有写年份的，按计划年度${needs.plan.plan.year}年。`] : []
  const again = same === 0 ? '' : `；另有${same}项与已登记的相同，不重复登记`
  if (dryRun || taken.length === 0) {
    const tested = `共${taken.length}项可以导入${again}。${dryRun ? '这是试运行，未写入。' : ''}`
    out([tested, ...taken.map((it) => `  ${it.cell}　${it.words}`), ...meant, ...aside].join('\n'))
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
  const text = taken.flatMap((it) => it.checked ?? []).join('\n')
  const words = text === '' ? null : { text, name: null }
  const revisions = taken.map((it) => it.revision)
  const result = await ledger.append({ origin, words, revisions }, ledger.head)
  if ('moved' in result) {
    out('台账刚有新的登记，未导入，请重新运行。')
    return 1
  }
  const done = `已导入${revisions.length}项（代填，待审核），台账第${result.appended.number}条${again}。`
  out([done, ...meant, ...aside].join('\n'))
  return 0
}

function lines(title: string, all: readonly string[]): string[] {
  return all.length === 0 ? [] : [`${title}${all.length}项：\n${all.map((it) => `  ${it}`).join('\n')}`]
}

function figuresIn(
  table: TableFile,
  { plan, ledger, clock }: TableNeeds,
): { taken: Taken[]; same: number; faults: string[]; notes: string[]; yearless: boolean } {
  const faults = [...table.faults, ...withoutPlan(table)]
  const notes: string[] = []
  const taken: Taken[] = []
  const seen = new Map<string, string>()
  const books = { plan, standing: ledger.standing, today: dayOf(clock.now()) }
  let same = 0
  let yearless = false
  for (const row of table.rows) {
    if (isNote(books, row)) {
      notes.push(`${row.cell('指标')}　${quoted(row.note ?? row.text('指标'))}`)
      continue
    }
    const wrong = (heading: string, why: string) => void faults.push(`${row.cell(heading)}：${why}`)
    const elsewhere = otherPlan(plan, row)
    if (elsewhere !== null) {
      wrong(elsewhere.heading, elsewhere.why)
      continue
    }
    const found = figureOf(books, row, wrong)
    if (found === null) continue
    yearless ||= found.yearless
    const other = seen.get(found.key)
    if (other !== undefined) wrong('指标', `与${other}是同一项数据`)
    seen.set(found.key, row.cell('指标'))
    if (found.stands) same++
    else taken.push(found)
  }
  return { taken, same, faults, notes, yearless }
}
