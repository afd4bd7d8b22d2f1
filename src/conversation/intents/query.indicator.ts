/**
 * query.indicator: the present value, target, gap or owner of one or more indicators.
 *
 * @example 社零目标是多少 → both places of the plan quoted, and the unit that answers for it
 */
import { forecast } from '../../judging/forecast.ts'
import { focusOf } from '../focus.ts'
import { nearestIndicators, nearestTasks } from '../nearest.ts'
import type { Reply } from '../reply.ts'
import { stateOf } from '../states.ts'
import type { Decision, Turn } from '../turn.ts'
import { queryCampaign } from './query.campaign.ts'
import { queryTask } from './query.task.ts'
import { queryUnit } from './query.unit.ts'

/** How many are answered in one message; more of them are counted. */
const SHOWN = 8

export function queryIndicator(turn: Turn): Decision {
  const { reading, books } = turn
  const ids = namedIn(turn)
  if (ids.length === 0) return withoutName(turn)
  const states = ids.slice(0, SHOWN).map((id) => stateOf(turn, id, reading.period))
  const fits = reading.ambiguous[0]?.text ?? null
  const only = states.length === 1 ? states[0] : undefined
  const reply: Reply = {
    type: 'indicators',
    focus: focusOf(reading.text),
    states,
    more: ids.length - states.length,
    fits: ids.length > 1 ? fits : null,
    forecast: only?.judgement?.figure == null ? null : forecast(books, only.indicator),
  }
  const campaign = ids[0] === undefined ? null : books.plan.indicator(ids[0]).campaign
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.indicator',
      indicators: ids,
      campaign,
      unit: null,
      task: null,
      period: reading.period,
    },
  }
}

/** All that the message names; where words fit several indicators, each of these: a question is answered, not chosen. */
function namedIn({ reading }: Turn): string[] {
  const fitting = reading.ambiguous.filter((it) => it.kind === 'indicator')
  return [
    ...new Set(reading.indicators.flatMap((id) => fitting.find((it) => it.ids.includes(id))?.ids ?? [id])),
  ]
}

/** No indicator was named: what else was, else the nearest names. */
function withoutName(turn: Turn): Decision {
  const { reading, books } = turn
  if (reading.task !== null) return queryTask(turn)
  if (reading.unit !== null) return queryUnit(turn)
  if (reading.campaign !== null) return queryCampaign(turn)
  const task = reading.names.find((it) => it.kind === 'task')?.ids[0]
  if (task !== undefined) return queryTask({ ...turn, reading: { ...reading, task } })
  const indicators = nearestIndicators(books.plan, reading.text)
  const tasks = nearestTasks(books.plan, reading.text)
  return { revisions: [], replies: [{ type: 'unknown', wanted: 'indicator', indicators, tasks }] }
}
