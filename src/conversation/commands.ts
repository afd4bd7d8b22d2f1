/**
 * What is said in fixed words and means something only here, recognised before the intent: 签发, 征求意见, 无意见.
 */
import { plain } from './plain.ts'

export type Command =
  /** Null: not yet the second yes. */
  | { readonly type: 'issue'; readonly code: string | null; readonly about: string }
  | { readonly type: 'consult'; readonly about: string }
  | { readonly type: 'opinion'; readonly words: string }

const ISSUE = /^(?:请|确认)?签发(?!了|的|过|情况|人|时间)\s*(?:([0-9a-f]{8})|(.{0,20}))$/i
const CONSULT = /^(?:请)?(?:就)?(.{0,20}?)征求(.{0,12}?)意见(?:建议)?$/
const OPINION = /^(?:反馈)?意见\s*[:,]\s*(.*)$|^(无(?:不同)?意见)$/s

export function commandIn(text: string): Command | null {
  const said = plain(text)
  const command = papers(said)
  return command?.type === 'opinion' ? { ...command, words: withItsMarks(text, command.words) } : command
}

/** A reason goes into the ledger with its own punctuation. */
function withItsMarks(text: string, piece: string): string {
  const folded = text.normalize('NFKC')
  const at = folded.lastIndexOf(piece)
  if (at < 0 || folded.length !== text.length) return piece
  return text.slice(at, at + piece.length)
}

function papers(said: string): Command | null {
  const issue = ISSUE.exec(said)
  if (issue !== null) return { type: 'issue', code: issue[1]?.toLowerCase() ?? null, about: issue[2] ?? '' }
  const consult = CONSULT.exec(said)
  if (consult !== null) return { type: 'consult', about: `${consult[1] ?? ''}${consult[2] ?? ''}` }
  const opinion = OPINION.exec(said)
  return opinion === null ? null : { type: 'opinion', words: (opinion[1] ?? opinion[2] ?? '').trim() }
}
