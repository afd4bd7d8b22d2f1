/** What was said to the sender just before, of all that a message is read in the light of. */
import type { Context, Line } from '../context.ts'
import type { After } from './move.ts'

/** Null: why is asked, and any words are the reason. */
export function afterOf(context: Context): After | null {
  const { asked, receipt = [], withdrawn, review, returned = [], drifted, topic = [], listShown } = context
  if (asked?.type === 'reason') return null
  if (asked?.type === 'confirm' || (asked?.type === 'other' && asked.options === 0)) return 'confirm'
  if (asked) return 'choice'
  const reviews = review?.lines.some((it) => it.waits) === true
  if (review?.shown === true || (reviews && !receipt.some(stands))) return 'review'
  if (returned.length > 0 && receipt.every((it) => !stands(it) || isAmong(it, returned))) return 'returned'
  if (drifted === true) return 'answer'
  if (receipt.some(stands)) return 'receipt'
  if (withdrawn !== undefined) return 'withdrawn'
  return topic.length > 0 || listShown === true ? 'answer' : 'idle'
}

/** What was recorded last is what came back. */
function isAmong({ indicator }: Line, lines: readonly Line[]): boolean {
  return lines.some((it) => it.indicator === indicator)
}

function stands({ indicator }: Line): boolean {
  return indicator !== null
}
