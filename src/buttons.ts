/**
 * Buttons, where a platform has them: each sends its word and the question that it belongs to (`确认 #3f2a9c`), so that
 * the card of an older question never answers the one that is open now.
 */
import { createHash } from 'node:crypto'
import type { Choice, Incoming } from './channels/channel.ts'
import { openAmong, type Question } from './conversation/turn/question.ts'
import type { Reply } from './conversation/turn/reply.ts'
import type { Dialogue } from './dialogue.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { choicesOf } from './rendering/choices.ts'
import { CARD_TAKEN, CHOICE_STALE } from './rendering/words/failure.ts'

const PRESSED = /^(.{1,8}) #([0-9a-f]{6})$/

/** What the answer offers under the question that it opens. */
export function buttonsOf(replies: readonly Reply[], question: Question, plan: Catalogue): readonly Choice[] {
  return choicesOf(replies, plan).map((it) => ({ ...it, text: `${it.text} #${tagOf(question)}` }))
}

/** Null: the text was typed. */
export function pressedIn(text: string): { readonly word: string; readonly tag: string } | null {
  const [, word, tag] = PRESSED.exec(text.trim()) ?? []
  return word === undefined || tag === undefined ? null : { word, tag }
}

/** Whether the button is of the question that is open at that time. */
export function isOfOpen({ tag }: { readonly tag: string }, kept: Question | null, at: Date): boolean {
  const open = openAmong(kept, at)
  return open !== null && tagOf(open) === tag
}

/** What is said to a click that counts no longer; null: it counts, or was typed. */
export function idleClick(
  { card, at }: Incoming,
  pressed: ReturnType<typeof pressedIn>,
  { cards, question }: Dialogue,
): string | null {
  if (card !== undefined && cards?.includes(card)) return CARD_TAKEN
  return pressed !== null && !isOfOpen(pressed, question, at) ? CHOICE_STALE : null
}

function tagOf({ askedAt, sentence }: Question): string {
  return createHash('sha256').update(`${askedAt} ${sentence}`).digest('hex').slice(0, 6)
}
