/** Yes, no, and numbers, as answers to an open question; and what is decided when one is dropped or misses. */
import { type Choice, plainChoice, plainNumbers, plainPeriod, plainValue } from '../plain.ts'
import type { Question } from '../turn/question.ts'
import { WRITE_MARGIN } from '../turn/thresholds.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { viewOf } from './view.ts'

/** Yes or no, in the strict words, or as understood where nothing else is said. */
export function choiceOf(turn: Turn): Choice | 'unsure' | null {
  const { reading } = turn
  const strict = plainChoice(reading.text)
  if (strict !== null) return strict
  if (reading.intent === 'cancel') return { word: 'cancel', numbers: null }
  if (reading.intent !== 'confirm') return null
  const clear = reading.margin >= WRITE_MARGIN && reading.names.length === 0 && reading.unbound.length === 0
  const denied = /不|别|未|没(?![错问毛意])|有误|错(?!了?没)/.test(
    reading.text.replace(/没错|不错|无误|没有错/g, ''),
  )
  return clear && !denied ? { word: 'confirm', numbers: null } : 'unsure'
}

/** Whether the words could answer a question at all: what a late answer is known by. */
export function looksLikeAnswer(turn: Turn): boolean {
  const { text } = turn.message
  if (choiceOf(turn) !== null) return true
  return plainNumbers(text) !== null || plainValue(text) !== null || plainPeriod(text, turn.today) !== null
}

export function cancelled(turn: Turn, question: Question): Decision {
  return {
    revisions: [],
    replies: [{ type: 'cancelled', what: viewOf(turn, question) }],
    ask: question.below,
  }
}

export function unfit(turn: Turn, question: Question): Decision {
  return { revisions: [], replies: [{ type: 'answer_unfit', question: viewOf(turn, question) }] }
}

/** Which of the options of a numbered list is chosen, by its number alone; else the answer to that; null: none was meant. */
export function oneOf<T>(
  turn: Turn,
  question: Question,
  options: readonly T[],
): { readonly chosen: T } | Decision | null {
  const numbers = plainNumbers(turn.message.text)
  if (numbers === null) {
    const choice = choiceOf(turn)
    if (choice === null) return null
    return choice !== 'unsure' && choice.word === 'cancel' ? cancelled(turn, question) : unfit(turn, question)
  }
  const [number = 0, ...more] = numbers
  if (more.length > 0) return unfit(turn, question)
  const chosen = options[number - 1]
  if (chosen === undefined)
    return { revisions: [], replies: [{ type: 'no_such_choice', most: options.length }] }
  return { chosen }
}
