import type { Act, Of } from '../understanding/acts/act.ts'
import { isStranger } from './access/strangers.ts'
import { ask } from './asking/asked.ts'
import { convenerOf } from './asking/convener.ts'
import { listOfLight } from './asking/opening.ts'
import { overall } from './asking/overall.ts'
import { pageOf } from './asking/page.ts'
import { notHeld } from './asking/query.indicator.ts'
import { answerExtending } from './duties/extending.ts'
import { answerItems } from './lists/answering.ts'
import { aboutItems } from './lists/lists.ts'
import { answerList } from './lists/sheet-sent.ts'
import { ordered } from './orders.ts'
import { answerLetter } from './papers/lettering.ts'
import { answerRearranging } from './reminding/rearranging.ts'
import { answerUrging } from './reminding/urging.ts'
import { amendFigures, amendStanding, asked } from './reporting/amend.ts'
import { answerDrafts } from './reporting/answering.ts'
import { cancelled, choiceOf, numbersOf, unfit } from './reporting/choices.ts'
import { compare } from './reporting/comparing.ts'
import { ofReceipt } from './reporting/of-receipt.ts'
import { recorded } from './reporting/recorded.ts'
import { noted } from './reporting/remarks.ts'
import { report } from './reporting/reporting.ts'
import { siblings } from './reporting/siblings.ts'
import { viewOf } from './reporting/view.ts'
import { reaffirm, stateOfReview, undo } from './reviewing/aftermath.ts'
import { listed, returned, review } from './reviewing/review.ts'
import { rule, ruled } from './reviewing/ruling.ts'
import { sentBack } from './reviewing/waiting.ts'
import { holdOn, type Question, seen } from './turn/question.ts'
import { LATE_MINUTES } from './turn/thresholds.ts'
import type { Decision, Turn } from './turn/turn.ts'

/** Answers a chosen reading as if it had been sent. */
export type Dispatch = (turn: Turn) => Decision

/** `kept`: the question as it was kept, expired or not. Null: nothing of the kind was said. */
export function answered(turn: Turn, kept: Question | null, dispatch: Dispatch): Decision | null {
  const { acts } = turn.reading
  const [act] = acts
  if (act === undefined) return null
  const ofItems = aboutItems(turn)
  if (ofItems !== null) return ofItems
  const told = isStranger(turn.sender) ? null : reported(turn, act)
  if (told !== null) return told
  const compared = act.act === 'report.comparison' ? compare(turn) : null
  if (compared !== null) return compared
  const apart = byItself(turn, act)
  if (apart !== null || act.act.startsWith('ask')) return apart
  if (listOf(act) === 'receipt') return isStranger(turn.sender) ? null : ofReceipt(turn, acts)
  const { question } = turn
  if (question === null) return late(turn, kept, acts, dispatch)
  if (question.unseen === true && isVague(act)) return { ...unfit(turn, question), ask: seen(question) }
  // 嗯对 after the receipt of something else: what was doubted before it is shown once more.
  if (isOvertaken(turn, question) && isVague(act))
    return { ...unfit(turn, question), ask: waiting(turn, question) }
  // After words that could not be read, a yes may be about them: what is asked is shown once more.
  if (question.disturbed !== undefined && act.act === 'answer.yes') {
    const { disturbed, ...calm } = question
    return { ...unfit(turn, question, disturbed), ask: calm }
  }
  if (act.act === 'answer.hold')
    return {
      revisions: [],
      replies: [{ type: 'held', question: viewOf(turn, question) }],
      // Of a figure it is said that it can wait until it was looked into.
      ask: question.matter.type === 'drafts' ? holdOn(question) : waiting(turn, question),
    }
  if (act.act === 'answer.unsure') {
    const disturbed =
      turn.reading.disturbs && act.digit !== true
        ? { ask: { ...question, disturbed: turn.message.text } }
        : {}
    return { ...unfit(turn, question), ...disturbed }
  }
  return ofQuestion(turn, question, acts, dispatch)
}

/** Something was recorded since it was asked. */
function isOvertaken({ receipt }: Turn, question: Question): boolean {
  return question.matter.type === 'drafts' && receipt != null && receipt.at > question.askedAt
}

/** The same question, with ten minutes more. */
function waiting(turn: Turn, question: Question): Question {
  return { ...question, expiresAt: asked(turn, question).expiresAt }
}

/** Nothing is open any more. Whoever says the value, or what was asked for, has said all; of a yes only the question was. */
function late(turn: Turn, kept: Question | null, acts: readonly Act[], dispatch: Dispatch): Decision | null {
  const [act] = acts
  if (kept === null || kept.matter.type === 'review')
    return act?.act === 'answer.hold'
      ? { revisions: [], replies: [{ type: 'greeting', thanks: false, noted: true }] }
      : null
  const recent = turn.at.getTime() - Date.parse(kept.expiresAt) <= LATE_MINUTES * 60_000
  // A time or a name answers just what was asked, and nothing else; a yes with its reason does.
  const reasoned = act?.act === 'answer.yes' && act.note !== null && !isOvertaken(turn, kept)
  const said = reasoned || act?.act === 'answer.period' || act?.act === 'answer.indicator'
  const anew = recent && (said || (act?.act === 'amend' && act.changes.every((it) => it.value !== undefined)))
  if (anew && kept.matter.type === 'drafts') return ofQuestion(turn, { ...kept, below: null }, acts, dispatch)
  return { revisions: [], replies: [{ type: 'expired', what: viewOf(turn, kept) }], ask: null }
}

/** What stands by itself in the light of what was reported before. */
function reported(turn: Turn, act: Act): Decision | null {
  switch (act.act) {
    case 'report.header': {
      const { period } = act
      const receipt = { lines: turn.receipt?.lines ?? [], period, at: turn.at.toISOString() }
      return { revisions: [], replies: [{ type: 'report.header', period }], receipt }
    }
    case 'report.sibling':
      return report(turn, siblings(turn, turn.reading.acts))
    case 'report.note':
      return noted(turn, act)
    case 'courtesy':
      return { revisions: [], replies: [{ type: 'greeting', thanks: false, noted: true }] }
    case 'report.done':
      return { revisions: [], replies: [{ type: 'report.noted', done: true, figures: [] }] }
    default:
      return null
  }
}

/** What stands apart from every question. */
function byItself(turn: Turn, act: Act): Decision | null {
  switch (act.act) {
    case 'review.verdict':
      return review(turn, act)
    case 'review.list':
      return listed(turn)
    case 'review.undo':
      return undo(turn, act.lines)
    case 'review.ask':
      return stateOfReview(turn, act)
    case 'review.reaffirm':
      return reaffirm(turn, act)
    case 'ask':
      return ask(turn, act)
    case 'ask.foreign':
      return notHeld(turn, act.said)
    case 'ask.meaning':
    case 'ask.brief':
    case 'ask.compare':
    case 'ask.soon':
    case 'ask.changed':
    case 'ask.returned':
      return overall(turn, act)
    case 'ask.met':
      return listOfLight(turn, 'met', act)
    case 'ask.convener':
      return convenerOf(act.campaign)
    case 'ask.page':
      return pageOf(turn, act)
    case 'ask.standing':
      return recorded(turn, act.lines)
    case 'ruling.make':
      return rule(turn, act)
    case 'amend':
      return act.of === 'returned' ? amendFigures(turn, sentBack(turn), act) : null
    default:
      return ordered(turn, act)
  }
}

/** Which list an act is about. */
function listOf(act: Act): Of {
  if ('of' in act) return act.of
  return act.act === 'keep.standing' || act.act === 'restore.withdrawn' || act.act === 'report.comparison'
    ? 'receipt'
    : 'question'
}

function ofQuestion(
  turn: Turn,
  question: Question,
  acts: readonly Act[],
  dispatch: Dispatch,
): Decision | null {
  const { matter } = question
  const [act] = acts
  if (act === undefined) return null
  switch (matter.type) {
    case 'drafts': {
      // Said to be wrong: a bare yes after it is not to the old value.
      if (act.act === 'amend.open')
        return { ...unfit(turn, question), ask: { ...question, disturbed: turn.message.text } }
      return answerDrafts(turn, question, matter.drafts, act, siblings(turn, acts, matter.drafts))
    }
    case 'amend': {
      if (act.act === 'amend') return amendStanding(turn, question, matter.ids, act)
      return act.act === 'answer.no' ? cancelled(turn, question) : unfit(turn, question)
    }
    case 'readings':
      return answerReadings(turn, question, dispatch)
    case 'items':
      return answerItems(turn, question)
    case 'urge':
      return answerUrging(turn, question)
    case 'extend':
      return answerExtending(turn, question)
    case 'letter':
      return answerLetter(turn, question)
    case 'list':
      return answerList(turn, question)
    case 'rearrange':
      return answerRearranging(turn, question)
    case 'reason':
      return matter.of.type === 'return'
        ? returned(turn, question, matter.of.ids, act)
        : ruled(turn, question, matter.of, act)
    case 'review':
      return null
  }
}

/** A bare yes or number: it is about what was said last. A word of recording is about the question. */
function isVague(act: Act): boolean {
  return (act.act === 'answer.yes' || act.act === 'answer.choice') && !act.firm
}

function answerReadings(turn: Turn, question: Question, dispatch: Dispatch): Decision | null {
  const { matter } = question
  if (matter.type !== 'readings') return null
  const choice = choiceOf(turn)
  if (choice === 'unsure') return unfit(turn, question)
  if (choice?.word === 'cancel') return cancelled(turn, question)
  const numbers = choice?.numbers ?? numbersOf(turn)
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
