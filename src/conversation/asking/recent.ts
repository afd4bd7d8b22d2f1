/** 今天谁报了数, 本周新报了哪些: what came in of late, by the day on which it was recorded. */
import { dayOf } from '../../base/clock.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { readsFigures } from './states.ts'

export function recent(
  turn: Turn,
  { days: { from, to } }: Extract<Doing, { readonly act: 'ask.recent' }>,
): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { standing, plan } = turn.books
  const within = ({ recordedAt }: { recordedAt: string }) => {
    const day = dayOf(new Date(recordedAt))
    return from <= day && day <= to
  }
  const order = new Map(plan.units.map((it, at) => [it.name, at]))
  const figures = standing
    .figures()
    .filter(within)
    .toSorted(
      (a, b) =>
        (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) || a.recordedAt.localeCompare(b.recordedAt),
    )
  const progress = plan.tasks.flatMap((it) => standing.progress(it.id, plan.key)).filter(within)
  return { revisions: [], replies: [{ type: 'recent', from, to, figures, progress }] }
}
