/** `list export FILE.xlsx [清单名称]`: the sheet as it was imported, with what was reported since behind it. */
import { writeFileSync } from 'node:fs'
import { dayOf } from '../base/clock.ts'
import { judgeItem } from '../judging/item.ts'
import type { ListStanding } from '../ledger/items.ts'
import { xlsxOf } from '../rendering/documents/xlsx.ts'
import { momentText, periodText } from '../rendering/numbers.ts'
import type { Annex, Column } from '../rendering/papers/paper.ts'
import type { TableNeeds } from './ledger-tables.ts'

/** Of no period's year: the year always stands in front. */
const EVERY_YEAR = 0
const NAMED = { project: '项目名称', task: '任务名称', policy: '政策名称' } as const

export async function exportList(file: string, name: string | null, needs: TableNeeds): Promise<number> {
  const { ledger, clock, out } = needs
  const lists = ledger.standing.items.lists().filter((it) => name === null || it.name === name)
  if (lists.length === 0) {
    out(name === null ? '还没有导入清单。' : `没有“${name}”这份清单。`)
    return 1
  }
  const annexes = lists.map((it) => annexOf(it, needs))
  const paper = { mark: null, title: '清单', number: null, to: null, blocks: [], signature: null, annexes }
  writeFileSync(file, await xlsxOf(paper, clock.now()))
  out(`已导出${lists.map((it) => `【${it.name}】${it.items.length}项`).join('、')}到 ${file}`)
  return 0
}

function annexOf({ name, kind, items }: ListStanding, { ledger, clock }: TableNeeds): Annex {
  const today = dayOf(clock.now())
  const funds = [...new Set(items.flatMap((it) => it.funds.map(({ kind: of }) => of)))]
  const more = [...new Set(items.flatMap((it) => Object.keys(it.more)))]
  const columns: Column[] = [
    words(NAMED[kind], 24),
    ...['简称', '责任单位', '县市区'].map((it) => words(it, 12)),
    ...['总投资', '年度计划投资'].map((it) => amount(`${it}(亿元)`)),
    ...['计划开工', '计划竣工', '实际开工', '实际竣工', '项目类别', '联系领导'].map((it) => words(it, 10)),
    ...funds.flatMap((it) => [amount(`${it}到位(亿元)`), amount(`${it}支付(亿元)`)]),
    ...more.map((it) => words(it, 14)),
    amount('已完成投资'),
    words('数据时期', 12),
    amount('完成年度计划'),
    ...['状态', '需协调问题', '请求协调单位', '最近进展', '最近登记'].map((it) => words(it, 14)),
  ]
  const rows = ledger.standing.items.states(name).map((state) => {
    const { item, invested, started, finished, blocked, note, reports } = state
    const { share } = judgeItem(state, today)
    const last = reports.at(-1)
    return [
      ...[item.name, item.aliases.join('、') || null, item.unit, item.county, item.total, item.planned],
      ...[item.starts, item.ends, started, finished, item.category, item.leader],
      ...funds.flatMap((of) => {
        const fund = item.funds.find((it) => it.kind === of)
        return [fund?.received ?? null, fund?.paid ?? null]
      }),
      ...more.map((it) => item.more[it] ?? null),
      ...[invested?.value ?? null, invested === null ? null : periodText(invested.period, EVERY_YEAR), share],
      finished !== null ? '已竣工' : started !== null ? '在建' : '未报开工',
      ...[blocked?.why ?? null, blocked?.needs ?? null, note],
      last === undefined ? null : momentText(last.origin.sentAt, EVERY_YEAR),
    ]
  })
  const note = `金额单位：亿元；“已完成投资”起各列为登记情况，导入时不读；截至${momentText(clock.now().toISOString(), EVERY_YEAR)}，台账第${ledger.head}条`
  return { title: name, note, table: { columns, rows }, landscape: true }
}

function words(title: string, width: number): Column {
  return { title, width, align: 'left' }
}

function amount(title: string): Column {
  return { title, width: 10, align: 'right', places: 4 }
}
