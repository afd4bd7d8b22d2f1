/**
 * 全省平均是5.9，我们高0.3个点: what a target without a number of its own is measured by, recorded with the figure that it
 * is told of — in the same message, while that figure is asked about, or after it. Where no target needs it, it is
 * company, and never the city's figure.
 */
import type { Comparison } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { homeOf } from '../../plan/counties.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import type { Draft, Question } from '../turn/question.ts'
import type { ComparedReply } from '../turn/replies/report.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf } from './drafting.ts'
import { contradicts, joined, wordsOf } from './kept.ts'
import { report, reportOn } from './reporting.ts'

/** A message of nothing but others' numbers; null: it is not one. */
export function compare(turn: Turn): Decision | null {
  const { reading, sender, message, books } = turn
  const said = reading.comparisons ?? []
  const answers = reading.intent === 'confirm' || reading.intent === 'cancel'
  if (said.length === 0 || reading.figures.length > 0 || answers || reading.sides?.asks === true) return null
  if (/^(?:query|remind|bulletin)/.test(reading.intent) && /[?？吗]|多少|第几/.test(message.text)) return null
  if (isStranger(sender)) return stranger('report')
  const texts = said.map(wordsOf)
  const named = [...new Set(said.flatMap((it) => it.indicator ?? []))].map((id) => books.plan.indicator(id))
  const needing = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const indicator = books.plan.knownIndicator(id)
      return indicator !== null && joined(said, indicator) !== null ? [indicator] : []
    })
  const subjects = named.length > 0 ? [named.map((it) => it.id)] : subjectsOf(turn)
  const spoken = subjects.find((it) => it.length > 0) ?? []
  const [indicator, ...others] = needing(spoken)
  if (indicator === undefined) {
    const why = spoken.length === 0 ? 'no_figure' : 'not_needed'
    return told({ type: 'compared', texts, why, indicators: spoken })
  }
  if (others.length > 0)
    return told({ type: 'compared', texts, why: 'several', indicators: needing(spoken).map((it) => it.id) })
  const comparison = joined(said, indicator)
  if (comparison === null) return null
  return recorded(turn, indicator, comparison, texts)
}

/** What the talk is about, the nearest first: what is being asked, what was answered last, what the sender reported last. */
function subjectsOf({ question, topic, books, from }: Turn): (readonly string[])[] {
  const drafts = draftsIn(question).flatMap((it) => it.indicator ?? [])
  const last = books.standing.lastOf(from.channel, from.person)?.figures ?? []
  return [drafts, topic?.indicators ?? [], last.map((it) => it.figure.indicator)]
}

function draftsIn(question: Question | null): readonly Draft[] {
  return question?.matter.type === 'drafts' ? question.matter.drafts : []
}

function recorded(
  turn: Turn,
  indicator: Indicator,
  comparison: Comparison,
  texts: readonly string[],
): Decision {
  const { question } = turn
  const drafts = draftsIn(question)
  const { period: named } = turn.reading
  const open = drafts.find(
    ({ indicator: id, period }) =>
      id === indicator.id && (named === null || period === null || isSamePeriod(period, named)),
  )
  const refused = (why: ComparedReply['why']) =>
    told({ type: 'compared', texts, why, indicators: [indicator.id] })
  if (question !== null && open !== undefined) {
    if (contradicts(comparison, open.value)) return refused('contradicts')
    const changed = drafts.map((it) => (it === open ? { ...it, comparison } : it))
    return reportOn(turn, question, changed, [])
  }
  const standing = standingFor(turn, indicator)
  if (standing === null) return refused('no_figure')
  const { figure } = standing
  if (contradicts(comparison, figure.value)) return refused('contradicts')
  const { value, unit, period, stage, scope } = figure
  const draft = draftOf({
    indicator: indicator.id,
    value,
    unit,
    text: String(value),
    period,
    stage,
    scope,
    corrects: standing.id,
    comparison,
    // It stands: that it was odd has been settled.
    accepted: [`implausible ${value}`, `period_open ${period.to}`],
  })
  return report(turn, [draft])
}

/** Of the period that the message names, else the latest. */
function standingFor({ books, reading, sender }: Turn, indicator: Indicator): StandingFigure | null {
  const { plan, standing } = books
  const scope = homeOf(plan, sender?.unit ?? null, indicator)
  const own = standing
    .ofIndicator(indicator.id)
    .filter(({ figure, status }) => figure.scope === scope && status !== 'returned')
  const { period } = reading
  return own.findLast(({ figure }) => period === null || isSamePeriod(figure.period, period)) ?? null
}

function told(reply: ComparedReply): Decision {
  return { revisions: [], replies: [reply] }
}
