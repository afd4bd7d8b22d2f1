/** 还差多少, 为什么, 什么时候报的, 谁审, 能完成吗, 比上半年多了多少: one thing about one indicator, from the books, in a few lines. */
import { minus } from '../../judging/decimal.ts'
import { forecast } from '../../judging/forecast.ts'
import { byNewest } from '../../judging/previous.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { CITY } from '../../plan/counties.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import type { Act, Question } from '../../understanding/acts/act.ts'
import type { Reading } from '../../understanding/reading.ts'
import type { OneAskedReply } from '../turn/replies/asked.ts'
import { spokenOf } from '../turn/topic.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { nextDueOf, stateOf } from './states.ts'
import { authorOf, returnsOf } from './tracing.ts'

type Ask = Extract<Act, { act: 'ask' }>

/** How many are answered one by one where a question of one is asked of several. */
const SEVERAL = 2

export function ask(turn: Turn, act: Ask): Decision | null {
  const { topic, books } = turn
  // 谁牵头 of a task is of that, and not of what it is measured by.
  if (act.question === 'owner' && act.indicators.length === 0 && topic?.task != null) return null
  const indicators = act.indicators.length > 0 ? act.indicators : spokenOf(topic, books.plan)
  const [only, ...more] = indicators
  if (only === undefined) return null
  const named = act.indicators.length > 0
  const shown = act.period ?? (named ? null : (topic?.period ?? null))
  // 上个月呢: that month, where it is in.
  const literal = act.named
  const stands = books.standing
    .ofIndicator(only)
    .some(({ figure }) => literal !== null && isSamePeriod(figure.period, literal))
  if (act.back && stands) return null
  const period = act.back ? (byNewest(books, only, shown)[0] ?? null) : shown
  const { question } = act
  if (question === null || isSide(question) || (more.length > 0 && !each(question, more.length + 1))) {
    if (act.back && period === null) return null
    return answerAbout(
      { ...turn, reading: readingOf(turn, indicators, period) },
      indicators,
      null,
      isSide(question) && turn.reading.sides?.of === 'all' ? 'all' : sideOf(question),
    )
  }
  const about = { indicators, campaign: books.plan.indicator(only).campaign, unit: null, task: null }
  return {
    revisions: [],
    replies: indicators.map((it) => oneAsked(turn, it, question, period, act.since)),
    topic: { intent: 'query.indicator', ...about, period },
  }
}

/** 一句话讲讲社零. */
export function briefOf(turn: Turn, indicators: readonly string[], why: boolean): Decision {
  const [first] = indicators
  const campaign = first === undefined ? null : turn.books.plan.indicator(first).campaign
  return {
    revisions: [],
    replies: indicators.slice(0, SEVERAL).map((it) => {
      const told = oneAsked(turn, it, 'brief', null, null)
      return why ? told : { ...told, explanation: null }
    }),
    topic: { intent: 'query.indicator', indicators, campaign, unit: null, task: null, period: null },
  }
}

/** Of a few, what is no number is answered for each. */
function each(question: Question, count: number): boolean {
  return count <= SEVERAL && question !== 'remainder' && question !== 'outlook'
}

function oneAsked(
  turn: Turn,
  id: string,
  question: OneAskedReply['question'],
  period: Period | null,
  since: Period | null,
): OneAskedReply {
  const { books } = turn
  const state = stateAt(turn, id, period, question)
  const whole = state.judgement
  const figure = whole?.figure ?? null
  const before =
    question === 'moved' && figure !== null ? beforeOf(turn, figure, since, period !== null) : null
  return {
    type: 'asked',
    question,
    state,
    office: books.plan.officeOf(books.plan.indicator(id).campaign),
    next: whole === null ? null : nextDueOf([whole]),
    explanation: whole === null ? null : (books.standing.backings.explanations(id).at(-1) ?? null),
    forecast: figure === null ? null : forecast(books, id),
    by: figure === null ? null : filerOf(turn, figure),
    before,
    change: figure === null || before === null ? null : minus(figure.figure.value, before.figure.value),
    returns: question === 'returned' && whole !== null ? returnsOf(turn, id, period) : [],
  }
}

/** Who filed it: by the account, else under the name shown beside the message. */
function filerOf(turn: Turn, standing: StandingFigure): string | null {
  const told = turn.books.standing
    .history(standing.figure)
    .findLast(({ revision }) => revision.type === 'figure_reported' || revision.type === 'figure_corrected')
  return authorOf(turn, standing)?.name ?? told?.said?.name ?? null
}

/** 9月的什么时候报来的 of what is filed as 前三季度: of what runs to the end of that month. */
function stateAt(turn: Turn, id: string, period: Period | null, question: OneAskedReply['question']) {
  const state = stateOf(turn, id, period)
  if (state.without === null || period === null || question === 'due') return state
  const running = figuresOf(turn, id).find(({ figure }) => figure.period.to === period.to)
  return running === undefined ? state : stateOf(turn, id, running.figure.period)
}

/** The city's figures of it that nobody sent back, the cumulative ones. */
function figuresOf({ books }: Turn, id: string): StandingFigure[] {
  return books.standing
    .ofIndicator(id)
    .filter(({ figure, status }) => figure.scope === CITY && status !== 'returned')
    .filter(({ figure }) => figure.period.from.endsWith('-01-01'))
}

/** What a change is measured from: the figure of that time, or the one before; of a month alone, that of the month before. */
function beforeOf(
  turn: Turn,
  { figure }: StandingFigure,
  since: Period | null,
  month: boolean,
): StandingFigure | null {
  const others = figuresOf(turn, figure.indicator).filter((it) => it.figure.period.to < figure.period.to)
  if (since !== null) return others.findLast((it) => it.figure.period.to === since.to) ?? null
  const last = others.at(-1) ?? null
  if (last === null || !month) return last
  const gap = Number(figure.period.to.slice(5, 7)) - Number(last.figure.period.to.slice(5, 7))
  return gap === 1 ? last : null
}

/** Of several: how far each is, where that was asked. */
function sideOf(question: Question | null) {
  if (isSide(question)) return question
  if (question === 'share') return 'state'
  return question === 'remainder' || question === 'outlook' ? 'gap' : undefined
}

/** What the answer about an indicator may be led by. */
function isSide(question: Question | null): question is 'owner' | 'target' | 'basis' | 'state' {
  return question === 'owner' || question === 'target' || question === 'basis' || question === 'state'
}

function readingOf(turn: Turn, indicators: readonly string[], period: Period | null): Reading {
  const nothing = { figures: [], leftOut: [], unexplained: [], unbound: [], ambiguous: [], names: [] }
  const of = { campaign: null, unit: null, task: null, indicators, period }
  return { ...turn.reading, ...nothing, ...of, intent: 'query.indicator', margin: 1 }
}
