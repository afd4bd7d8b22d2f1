/** Whether a cumulative number is far from what is due by the end of its period: ahead of it, or below it. */
import type { StandingFigure } from '../ledger/standing.ts'
import { compare, times } from './decimal.ts'

/** So many times the target, or what is due of it, is a doubt. */
export const TARGETS_OVER = 3
/** Below this a yearly number is done in a few pieces, and three times the schedule says nothing. */
const LARGE_TARGET = 12

/**
 * More than three times what is due by now: the yearly target given as what was done, or another unit of measure. Said
 * once: figures that go on from one that was said to be so are not asked about again.
 */
export function isFarAhead(
  value: number,
  target: number,
  scheduled: number | null,
  last: StandingFigure | null,
): boolean {
  if (scheduled === null || scheduled <= 0 || compare(target, LARGE_TARGET) < 0) return false
  if (compare(value, times(TARGETS_OVER, target)) > 0) return false
  const limit = times(TARGETS_OVER, scheduled)
  if (compare(value, limit) <= 0) return false
  if (last === null) return true
  // Ten times the last figure is a doubt of its own.
  return compare(times(2, last.figure.value), value) < 0 && compare(times(10, last.figure.value), value) > 0
}

/**
 * 5.1亿 where the pace asks for 550, 1.18公里 for 114: fifty times below a pace so large that nobody who has anything to tell
 * has so little. What is counted one by one begins with one.
 */
export function isFarBelow(value: number, scheduled: number, whole: boolean): boolean {
  const large = whole ? LARGE_COUNT : LARGE_PACE
  return compare(scheduled, large) >= 0 && compare(times(value, FAR_BELOW), scheduled) < 0
}

const FAR_BELOW = 50
const LARGE_PACE = 100
const LARGE_COUNT = 1000
