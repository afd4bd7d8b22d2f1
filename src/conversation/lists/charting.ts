/**
 * How far projects are with the year's plan, as bars: one for each project, or for each county or unit what its projects
 * that have reported make together. Beside each where it would be by months/12 of its own data.
 */
import type { Day } from '../../base/clock.ts'
import type { ItemJudgement } from '../../judging/item.ts'
import { sumOf } from '../../judging/item-rates.ts'
import type { ChartEnclosure } from '../turn/replies/enclosure.ts'

type Bar = Extract<ChartEnclosure, { of: 'items' }>['bars'][number]

/** Bars that a picture on a phone holds. */
const BARS = 15

/** Null: nobody has reported anything that could be drawn. */
export function itemsChart(
  judged: readonly ItemJudgement[],
  by: 'county' | 'unit' | null,
  scope: string,
  today: Day,
): ChartEnclosure | null {
  const groups = new Map<string, ItemJudgement[]>()
  for (const it of judged) {
    const { item } = it.state
    const name = by === null ? item.name : (item[by] ?? '未写明')
    groups.set(name, [...(groups.get(name) ?? []), it])
  }
  const bars = [...groups].map(([name, own]) => barOf(name, own))
  const drawn = bars.filter((it) => it.share !== null)
  if (drawn.length === 0) return null
  // The slowest first: it is what is looked for.
  const sorted = drawn.toSorted((a, b) => lead(a) - lead(b))
  return {
    ...{ type: 'chart', of: 'items', scope, today, by },
    bars: sorted.slice(0, BARS),
    left: drawn.length - Math.min(BARS, drawn.length),
    silent: bars.length - drawn.length,
  }
}

function lead({ share, scheduled }: Bar): number {
  return (share ?? 0) - (scheduled ?? 0)
}

function barOf(name: string, own: readonly ItemJudgement[]): Bar {
  const told = own.filter((it) => it.share !== null)
  const invested = sumOf(told.map((it) => it.state.invested?.value ?? null))
  const planned = sumOf(told.map((it) => it.state.item.planned))
  const due = sumOf(told.map((it) => ((it.state.item.planned ?? 0) * (it.scheduled ?? 0)) / 100))
  const part = (of: number | null) =>
    of === null || planned === null || planned === 0 ? null : Math.round((of / planned) * 1000) / 10
  return {
    ...{ name, invested, planned, share: part(invested), scheduled: part(due) },
    ...{ reported: told.length, count: own.length },
  }
}
