/**
 * What the classifier of moves sees: what that of intents sees, and what was said before, alone and beside how the
 * message begins and ends, for 对 is a yes after a question and thanks after a receipt.
 */
import { featuresOf, sentenceOf } from '../acts/features.ts'
import type { Slots } from '../slots.ts'
import type { After } from './move.ts'

/** The trained model. */
export const MOVES_FILE = new URL('moves.model.json', import.meta.url)

export function moveFeatures(slots: Slots, after: After): Map<string, number> {
  const features = featuresOf(slots)
  const sentence = sentenceOf(slots.sentence)
  const weight = Math.max(...features.values())
  const beside = [1, 2, 3].flatMap((size) => [`^${sentence.slice(0, size)}`, `${sentence.slice(-size)}$`])
  for (const name of ['', ...beside]) features.set(`${after}:${name}`, weight)
  return features
}
