/** 裁定 高新技术产业增加值 按6% 依据…: the office says which of the printed numbers counts. */
import { judge } from '../../judging/judge.ts'
import { disputedValues } from '../../plan/deadlines.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Act } from '../../understanding/acts/act.ts'
import { may, relationsTo } from '../access/rights.ts'
import { cancelled, unfit } from '../reporting/choices.ts'
import { valueFor } from '../reporting/drafting.ts'
import { withRuling } from '../reporting/preview.ts'
import { openQuestion, type Question, type Reasoned, stackOf } from '../turn/question.ts'
import type { CannotRule } from '../turn/replies/review.ts'
import type { Decision, Turn } from '../turn/turn.ts'

type Ruling = Pick<Extract<Act, { act: 'ruling.make' }>, 'indicators' | 'value' | 'basis'>

/** `ruling.make`: without its basis it is asked for, and nothing is on record yet. */
export function rule(given: Turn, command: Ruling): Decision {
  const turn = withoutAsked(given, command.indicators)
  const { plan, standing } = turn.books
  const named = command.indicators.flatMap((id) => plan.findIndicator(id) ?? [])
  const indicator = named.find((it) => !isSettled(it)) ?? named[0]
  if (indicator === undefined) return cannot('no_indicator', null)
  if (!may(turn, 'rule', relationsTo(turn.sender, indicator, plan))) {
    return {
      revisions: [],
      replies: [{ type: 'refused', action: 'rule', office: plan.officeOf(indicator.campaign) }],
    }
  }
  const printed = disputedValues(indicator)
  if (isSettled(indicator)) return cannot('no_conflict', indicator)
  const said = command.value
  const value = said === null ? null : valueFor(indicator, said.value, said.unit)
  if (value === null) return cannot('no_value', indicator)
  // 达到省定目标 prints no number: the office brings it. Where numbers are printed, it chooses among them.
  if (printed.length > 0 && !printed.includes(value)) return cannot('not_printed', indicator)
  if (command.basis === null) {
    const of = { type: 'ruling', indicator: indicator.id, value } as const
    const ask = openQuestion(turn, { type: 'reason', of })
    return { ...cannot('no_basis', indicator, value), ask }
  }
  const basis = command.basis
  const before = standing.ruling(indicator.id, turn.books.plan.key)
  if (before?.value === value && before.basis === basis) return cannot('same', indicator)
  const books = withRuling(turn, { indicator: indicator.id, value, basis })
  return {
    ask: turn.question,
    revisions: [{ type: 'target_ruled', indicator: indicator.id, value, basis }],
    replies: [
      {
        type: 'ruled',
        indicator: indicator.id,
        value,
        basis,
        before: before ?? null,
        judgement: judge(books, indicator.id),
      },
    ],
    topic: {
      intent: 'query.indicator',
      indicators: [indicator.id],
      campaign: null,
      unit: null,
      task: null,
      period: null,
    },
  }
}

/** A basis is no longer waited for where the target is ruled on anew. */
function withoutAsked(turn: Turn, indicators: readonly string[]): Turn {
  const left = stackOf(turn.question).filter(
    ({ matter }) =>
      matter.type !== 'reason' || matter.of.type !== 'ruling' || !indicators.includes(matter.of.indicator),
  )
  const question = left.reduceRight<Question | null>((below, it) => ({ ...it, below }), null)
  return { ...turn, question }
}

/** The basis that was asked for. */
export function ruled(
  turn: Turn,
  question: Question,
  { indicator, value }: Extract<Reasoned, { type: 'ruling' }>,
  act: Act,
): Decision {
  if (act.act === 'answer.no') return cancelled(turn, question)
  if (act.act !== 'answer.reason') return unfit(turn, question)
  const said = { value, unit: null }
  const decision = rule(
    { ...turn, question: question.below },
    { indicators: [indicator], value: said, basis: act.reason },
  )
  return {
    ...decision,
    ask: question.below,
    words: `${question.sentence}
${turn.message.text}`,
  }
}

/** The plan prints a number, and no other one for the same day. */
function isSettled(indicator: Indicator): boolean {
  return indicator.targets.some((it) => it.value !== null) && disputedValues(indicator).length === 0
}

/** What there is to choose among, else all that is printed. */
function valuesOf(indicator: Indicator): number[] {
  const disputed = disputedValues(indicator)
  return disputed.length > 0 ? disputed : [...new Set(indicator.targets.flatMap((it) => it.value ?? []))]
}

/** What follows is about the same indicator. */
function cannot(why: CannotRule['why'], indicator: Indicator | null, value?: number): Decision {
  const values = indicator === null ? [] : valuesOf(indicator)
  const said = value === undefined ? {} : { value }
  const id = indicator?.id ?? null
  const about = { campaign: null, unit: null, task: null, period: null }
  return {
    revisions: [],
    replies: [{ type: 'cannot_rule', why, indicator: id, values, ...said }],
    ...(id === null ? {} : { topic: { intent: 'query.indicator', indicators: [id], ...about } }),
  }
}
