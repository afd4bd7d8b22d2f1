/** Yes, no, and numbers, as answers to an open question; and what is decided when one is dropped or misses. */
import type { Question } from '../turn/question.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { viewOf } from './view.ts'

export interface Choice {
  readonly word: 'confirm' | 'cancel'
  /** Numbers named, from 1; null: all of it. */
  readonly numbers: readonly number[] | null
}

/** Yes or no as the message was read; a hedge or a question is neither. */
export function choiceOf({ reading }: Turn): Choice | 'unsure' | null {
  const act = reading.acts[0]
  const numbered = (lines: readonly number[] | null) => lines?.map((it) => it + 1) ?? null
  if (act?.act === 'answer.yes') return { word: 'confirm', numbers: numbered(act.lines) }
  if (act?.act === 'answer.no') return { word: 'cancel', numbers: numbered(act.lines) }
  return act?.act === 'answer.unsure' ? 'unsure' : null
}

/** The numbers of a list that were chosen, from 1; null: none. */
export function numbersOf({ reading }: Turn): readonly number[] | null {
  const act = reading.acts[0]
  return act?.act === 'answer.choice' ? act.options.map((it) => it + 1) : null
}

export function cancelled(turn: Turn, question: Question): Decision {
  return {
    revisions: [],
    replies: [{ type: 'cancelled', what: viewOf(turn, question) }],
    ask: question.below,
  }
}

export function unfit(turn: Turn, question: Question, after?: string): Decision {
  const said = after === undefined ? {} : { after }
  return { revisions: [], replies: [{ type: 'answer_unfit', question: viewOf(turn, question), ...said }] }
}

/** Which of the options of a numbered list is chosen, by its number alone; else the answer to that; null: none was meant. */
export function oneOf<T>(
  turn: Turn,
  question: Question,
  options: readonly T[],
): { readonly chosen: T } | Decision | null {
  const numbers = numbersOf(turn)
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
