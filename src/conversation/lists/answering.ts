/** Answers to what was asked about items: which one, of which time, yes or no, or another value. */
import { isYearToDate } from '../../plan/period.ts'
import type { ItemTold } from '../../understanding/acts/act.ts'
import { cancelled, choiceOf, numbersOf, unfit } from '../reporting/choices.ts'
import type { ItemDraft, Question } from '../turn/question.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf, settled } from './reporting.ts'
import { settleItems } from './settling.ts'

/** Null: it is no answer to that. */
export function answerItems(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'items') return null
  const [first, ...others] = matter.drafts
  if (first === undefined) return null
  const [act] = turn.reading.acts
  if (act?.act === 'answer.period') {
    const period = act.periods[0] ?? null
    return period === null ? unfit(turn, question) : goOn(turn, question, [timed(first, period), ...others])
  }
  const numbers = numbersOf(turn)
  const choice = choiceOf(turn)
  if (numbers === null && choice === null) return null
  if (choice === 'unsure') return unfit(turn, question)
  if (choice?.word === 'cancel')
    return others.length === 0 ? cancelled(turn, question) : goOn(turn, question, others)
  const options = first.options.length > 1 ? first.options : first.periods
  if (options.length === 0) {
    if (numbers !== null && numbers.join() !== '1') return unfit(turn, question)
    return goOn(turn, question, [{ ...first, accepted: true }, ...others])
  }
  const [number = 0, ...more] = numbers ?? []
  if (numbers === null || more.length > 0) return unfit(turn, question)
  if (options[number - 1] === undefined)
    return { revisions: [], replies: [{ type: 'no_such_choice', most: options.length }] }
  if (first.options.length > 1) return chooseItem(turn, question, number - 1)
  const period = first.periods[number - 1]
  return period === undefined
    ? unfit(turn, question)
    : goOn(turn, question, [timed(first, period), ...others])
}

/** Which of those that were asked about it is, by what tells it from the others. */
export function chooseItem(turn: Turn, question: Question, option: number): Decision | null {
  const { matter } = question
  const [first, ...others] = matter.type === 'items' ? matter.drafts : []
  const chosen = first?.options[option]
  if (first === undefined || chosen === undefined) return null
  return goOn(turn, question, [
    { ...first, options: [chosen], unsure: first.unsure.filter((it) => it !== 'unlike') },
    ...others,
  ])
}

function timed(draft: ItemDraft, period: ItemDraft['periods'][number]): ItemDraft {
  const { value, said } = draft
  if (value === null) return draft
  return { ...draft, said: { ...said, invested: { value, period } }, periods: [], value: null }
}

/** 是3.2亿 to a question about 32亿: the value takes the place of the one that was asked about. */
export function reviseAsked(turn: Turn, question: Question, told: ItemTold): Decision | null {
  const { matter } = question
  const [first, ...others] = matter.type === 'items' ? matter.drafts : []
  if (first === undefined || told.invested === undefined) return null
  const [only] = first.options
  const [said] = told.items
  if (told.how !== 'spoken' && (only?.list !== said?.list || only?.item !== said?.item)) return null
  const { draft } = draftOf(
    turn,
    { ...told, items: first.options, how: 'spoken', name: first.name },
    first.of,
  )
  const known = first.said.invested?.period ?? null
  const keeps = told.invested.period === null && known !== null && isYearToDate(known)
  const anew = keeps ? timed(draft, known) : draft
  return goOn(turn, question, [{ ...anew, said: { ...first.said, ...anew.said } }, ...others])
}

function goOn(turn: Turn, question: Question, drafts: readonly ItemDraft[]): Decision {
  const decision = settled({ ...turn, question: question.below }, settleItems(turn, drafts))
  const words = `${question.sentence}\n${turn.message.text}`
  const { ask } = decision
  return { ...decision, words, ask: ask ? { ...ask, sentence: question.sentence } : question.below }
}
