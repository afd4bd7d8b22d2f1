/**
 * What becomes of drafts: each is stored, refused or asked about, for itself. The one place that decides whether a
 * figure may be written down.
 *
 * @example
 * const { revisions, outcomes, need, open } = settle(turn, drafts)
 */
import { type Address, dialogueKey } from '../../base/address.ts'
import { canonical } from '../../base/canonical.ts'
import type { Day } from '../../base/clock.ts'
import { otherStatuses } from '../../judging/evidence.ts'
import { judge } from '../../judging/judge.ts'
import { lateAgainst } from '../../judging/punctuality.ts'
import type { Books } from '../../ledger/books.ts'
import type { Figure, Revision } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { factKey } from '../../ledger/standing.ts'
import { isAbsurd } from '../../plan/bounds.ts'
import { CITY, homeOf } from '../../plan/counties.ts'
import { classOf, mayFile, seatOf } from '../access/exposure.ts'
import { filingOf } from '../access/rights.ts'
import type { Draft } from '../turn/question.ts'
import type { Change, Doubted, Need, Outcome } from '../turn/replies/report.ts'
import type { Told, Turn } from '../turn/turn.ts'
import { doubtKey, doubtsOf } from './doubts.ts'
import { factOf } from './drafting.ts'
import { isLocked } from './exceptions.ts'
import { keptFrom } from './kept.ts'
import { periodsFor } from './periods.ts'
import { isReviewed, willStand, withFigures } from './preview.ts'

export interface Settled {
  readonly revisions: readonly Revision[]
  readonly outcomes: readonly Outcome[]
  /** What to ask for; null where nothing waits. */
  readonly need: Need | null
  /** The drafts that wait, those asked about first, numbered in this order. */
  readonly open: readonly Draft[]
  readonly recorded: readonly StandingFigure[]
  readonly tell: readonly Told[]
}

interface Accepted {
  readonly draft: Draft
  readonly figure: Figure
  readonly unit: string
  readonly onBehalf: boolean
  readonly old: StandingFigure | null
}

export function settle(turn: Turn, drafts: readonly Draft[]): Settled {
  const outcomes: Outcome[] = []
  const accepted: Accepted[] = []
  const nameless: Draft[] = []
  const timeless: Draft[] = []
  const doubted: Doubted[] = []
  for (const draft of drafts) {
    const step = stepOf(turn, draft, accepted)
    if (step.next === 'confirm') doubted.push(step.doubted)
    else if (step.next === 'store') accepted.push(step.accepted)
    else if (step.next === 'done') outcomes.push(...(step.outcome === null ? [] : [step.outcome]))
    else (step.next === 'indicator' ? nameless : timeless).push(draft)
  }
  const written = writing(turn, accepted)
  return {
    ...written,
    outcomes: [...written.outcomes, ...outcomes],
    ...asked(turn, nameless, timeless, doubted),
  }
}

type Step =
  | { readonly next: 'indicator' | 'period' }
  | { readonly next: 'confirm'; readonly doubted: Doubted }
  | { readonly next: 'store'; readonly accepted: Accepted }
  | { readonly next: 'done'; readonly outcome: Outcome | null }

function stepOf(turn: Turn, draft: Draft, before: readonly Accepted[]): Step {
  const { plan, standing } = turn.books
  if (draft.indicator === null) return { next: 'indicator' }
  const indicator = plan.indicator(draft.indicator)
  // What a county says without a place is the county's; the city's figure is never a county's to file.
  const scope = draft.scope === CITY ? homeOf(plan, turn.sender?.unit ?? null, indicator) : draft.scope
  const filing = filingOf(turn, indicator, plan, scope, {
    action: draft.corrects === null ? 'report' : 'correct',
    behalf: draft.behalf ?? null,
  })
  if (filing === null) {
    // To a county another county's figure is that county's, whoever answers for the city's.
    const owners = scope === CITY || turn.reading.home === undefined ? indicator.owner_units : [scope]
    return {
      next: 'done',
      outcome: { type: 'not_yours', indicator: indicator.id, owners, own: turn.sender?.unit ?? null },
    }
  }
  if (!mayFile(seatOf(turn), classOf(indicator)))
    return { next: 'done', outcome: { type: 'not_here', indicator: indicator.id } }
  if (draft.period === null) return { next: 'period' }

  const corrected = draft.corrects === null ? undefined : standing.byId(draft.corrects)
  const stage = draft.stage ?? corrected?.figure.stage ?? null
  const bare: Figure = {
    ...factOf(indicator.id, draft.period, stage, scope),
    value: draft.value,
    unit: indicator.unit,
  }
  const there = standing.figure(bare)
  // What this message moves to another time stands there no longer.
  const standingNow = before.some((it) => it.old?.id === there?.id) ? undefined : there
  const old = corrected ?? standingNow ?? null
  const comparison = draft.comparison ?? keptFrom(old?.figure, bare)
  const figure: Figure = comparison === undefined ? bare : { ...bare, comparison }
  if (before.some((it) => factKey(it.figure) === factKey(figure) && it.figure.value === figure.value)) {
    return { next: 'done', outcome: null }
  }
  const again =
    standingNow !== undefined &&
    standingNow.figure.value === figure.value &&
    standingNow.status !== 'returned'
  if (again && canonical(standingNow.figure) === canonical(figure)) {
    return { next: 'done', outcome: { type: 'same', standing: standingNow } }
  }
  if (old !== null && isLocked(turn, old)) return { next: 'done', outcome: { type: 'closed', standing: old } }
  const doubts = doubtsOf(
    { ...turn, books: booksWith(turn, before) },
    // The same value told again with what it compares to replaces nothing.
    again ? { ...draft, corrects: standingNow.id } : draft,
    figure,
    old,
    before.map((it) => it.figure),
  )
  if (doubts.length > 0) {
    const corrects = corrected?.figure ?? null
    return { next: 'confirm', doubted: { draft, figure, unit: filing.unit, corrects, doubts } }
  }
  const unit = old?.unit ?? filing.unit
  return {
    next: 'store',
    accepted: { draft, figure, unit, onBehalf: turn.sender?.unit !== unit, old },
  }
}

function standingOf(turn: Turn, accepted: readonly Accepted[]): StandingFigure[] {
  return accepted.map((it, index) => willStand(turn, index, it))
}

/** What else the message says counts when a figure of it is looked at. */
function booksWith(turn: Turn, accepted: readonly Accepted[]): Books {
  const corrected = accepted.flatMap((it) => it.old?.id ?? [])
  return withFigures(turn.books, standingOf(turn, accepted), corrected)
}

/** Whoever filed a figure hears of it when somebody else corrects it; one notice for each person. */
function toldOf(turn: Turn, accepted: readonly Accepted[]): Told[] {
  const people = new Map<string, { to: Address; changes: Change[] }>()
  for (const { old, figure, draft } of accepted) {
    if (old === null || (old.origin.person === turn.from.person && old.origin.channel === turn.from.channel))
      continue
    const { channel, person } = old.origin
    const key = dialogueKey({ channel, person })
    const known = people.get(key) ?? { to: { channel, person }, changes: [] }
    known.changes.push({ old: old.figure, figure, reason: draft.reason })
    people.set(key, known)
  }
  return [...people].map(([key, { to, changes }]) => ({
    key: ['corrected', turn.from.channel, turn.message.id, key].join('/'),
    to,
    reply: { type: 'corrected.told', changes, by: turn.sender?.unit ?? null },
  }))
}

function writing(
  turn: Turn,
  accepted: readonly Accepted[],
): Pick<Settled, 'revisions' | 'recorded' | 'tell'> & { outcomes: Outcome[] } {
  const recorded = standingOf(turn, accepted)
  const books = booksWith(turn, accepted)
  const revisions = accepted.map(({ draft, figure, unit, onBehalf, old }): Revision => {
    return old === null
      ? { type: 'figure_reported', figure, unit, onBehalf }
      : { type: 'figure_corrected', of: old.id, figure, reason: draft.reason }
  })
  const outcomes = accepted.map(({ draft, figure, unit, onBehalf, old }): Outcome => {
    return {
      type: 'recorded',
      figure,
      unit,
      onBehalf,
      converted: draft.converted,
      ...(draft.carried ? { carried: true as const } : {}),
      // Only the city's own figures are judged by the city's targets.
      judgement: figure.scope === CITY ? judge(books, figure.indicator, { period: figure.period }) : null,
      late: old === null ? lateOf(turn, figure) : null,
      beside: otherStatuses(turn.books, figure).map((it) => it.figure),
      old: old === null ? null : { figure: old.figure, status: old.status },
      reason: draft.reason,
    }
  })
  // Where the plan sets no review, what is filed counts at once, and the ledger says so.
  const approvals = isReviewed(turn)
    ? []
    : recorded
        .filter(({ figure }) => !isAbsurd(turn.books.plan.indicator(figure.indicator), figure.value))
        .map(({ id }): Revision => ({ type: 'figure_approved', of: id }))
  return { revisions: [...revisions, ...approvals], recorded, outcomes, tell: toldOf(turn, accepted) }
}

/** A later status of what was in already is not late, nor is a county's figure, which nobody is asked for. */
function lateOf({ books, today }: Turn, figure: Figure): Day | null {
  if (figure.scope !== CITY || otherStatuses(books, figure).length > 0) return null
  return lateAgainst(books, books.plan.indicator(figure.indicator), figure.period, today)
}

/** One thing is asked at a time: first which indicator, then the period of all that lack one, then 确认. */
function asked(
  turn: Turn,
  nameless: readonly Draft[],
  timeless: readonly Draft[],
  doubted: readonly Doubted[],
): Pick<Settled, 'need' | 'open'> {
  const [first, ...others] = nameless
  const doubtful = doubted.map(({ draft, figure, doubts }): Draft => {
    return { ...draft, shown: doubts.map((it) => doubtKey(it, figure)) }
  })
  if (first !== undefined) {
    const waiting = others.length + timeless.length + doubted.length
    return {
      need: { type: 'indicator', draft: first, options: first.options, waiting },
      open: [first, ...others, ...timeless, ...doubtful],
    }
  }
  if (timeless.length > 0) {
    const options = periodsFor(turn, timeless)
    return {
      need: { type: 'period', drafts: timeless, options, waiting: doubted.length },
      open: [...timeless, ...doubtful],
    }
  }
  return { need: doubted.length > 0 ? { type: 'confirm', drafts: doubted } : null, open: doubtful }
}
