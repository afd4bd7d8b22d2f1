/** Answers to a question about figures: which indicator, which period, 确认 1 3, 改6.9, 取消 2. */

import { type Choice, type PlainValue, plain, plainNumbers, plainPeriod, plainValue } from '../plain.ts'
import type { Draft, Question } from '../turn/question.ts'
import type { Need } from '../turn/replies/report.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { cancelled, choiceOf, unfit } from './choices.ts'
import { doubtKey } from './doubts.ts'
import { factOf, valueFor } from './drafting.ts'
import { reportOn } from './reporting.ts'
import { settle } from './settling.ts'

type ConfirmNeed = Extract<Need, { type: 'confirm' }>

/** Null: the message is no answer to it. */
export function answerDrafts(turn: Turn, question: Question, drafts: readonly Draft[]): Decision | null {
  const { need } = settle(turn, drafts)
  const choice = choiceOf(turn)
  if (choice === 'unsure') return unfit(turn, question)
  if (choice?.word === 'cancel') return dropped(turn, question, drafts, choice.numbers)
  if (need === null) return choice === null ? null : reportOn(turn, question, drafts, [])
  switch (need.type) {
    case 'indicator':
      return answerIndicator(turn, question, drafts, need, choice)
    case 'period':
      return answerPeriod(turn, question, drafts, need, choice)
    case 'confirm':
      return answerConfirm(turn, question, drafts, need, choice)
  }
}

function answerIndicator(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  need: Extract<Need, { type: 'indicator' }>,
  choice: Choice | null,
): Decision | null {
  const numbers = choice?.numbers ?? plainNumbers(turn.message.text)
  const [number, ...more] = numbers ?? []
  const { figures, intent } = turn.reading
  const asksElse = figures.length > 0 || (intent.startsWith('query.') && plain(turn.message.text).length > 12)
  const named = asksElse
    ? []
    : need.options.filter((id) => turn.reading.names.some((it) => it.ids.length === 1 && it.ids[0] === id))
  const picked =
    number !== undefined && more.length === 0
      ? need.options[number - 1]
      : named.length === 1
        ? named[0]
        : undefined
  if (picked === undefined) {
    if (numbers === null) return choice === null ? null : unfit(turn, question)
    return { revisions: [], replies: [{ type: 'no_such_choice', most: need.options.length }] }
  }
  const chosen = drafts.map((it) =>
    it === need.draft
      ? { ...it, indicator: picked, options: [], period: it.period ?? it.periods?.[picked] ?? null }
      : it,
  )
  return reportOn(turn, question, chosen, [])
}

function answerPeriod(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  need: Extract<Need, { type: 'period' }>,
  choice: Choice | null,
): Decision | null {
  const numbers = choice?.numbers ?? plainNumbers(turn.message.text)
  const [number, ...more] = numbers ?? []
  const named = plainPeriod(turn.message.text, turn.today) ?? periodAlone(turn)
  const picked = number !== undefined && more.length === 0 ? need.options[number - 1] : named
  if (picked === undefined) {
    return { revisions: [], replies: [{ type: 'no_such_choice', most: need.options.length }] }
  }
  if (picked === null) return choice === null ? null : unfit(turn, question)
  return reportOn(
    turn,
    question,
    // Whoever names the period has said that it is a figure.
    drafts.map((it) => (it.period === null ? { ...it, period: picked, unsure: false } : it)),
    [],
  )
}

/** A message that names a time and nothing else. */
function periodAlone({ reading }: Turn): Draft['period'] {
  const { period, names, figures, unbound, text } = reading
  const alone = names.length === 0 && figures.length === 0 && unbound.length === 0
  return alone && plain(text).length <= 12 ? period : null
}

function answerConfirm(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  need: ConfirmNeed,
  choice: Choice | null,
): Decision | null {
  const { text } = turn.message
  const several = need.drafts.length > 1
  const numbers = choice?.numbers ?? (several ? plainNumbers(text) : null)
  if (choice !== null || numbers !== null) {
    if (numbers?.some((it) => it > need.drafts.length)) {
      if (!several) return unfit(turn, question)
      return { revisions: [], replies: [{ type: 'no_such_choice', most: need.drafts.length }] }
    }
    const accepted = need.drafts.map((it, at) => {
      if (numbers !== null && !numbers.includes(at + 1)) return it.draft
      return { ...it.draft, accepted: [...it.draft.accepted, ...it.draft.shown] }
    })
    return reportOn(turn, question, accepted, [])
  }
  // A bare 1 or 2 may as well mean one of a list as the value.
  if (/^\d$/.test(plain(text))) return unfit(turn, question)
  const named = correctedDraft(turn, need)
  if (named !== null) return changedValue(turn, question, drafts, need, named)
  const value = plainValue(text)
  if (value !== null) return changedValue(turn, question, drafts, need, value)
  const period = plainPeriod(text, turn.today)
  const [only] = drafts
  if (period === null || several || only === undefined) return null
  return reportOn(
    turn,
    question,
    [{ ...only, period, corrects: null, unsure: false, shown: [], accepted: [] }],
    [],
  )
}

/** 更正社零为6.9%, where that figure is not stored yet but waits here. */
function correctedDraft({ reading, books }: Turn, need: ConfirmNeed): PlainValue | null {
  const [said, ...more] = reading.figures
  if (reading.intent !== 'report.correct' || said === undefined || more.length > 0) return null
  const period = said.period ?? reading.period
  const at = need.drafts.findIndex(({ figure }) => {
    const same = period === null || (period.from === figure.period.from && period.to === figure.period.to)
    return figure.indicator === said.indicator && same && books.standing.figure(figure) === undefined
  })
  return at < 0 ? null : { number: at + 1, value: said.value, unit: said.unit, text: said.text }
}

/** 改6.9: the new value is looked at afresh; that it replaces the standing one has been said already. */
function changedValue(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  need: ConfirmNeed,
  said: PlainValue,
): Decision {
  const at = said.number === null ? (need.drafts.length === 1 ? 0 : -1) : said.number - 1
  const doubted = need.drafts[at]
  const id = doubted?.draft.indicator
  if (doubted === undefined || !id) return unfit(turn, question)
  const value = valueFor(turn.books.plan.indicator(id), said.value, said.unit)
  if (value === null) return unfit(turn, question)
  const figure = {
    ...factOf(id, doubted.figure.period, doubted.figure.stage, doubted.figure.scope),
    value,
    unit: doubted.figure.unit,
  }
  const kept = doubted.doubts.filter((it) => it.type !== 'implausible').map((it) => doubtKey(it, figure))
  const changed: Draft = {
    ...doubted.draft,
    value,
    text: said.text,
    converted: null,
    bound: 'exact',
    accepted: [...doubted.draft.accepted.filter((it) => !it.startsWith('implausible')), ...kept],
  }
  return reportOn(
    turn,
    question,
    drafts.map((it) => (it === doubted.draft ? changed : it)),
    [],
  )
}

function dropped(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  numbers: readonly number[] | null,
): Decision {
  if (numbers === null) return cancelled(turn, question)
  if (numbers.some((it) => it > drafts.length)) {
    if (drafts.length === 1) return unfit(turn, question)
    return { revisions: [], replies: [{ type: 'no_such_choice', most: drafts.length }] }
  }
  const gone = drafts.filter((_, at) => numbers.includes(at + 1))
  const left = drafts.filter((it) => !gone.includes(it))
  return left.length === 0 ? cancelled(turn, question) : reportOn(turn, question, left, gone)
}
