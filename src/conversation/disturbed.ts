/** A message between a question and its yes that spoke of numbers or mistakes and could not be read. */
import type { Reading } from '../understanding/reading.ts'
import { plain } from './plain.ts'
import type { Decision, Turn } from './turn/turn.ts'

/** Said of a message that was not read. */
const UNREAD: ReadonlySet<string> = new Set([
  'not_understood',
  'nothing_to_correct',
  'nothing_asked',
  'value_missing',
  'no_figure',
  'amend.unclear',
  'help',
])

/** What was read as an act of its own, or is too short to have said anything, disturbs nothing. */
function silent({ acts, disturbs, text }: Reading): boolean {
  return acts.some((it) => it.act !== 'report.note') || (!disturbs && plain(text).length < 4)
}

/** A message that speaks of numbers or mistakes and was not read: a bare yes after it is not to the old value. */
export function disturbed({ question, reading, message }: Turn, decision: Decision): Decision {
  const left = decision.ask === undefined ? question : decision.ask
  // 不对不对 to what was told of an item is read as nothing.
  const unsaid = left?.matter.type === 'items' && reading.acts.length === 0 && reading.disturbs
  const unread =
    decision.revisions.length === 0 && (unsaid || decision.replies.some((it) => UNREAD.has(it.type)))
  const asks = left?.matter.type === 'drafts' || left?.matter.type === 'items'
  if (!left || !asks || left.held || !unread || silent(reading)) return decision
  return { ...decision, ask: { ...left, disturbed: message.text } }
}
