/** 裁定 高新技术产业增加值 按6% 依据…: the office says which of the printed numbers counts. */
import { judge } from '../../judging/judge.ts'
import { judgedTarget } from '../../plan/catalogue.ts'
import type { Indicator } from '../../plan/schema.ts'
import { may, relationsTo } from '../access/rights.ts'
import type { Command } from '../commands.ts'
import { plainValue } from '../plain.ts'
import { valueFor } from '../reporting/drafting.ts'
import { withRuling } from '../reporting/preview.ts'
import type { CannotRule } from '../turn/replies/review.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function rule(turn: Turn, command: Extract<Command, { type: 'rule' }>): Decision {
  const { plan, standing } = turn.books
  const named = namedIndicators(turn, command.about)
  const indicator = named.find((it) => judgedTarget(it) === null) ?? named[0]
  if (indicator === undefined) return cannot('no_indicator', null)
  if (!may(turn, 'rule', relationsTo(turn.sender, indicator, plan))) {
    return {
      revisions: [],
      replies: [{ type: 'refused', action: 'rule', office: plan.officeOf(indicator.campaign) }],
    }
  }
  const printed = printedValues(indicator)
  if (printed.length === 1) return cannot('no_conflict', indicator)
  const said = command.value === null ? null : plainValue(command.value)
  const value = said === null ? null : valueFor(indicator, said.value, said.unit)
  if (value === null) return cannot('no_value', indicator)
  // 达到省定目标 prints no number: the office brings it. Where numbers are printed, it chooses among them.
  if (printed.length > 0 && !printed.includes(value)) return cannot('not_printed', indicator)
  if (command.basis === null) return cannot('no_basis', indicator, value)
  const basis = command.basis
  const before = standing.ruling(indicator.id, turn.books.plan.key)
  if (before?.value === value && before.basis === basis) return cannot('same', indicator)
  const books = withRuling(turn, { indicator: indicator.id, value, basis })
  return {
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

/** 裁定按8: of what the talk is about. */
const UNNAMED = /^(?:它|其|这|该|此|那|就|是|个|[项条]|指标|目标|[\s,:])*$/

/** The indicators that the command names: the longest form first, as understanding found them. */
function namedIndicators({ reading, books, topic }: Turn, about: string): Indicator[] {
  const named = reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids)
  const spoken = topic?.indicators.length === 1 && UNNAMED.test(about) ? topic.indicators : []
  const hits = named.length > 0 ? named : spoken
  return [...new Set(hits)].flatMap((id) => books.plan.findIndicator(id) ?? [])
}

function printedValues(indicator: Indicator): number[] {
  return [...new Set(indicator.targets.flatMap((it) => (it.value === null ? [] : [it.value])))]
}

/** What follows is about the same indicator. */
function cannot(why: CannotRule['why'], indicator: Indicator | null, value?: number): Decision {
  const values = indicator === null ? [] : printedValues(indicator)
  const said = value === undefined ? {} : { value }
  const id = indicator?.id ?? null
  const about = { campaign: null, unit: null, task: null, period: null }
  return {
    revisions: [],
    replies: [{ type: 'cannot_rule', why, indicator: id, values, ...said }],
    ...(id === null ? {} : { topic: { intent: 'query.indicator', indicators: [id], ...about } }),
  }
}
