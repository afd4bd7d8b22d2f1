/**
 * query.indicator: the present value, target, gap or owner of one or more indicators.
 *
 * @example 社零目标是多少 → both places of the plan quoted, and the unit that answers for it
 */
import { answerAbout } from '../answering.ts'
import { nearestIndicators, nearestTasks } from '../nearest.ts'
import type { Decision, Turn } from '../turn.ts'
import { queryCampaign } from './query.campaign.ts'
import { queryTask } from './query.task.ts'
import { queryUnit } from './query.unit.ts'

export function queryIndicator(turn: Turn): Decision {
  const ids = namedIn(turn)
  return ids.length === 0
    ? withoutName(turn)
    : answerAbout(turn, ids, turn.reading.ambiguous[0]?.text ?? null)
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
  const task = reading.names.find((it) => it.kind === 'task' && it.how !== 'context')?.ids[0]
  if (task !== undefined) return queryTask({ ...turn, reading: { ...reading, task } })
  const indicators = nearestIndicators(books.plan, reading.text)
  const tasks = nearestTasks(books.plan, reading.text)
  return { revisions: [], replies: [{ type: 'unknown', wanted: 'indicator', indicators, tasks }] }
}
