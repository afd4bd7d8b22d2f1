/** query.unit: what a unit answers for, what it leads and joins in, how its indicators stand, what is due next. */
import { bindingPromiseOf } from '../../judging/promise.ts'
import { punctuality } from '../../judging/punctuality.ts'
import { isBehind, tally, worstFirst } from '../../judging/tally.ts'
import { stranger } from '../access/strangers.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { countyAsked, countyDuties } from './county.ts'
import { judged, judgementsOf, nextDueOf, readsFigures } from './states.ts'

export function queryUnit(turn: Turn): Decision {
  const { books, reading } = turn
  const unit = reading.unit
  const several = unitsNamed(turn)
  if (several.length > 1) return besideEachOther(turn, several)
  const county = countyAsked(turn)
  if (county === null) return ofUnit(turn)
  const duties = countyDuties(turn, county)
  // A park that the plan gives tasks of its own is a unit as well.
  if (unit === null || books.plan.findUnit(unit) === null) return duties
  const page = ofUnit(turn)
  return { ...page, replies: [...page.replies, ...duties.replies] }
}

function ofUnit(turn: Turn): Decision {
  const { books, reading } = turn
  const { unit } = reading
  // 我们跟长沙比社零怎么样: no unit, and an indicator that it is about.
  if (unit === null && reading.indicators.length > 0) return answerAbout(turn, reading.indicators)
  if (unit === null)
    return { revisions: [], replies: [{ type: 'unknown', wanted: 'unit', indicators: [], tasks: [] }] }
  const { leads, joins } = books.plan.dutiesOf(unit)
  const inCampaign = (it: { campaign: string }) =>
    reading.campaign === null || it.campaign === reading.campaign
  const judgements = judgementsOf(
    books,
    (it) => it.owner_units.includes(unit) && inCampaign(it),
    reading.period,
  )
  const reply: Reply = {
    type: 'unit',
    page: turn.page ?? 0,
    unit,
    today: turn.today,
    focus: reading.sides?.ofUnit ?? 'whole',
    counts: tally(judgements),
    states: worstFirst(judgements).map(judged),
    leads: leads.filter(inCampaign).map((it) => it.id),
    joins: joins.filter(inCampaign).map((it) => it.id),
    next: nextDueOf(judgements),
    punctual: punctuality(books, (it) => it.owner_units.includes(unit) && inCampaign(it), reading.period),
    promises: judgements.filter(isBehind).flatMap((it) => bindingPromiseOf(books, it.indicator) ?? []),
    figures: readsFigures(turn),
  }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'query.unit',
      indicators: [],
      campaign: reading.campaign,
      unit,
      task: null,
      period: reading.period,
      opens: worstFirst(judgements).map(({ indicator }) => ({ indicator })),
    },
  }
}

/** Units compared in one message. */
const MOST = 6

/** 商务局和发改委比一下: each that the message names by name; not what one of them leads. */
export function unitsNamed({ reading }: Turn): string[] {
  if (reading.sides?.ofUnit === 'leads' || reading.sides?.ofUnit === 'joins') return []
  const named = reading.names.filter(
    (it) => it.kind === 'unit' && it.ids.length === 1 && it.how !== 'overlap',
  )
  const sure = named.filter((it) => it.how !== 'context')
  return [...new Set(sure.flatMap((it) => it.ids))].slice(0, MOST)
}

export function besideEachOther(turn: Turn, units: readonly string[]): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, reading } = turn
  const states = units.map((unit) => {
    const judgements = judgementsOf(books, (it) => it.owner_units.includes(unit), reading.period)
    return {
      unit,
      counts: tally(judgements),
      behind: worstFirst(judgements.filter(isBehind)),
      punctual: punctuality(books, (it) => it.owner_units.includes(unit), reading.period),
    }
  })
  const about = { campaign: null, unit: units[0] ?? null, task: null, indicators: [], period: reading.period }
  return {
    revisions: [],
    replies: [{ type: 'units', today: turn.today, units: states }],
    topic: { intent: 'query.unit', ...about },
  }
}
