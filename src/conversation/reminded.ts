/** What is open and was not spoken of is called to mind under the answer. */
import { viewOf } from './reporting/view.ts'
import { type Question, seen } from './turn/question.ts'
import { LAPSING_MINUTES, REMINDED_MOST } from './turn/thresholds.ts'
import type { Decision, Turn } from './turn/turn.ts'

/**
 * An older question that is left open is called to mind in one line, twice and when it is about to lapse; expired
 * ones are dropped for good.
 */
export function reminded(turn: Turn, kept: Question | null, decision: Decision): Decision {
  const left = decision.ask === undefined ? turn.question : decision.ask
  const changed = decision.ask === undefined && left !== kept && JSON.stringify(left) !== JSON.stringify(kept)
  const ask = decision.ask === undefined && !changed ? {} : { ask: left }
  const fresh = left?.askedAt === turn.at.toISOString()
  const silent = decision.replies.some((it) => it.type === 'answer_unfit' || it.type === 'no_such_choice')
  if (left === null || fresh || silent || left.matter.type === 'review' || left.held)
    return { ...decision, ...ask }
  const often = left.reminded ?? 0
  const lapses = Date.parse(left.expiresAt) - turn.at.getTime() <= LAPSING_MINUTES * 60_000
  // Newly on top again, it is the next thing to answer, however often it was shown before.
  const back = left !== turn.question && left === turn.question?.below
  const quiet = often >= REMINDED_MOST && !(lapses && often === REMINDED_MOST)
  if (quiet && !back) return { ...decision, ask: { ...left, unseen: true } }
  const reminder = { type: 'still_open' as const, question: viewOf(turn, left), lapses }
  const reminded = Math.max(often, lapses ? REMINDED_MOST : 0) + 1
  return { ...decision, replies: [...decision.replies, reminder], ask: { ...seen(left), reminded } }
}
