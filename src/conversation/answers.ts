/**
 * Answers to the open question: 确认, 取消, 确认 1 3, a number, 改6.9, 3月, a name. What is no answer is
 * left alone: a question never swallows another message.
 */

import { answerExtending } from './duties/extending.ts'
import { answerLetter } from './papers/lettering.ts'
import { ASKED, plainNumbers } from './plain.ts'
import { answerRearranging } from './reminding/rearranging.ts'
import { answerUrging } from './reminding/urging.ts'
import { cancelled, choiceOf, unfit } from './reporting/choices.ts'
import { answerDrafts } from './reporting/draft-answers.ts'
import { type Question, seen } from './turn/question.ts'
import type { Decision, Turn } from './turn/turn.ts'

/** Answers a chosen reading as if it had been sent. */
export type Dispatch = (turn: Turn) => Decision

/** Null: the message is no answer to this question. */
export function answer(turn: Turn, question: Question, dispatch: Dispatch): Decision | null {
  const { matter } = question
  if (ASKED.test(turn.message.text) && isYes(turn)) return unfit(turn, question)
  if (question.unseen === true && isVague(turn)) return { ...unfit(turn, question), ask: seen(question) }
  if (matter.type === 'drafts') return answerDrafts(turn, question, matter.drafts)
  if (matter.type === 'readings') return answerReadings(turn, question, dispatch)
  if (matter.type === 'urge') return answerUrging(turn, question)
  if (matter.type === 'extend') return answerExtending(turn, question)
  if (matter.type === 'letter') return answerLetter(turn, question)
  if (matter.type === 'rearrange') return answerRearranging(turn, question)
  return null
}

/** A bare yes or number: it is about what was said last. 确认 is about the question. */
function isVague(turn: Turn): boolean {
  const { text } = turn.message
  if (/确认/.test(text)) return false
  return isYes(turn) || plainNumbers(text) !== null
}

function isYes(turn: Turn): boolean {
  const choice = choiceOf(turn)
  return choice !== null && choice !== 'unsure' && choice.word === 'confirm'
}

function answerReadings(turn: Turn, question: Question, dispatch: Dispatch): Decision | null {
  const { matter } = question
  if (matter.type !== 'readings') return null
  const choice = choiceOf(turn)
  if (choice === 'unsure') return unfit(turn, question)
  if (choice?.word === 'cancel') return cancelled(turn, question)
  const numbers = choice?.numbers ?? plainNumbers(turn.message.text)
  const [first] = matter.options
  if (numbers === null) {
    if (choice === null || first === undefined) return null
    return matter.options.length === 1 ? taken(turn, question, first, dispatch) : unfit(turn, question)
  }
  const [number, ...more] = numbers
  if (number === undefined || more.length > 0) return unfit(turn, question)
  const option = matter.options[number - 1]
  if (option === undefined)
    return { revisions: [], replies: [{ type: 'no_such_choice', most: matter.options.length }] }
  const chosen = matter.of?.[number - 1]
  return taken(chosen === undefined ? turn : { ...turn, chosen }, question, option, dispatch)
}

function taken(turn: Turn, question: Question, reading: Turn['reading'], dispatch: Dispatch): Decision {
  const decision = dispatch({ ...turn, reading, question: question.below })
  const words = `${question.sentence}\n${turn.message.text}`
  return { ...decision, ask: decision.ask === undefined ? question.below : decision.ask, words }
}
