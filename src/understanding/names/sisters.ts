/** The sisters of an indicator: of the same task, or of the same making, with an owner in common. */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Line } from '../context.ts'

/** Indicators of the same task as a line, or with a name of the same making, that are none of the lines. */
export function sistersOf(lines: readonly Line[], plan: Catalogue): Indicator[] {
  const known = lines.flatMap(({ indicator }) => (indicator === null ? [] : [plan.indicator(indicator)]))
  return plan.indicators.filter((it) => !known.includes(it) && known.some((other) => isSister(it, other)))
}

/** Those of them that are called nearly the same: 研发机构覆盖率 beside 研发活动覆盖率. */
export function alikeOf(lines: readonly Line[], plan: Catalogue): Indicator[] {
  const known = lines.flatMap(({ indicator }) => (indicator === null ? [] : [plan.indicator(indicator).name]))
  return sistersOf(lines, plan).filter(({ name }) => known.some((it) => shared(name, it) >= ALIKE))
}

const ALIKE = 6

function isSister(one: Indicator, other: Indicator): boolean {
  if (one.owner_units.every((it) => !other.owner_units.includes(it))) return false
  return (one.task !== null && one.task === other.task) || shared(one.name, other.name) >= SHARED
}

const SHARED = 4

/** How many characters two names begin or end with in common. */
function shared(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let front = 0
  while (front < most && one.charAt(front) === other.charAt(front)) front++
  let back = 0
  while (back < most && one.at(-1 - back) === other.at(-1 - back)) back++
  return Math.max(front, back)
}
