/** What an indicator can carry at all: far beyond its target and its usual range a number is a slip, whoever says yes to it. */
import type { Indicator } from './schema.ts'

/** How many times the larger of target and plausible bound is beyond belief. */
const BEYOND = 100
const WHOLE_SHARE = 100

/**
 * More than a hundred times the larger of target and plausible bound: 待核实, outside the figures until the office
 * approves it. Where the plan gives neither, only a per cent has a measure.
 */
export function isAbsurd(indicator: Indicator, value: number): boolean {
  const targets = indicator.targets.flatMap((it) => [it.value ?? 0, it.max ?? 0])
  const known = [...targets, ...(indicator.plausible ?? [])].map(Math.abs)
  const bound = Math.max(0, ...known, indicator.unit === '%' ? WHOLE_SHARE : 0)
  return bound > 0 && Math.abs(value) > bound * BEYOND
}
