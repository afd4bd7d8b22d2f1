/** A figure, its light and its gap in words: the pieces that every answer about an indicator is made of. */

import type { Excused } from '../../judging/excused.ts'
import type { Judgement } from '../../judging/judgement.ts'
import type { Figure } from '../../ledger/revision.ts'
import type { ReviewStatus, StandingFigure } from '../../ledger/standing.ts'
import { CITY } from '../../plan/counties.ts'
import { ROLE_NAMES } from '../../plan/roster.ts'
import type { Indicator } from '../../plan/schema.ts'
import { change, dayText, decimal, momentText, periodText, quantity, share } from '../numbers.ts'
import { LIGHT_WORDS } from './lights.ts'

export const STATUS_NAMES: Readonly<Record<ReviewStatus, string>> = {
  pending: '待审核',
  approved: '已审核',
  returned: '退回',
}

export const STAGE_NAMES = { flash: '快报', preliminary: '初步', final: '核实' } as const

/** `增长6.8%`, `提高0.4个百分点`, `1008家`, `第2位`, `已完成`. */
export function valueText(indicator: Indicator, figure: Pick<Figure, 'value' | 'unit'>): string {
  const { value, unit } = figure
  if (indicator.kind === 'growth') return change(value, unit)
  if (indicator.kind === 'delta') return change(value, unit, '提高')
  if (indicator.kind !== 'milestone') return quantity(value, unit)
  if (unit === '%') return value >= 100 ? '已完成（自报）' : `完成${quantity(value, unit)}`
  return value >= 1 ? '已完成（自报）' : '未完成'
}

/** `一季度增长6.8%`, `1—4月 1008家`, `截至4月12日 第2位`. */
export function figureText(indicator: Indicator, figure: Figure, year: number): string {
  const value = valueText(indicator, figure)
  const moved = indicator.kind === 'growth' || indicator.kind === 'delta' || indicator.kind === 'milestone'
  const scope = figure.scope === '' || figure.scope === CITY ? '' : `${figure.scope}`
  return `${scope}${periodText(figure.period, year)}${moved ? '' : ' '}${value}`
}

/**
 * `低于目标0.2个百分点`, `低于序时进度5个百分点`, `比目标多3家`, `逾期26天`; null where there is no distance. Where
 * lower is better, ahead is below: the words say where the figure lies, the light whether that is good.
 */
export function gapText(indicator: Indicator, judgement: Judgement): string | null {
  const { gap, points } = judgement
  if (gap === null) return null
  const { value, unit, against } = gap
  if (unit === '天') return value < 0 ? `逾期${decimal(-value)}天` : `距节点${decimal(value)}天`
  if (unit === '位') {
    if (value === 0) return '与目标位次持平'
    return `${value > 0 ? '优于' : '低于'}目标${decimal(Math.abs(value))}个位次`
  }
  if (against === 'schedule' && points !== null) {
    if (points === 0) return '与序时进度持平'
    return `${aboveOrBelow(indicator, points)}序时进度${decimal(Math.abs(points))}个百分点`
  }
  if (value === 0) return '与目标持平'
  if (indicator.kind === 'count') {
    const more = value > 0 === (indicator.better === 'higher')
    return `比目标${more ? '多' : '少'}${quantity(Math.abs(value), unit)}`
  }
  return `${aboveOrBelow(indicator, value)}目标${quantity(Math.abs(value), unit)}`
}

function aboveOrBelow(indicator: Indicator, ahead: number): string {
  return ahead > 0 === (indicator.better === 'higher') ? '高于' : '低于'
}

/** `完成37.5%，序时进度25%`; null where shares have no meaning. */
export function progressText({ done, due }: Judgement): string | null {
  if (done === null) return null
  return due === null ? `完成${share(done)}` : `完成${share(done)}，序时进度${share(due)}`
}

/** The light as a word, with `待审核` where the figure is not approved yet. */
export function lightText({ light, pending }: Judgement): string {
  return pending ? `${LIGHT_WORDS[light]}（待审核）` : LIGHT_WORDS[light]
}

/** `一季度数据已批准延期至5月30日报送`. */
export function excusedText({ period, until }: Excused, year: number): string {
  const data = `${periodText(period, year)}数据`
  return until === null ? `${data}经核准不由该单位填报` : `${data}已批准延期至${dayText(until, year)}报送`
}

/** Why there is no light, where the light alone does not say it. */
export function reasonText(judgement: Judgement, year: number): string | null {
  const { missing, next } = judgement
  const due =
    next === null ? '' : `，${periodText(next.period, year)}数据应于${dayText(next.day, year)}前报送`
  switch (judgement.reason) {
    case 'not_reported':
      if (judgement.excused !== null) return excusedText(judgement.excused, year)
      return missing === null ? `尚未报送${due}` : `${periodText(missing, year)}数据应报未报`
    case 'only_single_months':
      return '只报了单月数，须有累计数才能评判'
    case 'silent':
      return missing === null ? '久未更新' : `${periodText(missing, year)}数据逾期未报，原判断不再保留`
    case 'nothing_for_period':
      return '该期没有数据'
    case 'not_released':
      return next === null ? '尚未到数据报送时间' : due.slice(1)
    case 'yearly':
      return '年度指标，年末评判'
    case 'ahead':
      return '未到完成节点'
    case 'no_comparison':
      return judgement.figure === null
        ? `${missing === null ? '尚未报送' : `${periodText(missing, year)}数据应报未报`}，且须有对比数据才能评判`
        : '对比数据尚未取得，暂不评判'
    case 'single_month':
      return '单月数不作评判'
    case 'other_year':
      return '不是计划年度的数据，不作评判'
    case 'departed':
      return '计划中已没有这项指标，不作评判'
    case 'conflict':
      return '计划数字不一致，裁定前不作评判'
    case 'overdue':
      return '已过完成节点'
    case 'done':
    case null:
      return null
  }
}

/** `累计，快报；市商务局填报员4月11日09:12登记，待审核`: the role is that of then. */
export function sourceText(standing: StandingFigure, year: number): string {
  const { figure, unit, origin, onBehalf, status, returnedReason } = standing
  const basis = figure.basis === 'cumulative' ? '累计' : '单月（季）'
  const stage = figure.stage === null ? '' : `，${STAGE_NAMES[figure.stage]}`
  const role = origin.role === undefined ? '' : ROLE_NAMES[origin.role]
  // An import has no unit of its own.
  const filed = origin.unit === null ? '表格导入，' : `${origin.unit}${role}代填，`
  const by = onBehalf ? `${unit}数据，${filed}` : `${unit}${role}`
  const shown = standing.evidence ? `，附佐证材料${standing.evidence}份` : ''
  const review = status === 'returned' && returnedReason ? `退回：${returnedReason}` : STATUS_NAMES[status]
  return `${basis}${stage}；${by}${momentText(origin.sentAt, year)}登记，${review}${shown}`
}
