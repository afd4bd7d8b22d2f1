/**
 * What adds up over the year: the share done against the share due, months/12 of the DATA period (宣城
 * prints 25%, 91.7%), in integers: actual × 12 ≥ target × months; equal is on schedule. Seasonal work has
 * a curve of its own; a ceiling (控制数) is the same turned round.
 *
 * @example 20 场 a year, 4 by the end of March: done 20%, due 25%, 5 个百分点 below: 略滞后
 */
import { type Case, type Judge, lowerReaches, type Verdict } from './case.ts'
import { compare, divide, minus, plus, times } from './decimal.ts'
import { reached } from './rates.ts'

/** Decimals beyond those of the target that a scheduled amount is printed with. */
const PLACES = 4

export const judgeCount: Judge = (it) => {
  const { bar, limits, value } = it
  if (bar.value <= 0) return judgeNone(it)
  const ceiling = lowerReaches(it)
  const over = compare(value, bar.value) > 0
  const shares = scheduled(it)
  const said = (light: Verdict['light'], to: 'target' | 'schedule'): Verdict => {
    const from = to === 'target' ? bar.value : shares.amount
    const ahead = ceiling ? minus(from, value) : minus(value, from)
    return {
      light,
      rule: ceiling ? `控制数与${shares.name}比` : shares.name,
      gap: { value: ahead, unit: it.indicator.unit, against: to },
      points: divide(ceiling ? minus(0, shares.ahead) : shares.ahead, 1, 1),
      done: divide(value, bar.value, 4),
      due: shares.due,
    }
  }
  if (ceiling) {
    if (over) return said('behind', 'target')
    if (shares.kept) return shares.over ? said('met', 'target') : said('on_schedule', 'schedule')
    return said(shares.keptNearly ? 'slightly_behind' : 'behind', 'schedule')
  }
  if (reached(it)) return said('met', 'target')
  if (bar.direction === 'equal' && over) {
    const surplus = divide(times(minus(value, bar.value), 100), bar.value, PLACES)
    return said(compare(surplus, limits.count.within) <= 0 ? 'slightly_behind' : 'behind', 'target')
  }
  if (shares.reached) return said('on_schedule', 'schedule')
  return said(shares.slightly ? 'slightly_behind' : 'behind', 'schedule')
}

/** The part of a yearly target due by a month's end: `amount` in the indicator's unit, for a path or a forecast. */
export function dueAmount(
  target: number,
  months: number,
  monthsInAll: number,
  curve?: readonly number[],
): number {
  if (months <= 0) return 0
  const share = curve?.[Math.min(months, 12) - 1]
  if (share !== undefined) return times(target, share)
  return months >= monthsInAll ? target : divide(times(target, months), monthsInAll, PLACES)
}

function scheduled(it: Case) {
  const { bar, limits, months, monthsInAll, release, value } = it
  const share = months > 0 ? release.curve?.[months - 1] : undefined
  // value/target against top/bottom, cross-multiplied: nothing is rounded before it is compared.
  const [top, bottom] =
    release.curve === undefined ? [Math.min(months, monthsInAll), monthsInAll] : [share ?? 0, 1]
  const [have, need] = [times(value, bottom), times(bar.value, top)]
  const unitPoints = times(bar.value, bottom)
  const allowed = times(unitPoints, limits.count.within)
  const ahead = minus(times(have, 100), times(need, 100))
  return {
    name:
      release.curve === undefined ? `序时进度（月数/${monthsInAll}）` : '序时进度（按本项工作的分月安排）',
    due: divide(top, bottom, 4),
    amount: dueAmount(bar.value, months, monthsInAll, release.curve),
    /** 个百分点 ahead of the schedule. */
    ahead: divide(ahead, unitPoints, PLACES),
    reached: compare(ahead, 0) >= 0,
    slightly: compare(plus(ahead, allowed), 0) >= 0,
    kept: compare(ahead, 0) <= 0,
    keptNearly: compare(ahead, allowed) <= 0,
    /** The whole time to the deadline is over. */
    over: top === bottom,
  }
}

/** A ceiling of none (零事故): nothing is scheduled, the first one is over; at least none is always reached. */
function judgeNone(it: Case): Verdict {
  const { bar, indicator, months, monthsInAll, value } = it
  const gap = lowerReaches(it) ? minus(bar.value, value) : minus(value, bar.value)
  const kept = compare(gap, 0) >= 0
  const over = months >= monthsInAll || !lowerReaches(it)
  return {
    light: kept ? (over ? 'met' : 'on_schedule') : 'behind',
    rule: lowerReaches(it) ? '控制数与全年控制目标比' : '累计数与全年目标比',
    gap: { value: gap, unit: indicator.unit, against: 'target' },
    points: null,
    done: null,
    due: null,
  }
}
