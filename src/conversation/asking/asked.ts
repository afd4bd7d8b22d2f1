/** 还差多少, 为什么, 什么时候报, 谁审, 能完成吗: one thing about one indicator, from the books, in a few lines. */
import { forecast } from '../../judging/forecast.ts'
import { byNewest } from '../../judging/previous.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import type { Act, Question } from '../../understanding/acts/act.ts'
import type { Reading } from '../../understanding/reading.ts'
import type { OneAskedReply } from '../turn/replies/asked.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { nextDueOf, stateOf } from './states.ts'

type Ask = Extract<Act, { act: 'ask' }>

export function ask(turn: Turn, act: Ask): Decision | null {
  const { topic, books } = turn
  const indicators = act.indicators.length > 0 ? act.indicators : (topic?.indicators ?? [])
  const [only, ...more] = indicators
  if (only === undefined) return null
  const named = act.indicators.length > 0
  const shown = named ? null : (topic?.period ?? null)
  // 上个月呢: that month, where it is in.
  const literal = act.named
  const stands = books.standing
    .ofIndicator(only)
    .some(({ figure }) => literal !== null && isSamePeriod(figure.period, literal))
  if (act.back && stands) return null
  const period = act.back ? (byNewest(books, only, shown)[0] ?? null) : shown
  const { question } = act
  if (question === null || isSide(question) || more.length > 0) {
    if (act.back && period === null) return null
    return answerAbout(
      { ...turn, reading: readingOf(turn, indicators, period) },
      indicators,
      null,
      sideOf(question),
    )
  }
  const state = stateOf(turn, only, period)
  const whole = state.judgement
  const reply: OneAskedReply = {
    type: 'asked',
    question,
    state,
    office: books.plan.officeOf(books.plan.indicator(only).campaign),
    next: whole === null ? null : nextDueOf([whole]),
    explanation: whole === null ? null : (books.standing.backings.explanations(only).at(-1) ?? null),
    forecast: whole?.figure == null ? null : forecast(books, only),
  }
  const about = { indicators: [only], campaign: books.plan.indicator(only).campaign, unit: null, task: null }
  return { revisions: [], replies: [reply], topic: { intent: 'query.indicator', ...about, period } }
}

/** Of several: how far each is, where that was asked. */
function sideOf(question: Question | null) {
  if (isSide(question)) return question
  return question === 'remainder' || question === 'outlook' ? 'gap' : undefined
}

/** What the answer about an indicator may be led by. */
function isSide(question: Question | null): question is 'owner' | 'target' | 'basis' {
  return question === 'owner' || question === 'target' || question === 'basis'
}

function readingOf(turn: Turn, indicators: readonly string[], period: Period | null): Reading {
  const nothing = { figures: [], leftOut: [], unexplained: [], unbound: [], ambiguous: [], names: [] }
  const of = { campaign: null, unit: null, task: null, indicators, period }
  return { ...turn.reading, ...nothing, ...of, intent: 'query.indicator', margin: 1 }
}
