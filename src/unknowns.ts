/**
 * Messages that were not understood, or corrected afterwards by their sender: what the list of short forms
 * grows from. The text itself is kept only where the operator allows it (KEEP_UNKNOWN_TEXT); what the message
 * came near to is kept in any case.
 */
import type { Shelf, Write } from './base/store.ts'
import { NEAREST, QUERY_MARGIN } from './conversation/turn/thresholds.ts'
import type { Decision, Turn } from './conversation/turn/turn.ts'
import { shelfKey } from './dialogue.ts'
import { nearIn } from './understanding/names/nearest.ts'

export const UNKNOWNS_SHELF = 'unknowns'

export type UnknownWhy = 'not_understood' | 'unsure' | 'corrected'

export interface UnknownMessage {
  /** Instant of the message. */
  readonly at: string
  readonly why: UnknownWhy
  readonly intent: string
  readonly margin: number
  /** Verbatim, or null where the operator does not keep texts. */
  readonly text: string | null
  /** Names of the plan that come nearest. */
  readonly near: readonly string[]
}

export class Unknowns {
  readonly #shelf: Shelf<UnknownMessage>
  readonly #keepText: boolean

  constructor(shelf: Shelf<UnknownMessage>, keepText: boolean) {
    this.#shelf = shelf
    this.#keepText = keepText
  }

  /** What keeps the message of a turn, if it is one of these. */
  noting(turn: Turn, decision: Decision): Write[] {
    const why = whyUnknown(turn, decision)
    if (why === null) return []
    const { plan } = turn.books
    const { text } = turn.message
    const { indicators, tasks } = nearIn(text, plan)
    const near = [
      ...indicators.slice(0, NEAREST).map((id) => plan.indicator(id).name),
      ...tasks.slice(0, NEAREST).map((id) => plan.task(id).title),
    ]
    const at = turn.at.toISOString()
    const { intent, margin } = turn.reading
    // A message delivered twice is one message.
    const named = `${at} ${turn.message.id}`
    const key = Buffer.byteLength(named) <= 200 ? named : `${at} ${shelfKey(named)}`
    const kept: UnknownMessage = { at, why, intent, margin, text: this.#keepText ? text : null, near }
    return [{ shelf: UNKNOWNS_SHELF, key, set: kept }]
  }

  /** The oldest first. */
  all(): AsyncIterable<readonly [string, UnknownMessage]> {
    return this.#shelf.entries()
  }
}

function whyUnknown(turn: Turn, decision: Decision): UnknownWhy | null {
  // A secret is not kept in any form.
  if (decision.replies.some((it) => it.type === 'secret')) return null
  if (decision.revisions.some((it) => it.type === 'figure_corrected')) return 'corrected'
  // An answer to an open question (确认, 6.9, 1) is none to understanding and known to the conversation.
  if (turn.question !== null && decision.ask !== undefined) return null
  if (decision.replies.some((it) => it.type === 'not_understood')) return 'not_understood'
  return turn.reading.intent !== 'none' && turn.reading.margin < QUERY_MARGIN ? 'unsure' : null
}
