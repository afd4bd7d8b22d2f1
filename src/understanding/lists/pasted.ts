/** A pasted table of items: a row of headings with 项目名称 and 完成投资, below it one item a row. */
import type { Day } from '../../base/clock.ts'
import type { Period } from '../../plan/period.ts'
import { convert, parseQuantity } from '../../plan/quantity.ts'
import { findPeriods } from '../periods/periods.ts'
import { normalise } from '../text/normalise.ts'
import type { ItemNames } from './item-names.ts'
import { fitted } from './sections.ts'
import type { ItemTold } from './told.ts'

const NAME = /^(?:项目|工程)?(?:名称|项目)$|^项目$|^工程$/
const SPENT = /完成投资|累计投资|投资完成|^投资(?:额|\(|$)/
const NOTED = /进展|进度|情况|备注|节点/
const UNIT = /[(（:：]?([万亿]?元|万|亿)[)）]?$/
const YI = '亿元'

/** Null: it is no such table. */
export function pastedIn(raw: string, names: ItemNames, today: Day): ItemTold[] | null {
  const lines = raw
    .split(/\r?\n/)
    .map((it) => it.trim())
    .filter((it) => it !== '')
  const at = lines.findIndex((it) => columnsOf(it).some((title) => NAME.test(title)))
  const titles = columnsOf(lines[at] ?? '')
  const name = titles.findIndex((it) => NAME.test(it))
  const spent = titles.findIndex((it) => SPENT.test(it))
  if (at < 0 || name < 0 || spent < 0 || lines.length < at + 2) return null
  const rows = lines.slice(at + 1).filter((it) => columnsOf(it).length > 1)
  const beside = lines.slice(at + 1).filter((it) => columnsOf(it).length <= 1)
  const period = periodIn([...lines.slice(0, at), titles[spent] ?? '', ...beside].join('，'), today)
  const unit = UNIT.exec(titles[spent] ?? '')?.[1] ?? YI
  const noted = titles.findIndex((it, column) => column !== spent && NOTED.test(it))
  return rows.flatMap((line): ItemTold[] => {
    const cells = columnsOf(line)
    const written = cells[name] ?? ''
    if (written === '' || /合计|小计|总计/.test(written)) return []
    const [hit] = names.named(normalise(written).text)
    const whole = hit !== undefined && hit.text.length >= normalise(written).text.length - 4
    const meant = whole ? { items: hit.items, how: 'exact' as const } : fitted(normalise(written).text, names)
    const value = amountIn(cells[spent] ?? '', unit)
    const note = cells[noted] ?? ''
    const invested =
      value === null ? {} : { invested: { value, text: cells[spent] ?? '', period, odd: null } }
    return [{ name: written, ...meant, ...invested, ...(note === '' ? {} : { note }) }]
  })
}

function columnsOf(line: string): string[] {
  return line.split(/\t|\||｜|\s{2,}|[,，](?!\d{3})/).map((it) => it.trim())
}

function periodIn(text: string, today: Day): Period | null {
  return findPeriods(normalise(text).text, today, true).find((it) => it.role === 'period')?.period ?? null
}

function amountIn(cell: string, unit: string): number | null {
  const read = parseQuantity(normalise(cell).text)
  if (read === null) return null
  const from = read.unit === null ? (unit.endsWith('元') ? unit : `${unit}元`) : read.unit
  return from === YI ? read.value : convert(read.value, from, YI)
}
