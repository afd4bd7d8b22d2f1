/**
 * 新能源汽车消费配套叠加政策已出台: a milestone said to be reached. There is no number in it, so it is asked about, and
 * recorded as 自报完成 once the sender says yes; its words stay with the entry.
 */

import { homeOf } from '../../plan/counties.ts'
import { isStranger } from '../access/strangers.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf } from './drafting.ts'
import { report } from './reporting.ts'

/** Null: no such thing is said of exactly one milestone. */
export function milestoneReached(turn: Turn): Decision | null {
  const { reading, books, today, sender } = turn
  const { reached } = reading
  if (isStranger(sender) || reading.figures.length > 0 || !/^(?:report|query|none)/.test(reading.intent))
    return null
  if (reached === undefined || reading.sides?.asks === true) return null
  if ((reading.percent ?? 100) < 100) return null
  const [id, ...others] = namedIn(turn)
  if (id === undefined || others.length > 0) return null
  const indicator = books.plan.indicator(id)
  const { unit } = indicator
  const scope = homeOf(books.plan, sender?.unit ?? null, indicator)
  // Said again it is the same fact, not another one of today.
  const before = books.standing.ofIndicator(id).findLast(({ figure }) => figure.scope === scope)
  const draft = draftOf({
    indicator: id,
    value: unit === '%' ? 100 : 1,
    unit,
    text: reached,
    period: before?.figure.period ?? { from: `${today.slice(0, 4)}-01-01`, to: today },
    unsure: true,
  })
  return report(turn, [draft])
}

/** Milestones by their names, else by words that are near one. */
function namedIn({ reading: { names }, books: { plan } }: Turn): string[] {
  const ids = (near: boolean) =>
    names
      .filter((it) => it.kind === 'indicator' && (it.how === 'overlap') === near)
      .flatMap((it) => it.ids)
      .filter((it) => plan.indicator(it).kind === 'milestone')
  const sure = new Set(ids(false))
  return [...(sure.size > 0 ? sure : new Set(ids(true)))]
}
