/** `ledger export FILE.xlsx`: the figures that stand as a table, in the columns that `ledger import` takes. */
import { writeFileSync } from 'node:fs'
import type { Clock } from '../base/clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { xlsxOf } from '../rendering/documents/xlsx.ts'
import { momentText, periodText } from '../rendering/numbers.ts'
import type { Column, Paper } from '../rendering/papers/paper.ts'
import { STAGE_NAMES, STATUS_NAMES } from '../rendering/words/standing.ts'
import { PLAN, YEAR } from './sheet-plan.ts'

/** Of no period's year: the year always stands in front. */
const EVERY_YEAR = 0

export interface TableNeeds {
  readonly plan: Catalogue
  readonly ledger: Ledger
  readonly clock: Clock
  readonly out: (text: string) => void
}

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
