/**
 * Growth rates, points gained, shares, coverage, levels: the figure against the FULL yearly target, never
 * a twelfth of it (宣城: 增幅低于目标任务), or against a path by months where the calendar sets one.
 *
 * @example 社零 1—3月 6.8%, target 7%: 低于目标0.2个百分点, 略滞后
 */
import { type Case, type Judge, lowerReaches, type Verdict } from './case.ts'
import { compare, divide, minus, times } from './decimal.ts'

export const judgeGrowth: Judge = (it) => against(it, '增速与全年目标比', it.limits.growth.within)

export const judgeDelta: Judge = (it) => against(it, '提高幅度与全年目标比', it.limits.delta.within)

export const judgeShare: Judge = (it) => {
  if (it.indicator.unit !== '%') return judgeLevel(it)
  return against(it, '占比与全年目标比', it.limits.share.within)
}

export const judgeCoverage: Judge = (it) => {
  if (it.indicator.unit !== '%') return judgeLevel(it)
  const done = it.bar.value === 0 ? null : divide(it.value, it.bar.value, 4)
  return { ...against(it, '覆盖率与全年目标比', it.limits.coverage.within), done }
}

/** 存量: the distance is a percentage of the target; `within` is one, too. */
export const judgeLevel: Judge = (it) => {
  const target = Math.abs(it.bar.value)
  const verdict = against(it, '存量与全年目标比', divide(times(target, it.limits.level.within), 100, 6))
  const gap = verdict.gap?.value ?? 0
  return {
    ...verdict,
    points: target === 0 ? null : divide(times(gap, 100), target, 1),
    done: it.bar.value > 0 && !lowerReaches(it) ? divide(it.value, it.bar.value, 4) : null,
  }
}

/** 位次: second is reached by 2 and by 1. */
export const judgeRank: Judge = (it) => {
  const verdict = against(it, '位次与目标位次比', it.limits.rank.within)
  return { ...verdict, points: null }
}

/** 左右 counts as reached within the configured tolerance of its number. */
export function reached({ indicator, bar, limits, value }: Case): boolean {
  const slack =
    bar.direction === 'about' ? divide(times(Math.abs(bar.value), limits.about.within), 100, 6) : 0
  if (bar.direction === 'equal') return compare(value, bar.value) === 0
  const ahead = lowerReaches({ indicator, bar }) ? minus(bar.value, value) : minus(value, bar.value)
  return bar.strict ? compare(ahead, 0) > 0 : compare(ahead, -slack) >= 0
}

function against(it: Case, rule: string, within: number): Verdict {
  const { bar, indicator, months, release, value } = it
  const unit = indicator.unit === '%' ? '个百分点' : indicator.unit
  const distance = (from: number) => {
    if (bar.direction === 'equal') return -Math.abs(minus(value, from))
    return lowerReaches(it) ? minus(from, value) : minus(value, from)
  }
  const said = (light: Verdict['light'], gap: number, to: 'target' | 'schedule'): Verdict => ({
    light,
    rule: to === 'schedule' ? `${rule.slice(0, rule.indexOf('与'))}与分月目标比` : rule,
    gap: { value: gap, unit, against: to },
    points: unit === '个百分点' ? divide(gap, 1, 1) : null,
    done: null,
    due: null,
  })
  if (reached(it)) return said('met', distance(bar.value), 'target')
  const step = months > 0 ? release.path?.[months - 1] : undefined
  const [gap, to] =
    step === undefined ? [distance(bar.value), 'target' as const] : [distance(step), 'schedule' as const]
  if (to === 'schedule' && compare(gap, 0) >= 0) return said('on_schedule', gap, to)
  return said(compare(gap, -within) >= 0 ? 'slightly_behind' : 'behind', gap, to)
}
