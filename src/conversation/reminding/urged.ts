/** 商务局催过几次了, 上次什么时候催的, 催报记录: what was urged, when and by whom. A question; nothing is sent by it. */
import type { Urge } from '../../ledger/arrangements.ts'
import type { Duty } from '../../ledger/revision.ts'
import { may } from '../access/rights.ts'
import { stranger } from '../access/strangers.ts'
import { inScope, readsFigures, scopeOf } from '../asking/states.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function pastUrgings(turn: Turn): Decision {
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
