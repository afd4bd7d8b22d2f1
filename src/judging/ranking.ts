/**
 * Campaigns, units and indicators in the order of their targets' progress. When a figure was sent has no part
 * in it, and one that is missing counts neither for nor against: it is shown beside.
 *
 * @example rankGroups([{ name: '市商务局', judgements }, …])[0] // { name: '市商务局', place: 1, good: 3, judged: 4, … }
 */
import { compare, divide, times } from './decimal.ts'
import type { Judgement } from './judgement.ts'
import { tally } from './tally.ts'

export interface Group {
  /** A campaign or a unit by name. */
  readonly name: string
  readonly judgements: readonly Judgement[]
}

export interface Place {
  /** Campaign or unit by name, indicator by id. */
  readonly name: string
  /** From 1; equal progress shares a place and the next one is left out (1, 1, 3). */
  readonly place: number
  /** Groups: the good among the judged, 0…1. Indicators: 个百分点 ahead of what is due. */
  readonly score: number
  readonly good: number
  readonly judged: number
  /** Without the figure of a period that is due. */
  readonly missing: number
  readonly total: number
}

export interface Ranking {
  readonly places: readonly Place[]
  /** Names without a single judged indicator, in the order given: they have no place. */
  readonly unjudged: readonly string[]
}

/** By the share of the judged indicators that are on schedule or met, compared as fractions. */
export function rankGroups(groups: readonly Group[]): Ranking {
  const tallied = groups.map(({ name, judgements }) => ({ name, ...tally(judgements) }))
  const order = (a: (typeof tallied)[number], b: (typeof tallied)[number]) =>
    compare(times(b.good, a.judged), times(a.good, b.judged))
  const ranked = tallied.filter((it) => it.judged > 0)
  return {
    places: placed(ranked, order).map(({ name, place, good, judged, missing, total }) => {
      return { name, place, score: divide(good, judged, 4), good, judged, missing, total }
    }),
    unjudged: tallied.filter((it) => it.judged === 0).map((it) => it.name),
  }
}

/** By the distance to what is due in 个百分点: of the yearly target for counts and levels, of the rate for rates. */
export function rankIndicators(judgements: readonly Judgement[]): Ranking {
  const known = judgements.flatMap((it) => (it.points === null || tally([it]).judged === 0 ? [] : [it]))
  const score = (it: Judgement) => it.points ?? 0
  return {
    places: placed(known, (a, b) => compare(score(b), score(a))).map((it) => {
      const { good, judged, missing, total } = tally([it])
      return { name: it.indicator, place: it.place, score: score(it), good, judged, missing, total }
    }),
    unjudged: judgements.filter((it) => !known.includes(it)).map((it) => it.indicator),
  }
}

/** Sorted, and numbered so that equals share the better place; among equals the order given stays. */
function placed<T>(items: readonly T[], order: (a: T, b: T) => number): (T & { place: number })[] {
  const sorted = items.toSorted(order)
  const places: number[] = []
  for (const [index, it] of sorted.entries()) {
    const before = sorted[index - 1]
    places.push(before !== undefined && order(before, it) === 0 ? (places[index - 1] ?? 1) : index + 1)
  }
  return sorted.map((it, index) => ({ ...it, place: places[index] ?? index + 1 }))
}
