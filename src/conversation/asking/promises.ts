/**
 * 哪些承诺没兑现, 承诺到期的有哪些, 我局的承诺: the days by which units said that they would have caught up, and what became
 * of them. What is asked of one indicator is answered with it.
 */
import { judge } from '../../judging/judge.ts'
import { type Promised, promisesOf } from '../../judging/promise.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { stranger } from '../access/strangers.ts'
import type { PromisesAsked } from '../turn/replies/lag.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { inScope, judged, readsFigures, scopeOf } from './states.ts'

const ORDER: readonly Promised['state'][] = ['lapsed', 'open', 'kept']

export function promises(turn: Turn, { state }: Extract<Doing, { readonly act: 'ask.promises' }>): Decision {
  return listPromises(turn, state)
}

export function listPromises(turn: Turn, asked: PromisesAsked): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, reading, today } = turn
  if (reading.indicators.length > 0) return answerAbout(turn, reading.indicators)
  const scope = { ...scopeOf(reading), indicators: [] }
  const within = inScope(scope)
  const all = promisesOf(books).filter((it) => within(books.plan.indicator(it.indicator)))
  const items = all
    .filter((it) => asked === 'all' || (asked === 'due' ? it.day <= today : it.state === asked))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.day.localeCompare(b.day))
  const count = (state: Promised['state']) => all.filter((it) => it.state === state).length
  const { campaign, unit } = scope
  const about = { campaign, unit, task: null, indicators: [], period: null }
  const list: NonNullable<Topic['list']> = {
    asked: { intent: 'query.lagging', ...about },
    of: { promises: asked },
    page: 0,
  }
  return {
    revisions: [],
    replies: [
      {
        type: 'promises',
        page: turn.page ?? 0,
        today,
        scope,
        asked,
        items: items.map((promised) => ({ promised, state: judged(judge(books, promised.indicator)) })),
        counts: { lapsed: count('lapsed'), open: count('open'), kept: count('kept') },
      },
    ],
    topic: {
      intent: 'query.lagging',
      ...about,
      opens: items.map(({ indicator }) => ({ indicator })),
      list,
    },
  }
}
