/**
 * Numbers that open: after an overview 1 is the first campaign, after a list 2 is its second indicator, and the name of a
 * light (无数据, 待裁定 …) is the list of what has it, within what was just spoken of.
 */
import type { Light } from '../../judging/judgement.ts'
import type { Reading } from '../../understanding/reading.ts'
import { stranger } from '../access/strangers.ts'
import type { LightReply, Scope } from '../turn/replies/query.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { inScope, judged, judgementsOf, readsFigures } from './states.ts'

const NOTHING = { figures: [], leftOut: [], unexplained: [], unbound: [], ambiguous: [], names: [] }

/** The turn as if what the number stands for had been asked; null: it opens nothing. */
export function opened(turn: Turn): Turn | null {
  const { topic } = turn
  const [act] = turn.reading.acts
  const what = act?.act === 'ask.open' ? topic?.opens?.[act.line] : undefined
  if (what === undefined || topic === null) return null
  const { campaign = null, indicator } = what
  const reading: Reading = {
    ...turn.reading,
    ...NOTHING,
    intent: indicator === undefined ? 'query.campaign' : 'query.indicator',
    margin: 1,
    campaign,
    unit: null,
    task: null,
    indicators: indicator === undefined ? [] : [indicator],
    period: topic.period,
  }
  return { ...turn, reading }
}

/** `named`: the campaign or the unit that the question names; absent: what was just spoken of. */
export function listOfLight(
  turn: Turn,
  light: Light,
  named: Partial<Pick<Scope, 'campaign' | 'unit'>> = {},
): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, topic, today } = turn
  const within = topic !== null && ['query.campaign', 'query.unit', 'query.lagging'].includes(topic.intent)
  const scope = {
    campaign: named.campaign ?? (within ? topic.campaign : null),
    unit: named.unit ?? (within ? topic.unit : null),
    indicators: [],
  }
  const period = topic?.period ?? null
  const states = judgementsOf(books, inScope(scope), period)
    .filter((it) => it.light === light)
    .map(judged)
  const reply: LightReply = { type: 'of_light', page: turn.page ?? 0, today, scope, light, states }
  const opens = states.map(({ indicator }) => ({ indicator }))
  const about = { ...scope, task: null, period }
  const list = { asked: { intent: 'query.lagging', ...about }, page: 0, of: { light } } as const
  return {
    revisions: [],
    replies: [reply],
    topic: { intent: 'query.lagging', ...about, opens, list },
  }
}
