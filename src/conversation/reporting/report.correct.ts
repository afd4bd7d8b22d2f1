/**
 * report.correct: a standing figure replaced, in so many words. Acts at once for whoever may file the
 * indicator; only an implausible value is asked about.
 *
 * @example 更正为6.9% → the sender's own last figure; 高企是1008家不是1003家 → the one named
 */
import type { Figure } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod } from '../../plan/period.ts'
import { parseQuantity } from '../../plan/quantity.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Reading } from '../../understanding/reading.ts'
import { mayFileAtHome } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { oldValueDiffers } from '../cautions.ts'
import { numbered } from '../ordinals.ts'
import { type Draft, openQuestion } from '../turn/question.ts'
import { CHOICES } from '../turn/thresholds.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf, draftsOf, reasonOf, valueFor } from './drafting.ts'
import { quotesUnknown } from './quoting.ts'
import { report } from './reporting.ts'

export function reportCorrect(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('correct')
  const { reading, books } = turn
  const drafts = draftsOf(reading, books.plan)
  if (drafts.length > 0) return correctNamed(turn, drafts)
  const value = bareValue(reading)
  if (value === null) {
    return { revisions: [], replies: [{ type: 'value_missing', indicators: reading.indicators }] }
  }
  return correctLast(turn, value)
}

function correctNamed(turn: Turn, drafts: readonly Draft[]): Decision {
  const reason = reasonOf(turn.reading.text)
  const found: Draft[] = []
  const missing: string[] = []
  for (const draft of drafts) {
    const old = draft.indicator === null ? null : standingFor(turn, draft.indicator, draft)
    if (old !== null) {
      const { period, scope } = old.figure
      const other = oldValueDiffers(turn.reading.text, old.figure)
      const cautions = [...(draft.cautions ?? []), ...(other === null ? [] : [other])]
      found.push({ ...draft, corrects: old.id, period, scope, reason, unsure: false, cautions })
    } else if (isLaterStatus(turn, draft)) found.push({ ...draft, reason, unsure: false })
    // 一网通办率1-8月重新报，90.8%, where nothing stands: told whole, it is asked about as a first report.
    else if (draft.indicator !== null && draft.period !== null && mayFile(turn, draft.indicator))
      found.push({ ...draft, reason, unsure: true })
    else if (draft.indicator === null || mayFile(turn, draft.indicator))
      missing.push(draft.indicator ?? draft.options[0] ?? '')
    // Settling tells who answers for it.
    else found.push({ ...draft, reason })
  }
  const nothing: Decision['replies'] =
    missing.length === 0
      ? []
      : [{ type: 'nothing_to_correct', indicators: missing, period: turn.reading.period }]
  if (found.length === 0) return { revisions: [], replies: nothing }
  const decision = report(turn, found)
  return { ...decision, replies: [...decision.replies, ...nothing] }
}

/** Of the period named; else the one whose old value is named; else the sender's own last; else the latest. */
function standingFor(turn: Turn, indicator: string, draft: Draft): StandingFigure | null {
  const chosen = turn.chosen === undefined ? undefined : turn.books.standing.byId(turn.chosen)
  if (chosen?.figure.indicator === indicator) return chosen
  const all = turn.books.standing
    .ofIndicator(indicator)
    .filter(
      (it) => it.figure.scope === draft.scope && (draft.stage === null || it.figure.stage === draft.stage),
    )
  const { period } = draft
  if (period !== null) {
    return (
      all.findLast(({ figure }) => figure.period.from === period.from && figure.period.to === period.to) ??
      null
    )
  }
  const said = turn.reading.leftOut.flatMap((it) => parseQuantity(it.text)?.value ?? [])
  const replaced = all.filter((it) => said.includes(it.figure.value))
  if (replaced.length === 1) return replaced[0] ?? null
  const own = all.filter((it) => isOwn(turn, it)).sort(bySetting)
  return own.at(-1) ?? all.at(-1) ?? null
}

/** 核实数更正为6.4% after a 快报: no correction of it, but the next status of the same figure; both stay. */
function isLaterStatus({ books }: Turn, { indicator, stage, scope, period }: Draft): boolean {
  if (indicator === null || stage === null || period === null) return false
  return books.standing
    .ofIndicator(indicator)
    .some(({ figure }) => figure.scope === scope && isSamePeriod(figure.period, period))
}

function byRecording(a: StandingFigure, b: StandingFigure): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0
}

/** 更正为6.9% with nothing named: what the sender set last, unless the talk has moved on to another of his figures. */
function correctLast(turn: Turn, said: Bare): Decision {
  const { standing, plan } = turn.books
  const listed = numbered(turn)?.of ?? null
  if (listed !== null)
    return report(turn, [draftFor(plan.indicator(listed.figure.indicator), listed, said, turn)])
  const named = turn.reading.indicators
  const fits = (it: StandingFigure): boolean =>
    valueFor(plan.indicator(it.figure.indicator), said.value, said.unit) !== null
  const own = standing
    .figures()
    .filter((it) => isOwn(turn, it) && plan.knownIndicator(it.figure.indicator) !== null)
  const lastEntry = standing.lastOf(turn.from.channel, turn.from.person)?.figures ?? []
  // A report of progress in between is no figure to correct.
  const last = lastEntry.length > 0 ? lastEntry : own.filter(fits).sort(byRecording).slice(-1)
  const among = (named.length > 0 ? own.filter((it) => named.includes(it.figure.indicator)) : last).filter(
    fits,
  )
  const spoken =
    named.length > 0 ? [] : own.filter((it) => fits(it) && isTopic(turn, it.figure) && !among.includes(it))
  const { period } = turn.reading
  const ofPeriod =
    named.length > 0 && period !== null ? among.filter((it) => isSamePeriod(it.figure.period, period)) : among
  const found = quotesUnknown(turn)
    ? own.filter(fits).sort(byRecording).reverse()
    : [...ofPeriod, ...spoken.slice(-1)]
  const candidates = found.slice(0, CHOICES)
  const [only] = candidates
  if (only === undefined) {
    return {
      revisions: [],
      replies: [{ type: 'nothing_to_correct', indicators: named, period: turn.reading.period }],
    }
  }
  // The talk is of another indicator (one just withdrawn, say): the last figure is not surely meant.
  const elsewhere = named.length === 0 && isElsewhere(turn, only)
  if (candidates.length === 1 && !elsewhere && !quotesUnknown(turn))
    return report(turn, [draftFor(plan.indicator(only.figure.indicator), only, said, turn)])
  const options = candidates.map((it) =>
    readingFor(turn.reading, plan.indicator(it.figure.indicator), it, said),
  )
  return {
    revisions: [],
    replies: [{ type: 'which_figure', verb: 'correct', figures: candidates }],
    ask: openQuestion(turn, { type: 'readings', options, of: candidates.map((it) => it.id) }),
  }
}

function isElsewhere({ topic }: Turn, { figure }: StandingFigure): boolean {
  const talked = topic?.indicators ?? []
  return talked.length > 0 && !talked.includes(figure.indicator)
}

interface Bare {
  readonly value: number
  readonly unit: string | null
  readonly text: string
}

/** The one number of the message that may be the new value. */
function bareValue(reading: Reading): Bare | null {
  const [only, ...more] = reading.unbound
  if (only === undefined || more.length > 0) return reading.bare?.value ?? null
  return { value: only.value, unit: only.unit, text: only.text }
}

function draftFor(indicator: Indicator, old: StandingFigure, said: Bare, turn: Turn): Draft {
  return draftOf({
    indicator: indicator.id,
    value: valueFor(indicator, said.value, said.unit) ?? said.value,
    unit: indicator.unit,
    text: said.text,
    period: old.figure.period,
    stage: old.figure.stage,
    scope: old.figure.scope,
    corrects: old.id,
    reason: reasonOf(turn.reading.text),
  })
}

/** The same message with the figure and its period named. */
function readingFor(
  reading: Reading,
  indicator: Indicator,
  { figure }: { figure: Figure },
  said: Bare,
): Reading {
  const value = valueFor(indicator, said.value, said.unit) ?? said.value
  const bound = {
    indicator: indicator.id,
    value,
    unit: indicator.unit,
    bound: 'exact' as const,
    text: said.text,
  }
  return {
    ...reading,
    intent: 'report.correct',
    margin: 1,
    indicators: [indicator.id],
    period: figure.period,
    figures: [{ ...bound, converted: null, period: figure.period, from: 0, to: 0 }],
    unexplained: [],
    unbound: [],
    ambiguous: [],
  }
}

function isTopic({ topic }: Turn, figure: Figure): boolean {
  if (topic === null || !topic.indicators.includes(figure.indicator) || topic.indicators.length > 1)
    return false
  return (
    topic.period === null ||
    (topic.period.from === figure.period.from && topic.period.to === figure.period.to)
  )
}

function mayFile(turn: Turn, indicator: string): boolean {
  return mayFileAtHome(turn, turn.books.plan.indicator(indicator), turn.books.plan, 'correct')
}

function isOwn({ from }: Turn, { origin }: StandingFigure): boolean {
  return origin.channel === from.channel && origin.person === from.person
}

function bySetting(a: StandingFigure, b: StandingFigure): number {
  return a.recordedAt.localeCompare(b.recordedAt)
}
