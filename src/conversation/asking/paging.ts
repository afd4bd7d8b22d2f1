/**
 * 更多 after a list that did not fit: the same is asked again and the next page shown. How much fits on a page only
 * the words know, so the page is a number and no place in the list.
 */
import type { Intent } from '../../understanding/intent.ts'
import type { Reading } from '../../understanding/reading.ts'
import type { Decision, Handler, Topic, Turn } from '../turn/turn.ts'
import { listOfLight } from './opening.ts'
import { listPromises } from './promises.ts'

const LISTS: ReadonlySet<Intent> = new Set([
  'query.indicator',
  'query.task',
  'query.unit',
  'query.lagging',
  'query.missing',
  'query.ranking',
])

/** Null: the message does not ask for more of a list. */
export function paged(turn: Turn, handlers: Readonly<Record<Intent, Handler>>): Decision | null {
  if (turn.reading.acts[0]?.act !== 'ask.more') return null
  const list = turn.topic?.list
  if (list === undefined) return { revisions: [], replies: [{ type: 'nothing_more' }] }
  const page = list.page + 1
  const reading: Reading = { ...turn.reading, ...NOTHING, ...list.asked, acts: [], margin: 1 }
  const { topic = turn.topic, ...decision } = pageOf({ ...turn, reading, page }, list, handlers)
  return topic === null ? decision : { ...decision, topic: { ...topic, list: { ...list, page } } }
}

function pageOf(
  turn: Turn,
  { of }: NonNullable<Topic['list']>,
  handlers: Readonly<Record<Intent, Handler>>,
): Decision {
  if (of === undefined) return handlers[turn.reading.intent](turn)
  return 'light' in of ? listOfLight(turn, of.light) : listPromises(turn, of.promises)
}

/** The decision about a list, with what it takes to go on with it. */
export function listed({ reading }: Turn, decision: Decision): Decision {
  const { topic } = decision
  if (topic === undefined || !LISTS.has(reading.intent) || !LISTS.has(topic.intent)) return decision
  const { sides, campaign, unit, task, period } = reading
  const whole = topic.intent === 'query.indicator' ? topic : reading
  const asked: NonNullable<Topic['list']>['asked'] = {
    intent: topic.intent,
    ...(sides === undefined ? {} : { sides }),
    indicators: whole.indicators,
    campaign,
    unit,
    task,
    period,
  }
  return { ...decision, topic: { ...topic, list: { asked, page: 0 } } }
}

const NOTHING = { figures: [], leftOut: [], unexplained: [], unbound: [], ambiguous: [], names: [] }
