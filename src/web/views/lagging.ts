/** What lags, the greater distance first, with the unit's reason and the day that it promised. */
import type { Lag } from '../../conversation/turn/replies/query.ts'
import { periodText } from '../../rendering/numbers.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { promiseText } from '../../rendering/words/promise.ts'
import type { Explained, Lagging } from '../answers.ts'
import { type CountsView, countsView } from './counts.ts'
import { type StateView, stateView } from './state.ts'

export interface LagView extends StateView {
  /** `一季度`; null for a milestone past its date. */
  readonly since: string | null
  /** The unit's own words; null: it has said nothing. */
  readonly reason: string | null
  /** `预计6月30日赶上`. */
  readonly promised: string | null
}

export interface LaggingView {
  readonly asOf: string
  readonly counts: CountsView
  readonly items: readonly LagView[]
}

export function laggingView({ reply, explained }: Lagging, words: WordsContext): LaggingView {
  return {
    asOf: reply.today,
    counts: countsView(reply.counts),
    items: reply.lags.map((it) => lagView(it, explained.get(it.state.indicator), words)),
  }
}

export function lagView(
  { state, since, promised = null }: Lag,
  explained: Explained | undefined,
  words: WordsContext,
): LagView {
  return {
    ...stateView(state, words),
    since: since === null ? null : periodText(since, words.plan.plan.year),
    reason: explained?.explanation.reason ?? null,
    promised: promised === null ? null : promiseText(promised, words),
  }
}
