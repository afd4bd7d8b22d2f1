/** 佐证材料有哪些: which files came with what was reported, of the indicator named or spoken of, else of all. */
import type { Doing } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import type { HeldEvidence } from '../turn/replies/evidence.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { readsFigures } from './states.ts'

export function evidenceHeld(
  turn: Turn,
  { indicators }: Extract<Doing, { readonly act: 'evidence.list' }>,
): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, topic } = turn
  const { standing, plan } = books
  const [only = null, second] = indicators.length > 0 ? indicators : (topic?.indicators ?? [])
  const about = second === undefined ? only : null
  const figures = standing
    .figures()
    .filter(({ figure }) => about === null || figure.indicator === about)
    .map(({ figure, history, unit }): HeldEvidence => {
      const files = standing.backings.evidenceFor(history).length
      return { of: { indicator: figure.indicator }, period: figure.period, unit, files }
    })
  const tasks = about === null ? plan.tasks.flatMap((it) => standing.progress(it.id, plan.key)) : []
  const told = tasks.map(({ id, task, unit }): HeldEvidence => {
    return { of: { task }, period: null, unit, files: standing.backings.evidenceFor([id]).length }
  })
  const held = [...figures, ...told].filter((it) => it.files > 0)
  return { revisions: [], replies: [{ type: 'evidence.list', about, held }] }
}
