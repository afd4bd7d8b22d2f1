/**
 * query.indicator: the present value, target, gap or owner of one or more indicators.
 *
 * @example 社零目标是多少 → both places of the plan quoted, and the unit that answers for it
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Reading } from '../../understanding/reading.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { nearestOf } from './nearest.ts'
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
function namedIn({ reading, books }: Turn): string[] {
  const fitting = reading.ambiguous.filter((it) => it.kind === 'indicator')
  return [
    ...new Set([
      ...reading.indicators.flatMap((id) => fitting.find((it) => it.ids.includes(id))?.ids ?? [id]),
      ...(reading.indicators.length > 1 ? besideOthers(reading, books.plan) : []),
    ]),
  ]
}

/** 社零和固投和工业: among indicators a word for a unit's field is that unit's headline of it. */
function besideOthers({ names }: Reading, plan: Catalogue): string[] {
  const fields = names.filter((it) => it.kind === 'unit' && it.how === 'context')
  return fields.flatMap(({ text, ids }) => {
    const meant = plan.indicators.filter(
      (it) => it.headline && it.name.includes(text) && ids.includes(it.owner_units[0] ?? ''),
    )
    return meant.length === 1 ? meant.map((it) => it.id) : []
  })
}

/** No indicator was named: what else was, else the nearest names. */
function withoutName(turn: Turn): Decision {
  const { reading } = turn
  if (reading.task !== null) return queryTask(turn)
  if (reading.unit !== null) return queryUnit(turn)
  if (reading.campaign !== null) return queryCampaign(turn)
  const task = reading.names.find((it) => it.kind === 'task' && it.how !== 'context')?.ids[0]
  if (task !== undefined) return queryTask({ ...turn, reading: { ...reading, task } })
  return notHeld(turn, reading.unknown ?? null)
}

/** The plan holds nothing of the name: it is said so, with the nearest that it holds. `called` null: not known by what. */
export function notHeld({ reading }: Turn, called: string | null): Decision {
  const said = called === null ? {} : { said: called }
  return {
    revisions: [],
    replies: [{ type: 'unknown', wanted: 'indicator', ...nearestOf(reading), ...said }],
  }
}
