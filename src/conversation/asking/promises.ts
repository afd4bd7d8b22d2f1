/**
 * 哪些承诺没兑现, 承诺到期的有哪些, 我局的承诺: the days by which units said that they would have caught up, and what became
 * of them. What is asked of one indicator is answered with it.
 */
import { judge } from '../../judging/judge.ts'
import { type Promised, promisesOf } from '../../judging/promise.ts'
import { stranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import type { PromisesAsked } from '../turn/replies/lag.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { inScope, judged, readsFigures, scopeOf } from './states.ts'

/** Longer ones tell something. */
const LONGEST = 40
const PROMISE = /承诺|(?:能|可以|会)(?:按时|如期)?赶上的/
const ASKS =
  /到期|过期|逾期|兑现|落实|做到|履行|完成|哪些|哪几|几项|多少|情况|清单|台账|列表|名单|跟踪|怎么样|如何|赶上|的承诺$|^(?:滞后|赶上)?承诺$/
const TELLS = /原因|措施|需协调|承诺书|承诺制|告知承诺|预计|力争|争取/
/** In this order: what was not kept is asked for in most ways. */
const KINDS: readonly (readonly [PromisesAsked, RegExp])[] = [
  ['open', /(?:还|尚)?(?:未|没有?)(?:到期|到日期|到时间)|快到期|即将到期|(?:本|这|下)[周月]到期/],
  [
    'lapsed',
    /(?:未|没有?|不)(?:能)?(?:按期|按时)?(?:兑现|落实|做到|履行|完成|赶上)|过期|逾期|超期|仍(?:然)?滞后/,
  ],
  ['due', /到期/],
  ['kept', /(?:已经?|都)(?:兑现|赶上|做到)|(?:兑现|赶上|做到)了的/],
]
const ORDER: readonly Promised['state'][] = ['lapsed', 'open', 'kept']

/** Null: no promises are asked about. */
export function promisesIn({ message, reading }: Turn): PromisesAsked | null {
  const said = plain(message.text)
  if (!PROMISE.test(said) || said.length > LONGEST || !ASKS.test(said) || TELLS.test(said)) return null
  if (reading.figures.length > 0 || reading.task !== null) return null
  return KINDS.find(([, words]) => words.test(said))?.[0] ?? 'all'
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
    asked: { intent: 'query.lagging', text: '', ...about },
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
