/** 商务局催过几次了, 上次什么时候催的, 催报记录: what was urged, when and by whom. A question; nothing is sent by it. */
import type { Urge } from '../../ledger/arrangements.ts'
import type { Duty } from '../../ledger/revision.ts'
import { may } from '../access/rights.ts'
import { stranger } from '../access/strangers.ts'
import { inScope, readsFigures, scopeOf } from '../asking/states.ts'
import { plain } from '../plain.ts'
import type { Decision, Turn } from '../turn/turn.ts'

const ASKS = [
  /催(?:[报办促])?(?:过|了)(?!吧)[^,。;]{0,12}(?:[几多][少]?[次回遍家个]|没有?$|没$|吗|么|谁|哪|什么时候|啥时)/,
  /(?:几时|何时|什么时候|啥时候?|哪[天次]|谁|有没有|是否|[几多]少?[次回遍]|上一?次|最近一次|最后一次)[^,。;]{0,10}(?:被)?催(?:[报办促])?(?:过|了|的)/,
  /催(?:[报办促])?(?:的)?(?:记录|历史|台账|次数|[几多]少?[次回遍]|情况)/,
  /催没催/,
  /提醒过[^,。;]{0,8}(?:[几多]少?[次回遍]|没有?$|没$|吗|谁|哪)/,
]
/** 没催就催一下, 再催一次: it is to be sent. */
const SENDS =
  /(?:就|再|重新|赶紧|马上|立即|顺便|帮我|给我)(?:去)?(?:发个?)?催(?!过|了|[报办]?(?:的)?(?:记录|历史|台账|次数|情况))|催(?:一催|一?下|一遍|一次)|每[天周月]|\d点|点半/

export function asksUrged({ message, reading }: Pick<Turn, 'message' | 'reading'>): boolean {
  const said = plain(message.text).replace(/\s/g, '')
  if (reading.figures.length > 0 || said.length > 40) return false
  return ASKS.some((it) => it.test(said)) && !SENDS.test(said)
}

/** Null: no past urging is asked about. */
export function pastUrgings(turn: Turn): Decision | null {
  if (!asksUrged(turn)) return null
  if (!readsFigures(turn)) return stranger('read')
  const { books, reading } = turn
  const scope = scopeOf(reading)
  const urges = books.standing.arrangements
    .urges()
    .map((it) => ({ it, units: within(turn, it) }))
    .filter(({ units }) => units.length > 0)
    .map(({ it, units }) => ({ at: it.recordedAt, by: nameOf(turn, it), units }))
  return {
    revisions: [],
    replies: [
      {
        type: 'urge.past',
        scope,
        urges: urges.toReversed(),
        may: may(turn, 'urge', ['general', 'other']),
      },
    ],
    topic: {
      intent: 'query.missing',
      indicators: scope.indicators,
      campaign: scope.campaign,
      unit: scope.unit,
      task: reading.task,
      period: null,
    },
  }
}

function within({ books, reading }: Turn, { urges }: Urge): Urge['urges'] {
  const { plan } = books
  const { unit, indicators, task, campaign } = reading
  const fits = inScope({ campaign, unit: null, indicators })
  const isMeant = (it: Duty) => {
    if ('task' in it)
      return (
        indicators.length === 0 &&
        (task === null || it.task === task) &&
        (campaign === null || plan.task(it.task).campaign === campaign)
      )
    const indicator = plan.knownIndicator(it.indicator)
    return (
      indicator !== null &&
      fits(indicator) &&
      (task === null || indicators.length > 0 || indicator.task === task)
    )
  }
  return urges
    .filter((it) => unit === null || it.unit === unit)
    .map((it) => ({ unit: it.unit, duties: it.duties.filter(isMeant) }))
    .filter((it) => it.duties.length > 0)
}

/** 市政府督查室郭科长; who has left the roster is known by the unit. */
function nameOf({ people = [] }: Turn, { origin }: Urge): string {
  const person = people.find((it) => it.accounts[origin.channel] === origin.person)
  return `${origin.unit ?? ''}${person?.name ?? ''}` || '市领导'
}
