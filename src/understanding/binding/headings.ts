/** What the heading of a table's column says of the numbers below it: 1-9月累计, 同比增长(%), 去年同期, 位次. */
import { isSamePeriod, shiftYears } from '../../plan/period.ts'
import { unitIn } from '../figures/cells.ts'
import type { NameHit, PeriodHit, Span } from '../reading.ts'
import type { Scene } from './scene.ts'

export interface Heading {
  /**
   * total: since the year began; month: of one month or quarter; value: of whatever the table is of; the rest never is
   * the figure.
   */
  readonly kind: 'total' | 'month' | 'value' | 'target' | 'earlier' | 'share' | 'rank' | 'aside'
  /** Whether the numbers are rates of growth or amounts, where it says so. */
  readonly measure: 'rate' | 'amount' | null
  readonly unit: ReturnType<typeof unitIn>
  readonly period: PeriodHit['period']
  /** Of a list of places: what its numbers are of. */
  readonly mention: NameHit | null
  /** Its cells. */
  readonly cells: readonly Span[]
}

/** 比上年同期增长 is a rate of this year, 上年同期 a number of the last. */
const SINCE_LAST_YEAR = /[比较](?:上年|去年)/
const KINDS: readonly (readonly [RegExp, Heading['kind']])[] = [
  [/序号|编号|单位$|^单位|单位名称|备注|说明|责任/, 'aside'],
  [/位次|排名|排位|名次/, 'rank'],
  [/完成率|完成比例|完成进度|进度|占比|比重|占[^,]*(?:目标|任务|计划)/, 'share'],
  [/目标|任务|计划/, 'target'],
  [/环比|[比较]上[月季期]/, 'earlier'],
  [/去年|上年|上月|上季|上期|同期/, 'earlier'],
]
const RATE = /增长|增速|增幅|增减|升降|同比|±/
const AMOUNT = /总量|绝对|金额|总额|数额|数量|总值|产值/
const VALUE = /完成|实际|现状|数值|实绩|本期|目前|[值数]$/

/** Null: no heading of numbers. */
export function headingOf(scene: Scene, cell: Span): Heading | null {
  const within = (it: Span) => it.from >= cell.from && it.to <= cell.to
  // 本月 is the month of the table, which its title tells, and not the present one.
  const period =
    scene.periods.find(
      (it) => within(it) && it.role !== 'comparison' && !/^(?:本|当|上[月个季期年])/.test(it.text),
    )?.period ?? null
  // Periods are masked in the words; 去年同期 is one that says something of the column.
  const words = scene.text.slice(cell.from, cell.to).trim()
  const mention = scene.names.find((it) => it.kind === 'indicator' && within(it)) ?? null
  const unit = unitOfHeading(words)
  const measure = RATE.test(words) ? 'rate' : AMOUNT.test(words) ? 'amount' : null
  const shared = { measure, unit, period, mention, cells: [cell] } as const
  const plain = words.replace(/\([^)]*\)/g, '')
  const said =
    SINCE_LAST_YEAR.test(plain) && measure === 'rate' ? undefined : KINDS.find(([it]) => it.test(plain))
  if (said !== undefined) return { ...shared, kind: said[1] }
  const cumulative =
    period?.from.endsWith('-01-01') === true && period.from.slice(0, 7) !== period.to.slice(0, 7)
  if (cumulative || plain.includes('累计')) return { ...shared, kind: 'total' }
  if (period !== null || /当月|本月|单月|当季/.test(plain)) return { ...shared, kind: 'month' }
  return measure !== null || unit !== null || VALUE.test(plain) ? { ...shared, kind: 'value' } : null
}

/** 增速(%), 累计增长%, 总量(亿元). */
function unitOfHeading(words: string): Heading['unit'] {
  const bracketed = /\(([^)]*)\)$/.exec(words)?.[1]
  return unitIn(bracketed ?? (words.endsWith('%') ? '%' : ''))
}

/** A heading of two rows: 1-9月 over 总量 and 增速. What the lower one says goes first. */
export function joined(upper: Heading | null, lower: Heading | null): Heading | null {
  if (upper === null || lower === null) return lower ?? upper
  const kind = lower.kind === 'value' ? upper.kind : lower.kind
  return {
    kind,
    measure: lower.measure ?? upper.measure,
    unit: lower.unit ?? upper.unit,
    period: lower.period ?? upper.period,
    mention: lower.mention ?? upper.mention,
    cells: [...upper.cells, ...lower.cells],
  }
}

/** 1-9月 | 增速: a rate without a time of its own is of the column before it; 累计增长 of the last cumulative one. */
export function withTimes(headings: readonly (Heading | null)[]): (Heading | null)[] {
  return headings.map((it, at) => {
    if (it === null || it.period !== null || it.measure !== 'rate' || !['value', 'total'].includes(it.kind))
      return it
    const before = headings
      .slice(0, at)
      .findLast(
        (other) => other !== null && other.period !== null && (it.kind === 'value' || other.kind === 'total'),
      )
    if (before === undefined || before === null) return it
    // 2025年1-9月 | 2024年1-9月 | 增长%: of two years beside each other the rate is of the later one.
    const next = before.period === null ? null : shiftYears(before.period, 1)
    const of = headings.slice(0, at).find((other) => isSamePeriod(other?.period ?? null, next)) ?? before
    return { ...it, kind: it.kind === 'value' ? of.kind : it.kind, period: of.period }
  })
}
