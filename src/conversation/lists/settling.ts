/**
 * What was told of items, each by itself: recorded, refused, or asked about first. What lies beyond the total, falls
 * behind an earlier value, takes the place of one or lacks its time is never stored unasked.
 */

import { compare, times } from '../../judging/decimal.ts'
import { judgeItem } from '../../judging/item.ts'
import type { ItemSaid } from '../../ledger/item.ts'
import type { ItemState } from '../../ledger/items.ts'
import type { Revision } from '../../ledger/revision.ts'
import { lastDayOf } from '../../plan/lists/moment.ts'
import { isSamePeriod, isYearToDate, monthOf, type Period, throughMonth, yearOf } from '../../plan/period.ts'
import { mayFile, seatOf } from '../access/exposure.ts'
import type { ItemDraft } from '../turn/question.ts'
import type { ItemDoubt, ItemNeed, ItemOutcome } from '../turn/replies/list.ts'
import type { Told, Turn } from '../turn/turn.ts'
import { helpTold, helpWanted } from './helping.ts'
import { filingOf, isAskedToHelp } from './whose.ts'

export interface SettledItems {
  readonly revisions: readonly Revision[]
  readonly outcomes: readonly ItemOutcome[]
  /** What waits, the one that is asked about first. */
  readonly waiting: readonly ItemDraft[]
  readonly need: ItemNeed | null
  readonly tell: readonly Told[]
}

/** More than so many times the year's plan is a slip of the unit of measure. */
const BEYOND_PLAN = 2

export function settleItems(turn: Turn, drafts: readonly ItemDraft[]): SettledItems {
  const revisions: Revision[] = []
  const outcomes: ItemOutcome[] = []
  const waiting: ItemDraft[] = []
  const tell: Told[] = []
  for (const draft of drafts) {
    const state = stateOf(turn, draft)
    const refusal = state === null ? unknownOf(draft) : refusalOf(turn, state)
    if (refusal !== null) outcomes.push(refusal)
    else if (state === null || lacksAnything(turn, draft, state)) waiting.push(draft)
    else {
      const done = recorded(turn, draft, state, revisions.length)
      revisions.push(...done.revisions)
      outcomes.push(done.outcome)
      tell.push(...done.tell)
    }
  }
  return { revisions, outcomes, waiting, need: needOf(turn, waiting), tell }
}

/** Null: which item it is has to be chosen, or it is none. */
function stateOf({ books }: Turn, { options }: ItemDraft): ItemState | null {
  const [only, ...more] = options
  return only === undefined || more.length > 0
    ? null
    : (books.standing.items.state(only.list, only.item) ?? null)
}

function unknownOf({ options, name }: ItemDraft): ItemOutcome | null {
  return options.length > 1 ? null : { type: 'unknown', name, near: options }
}

function refusalOf(turn: Turn, state: ItemState): ItemOutcome | null {
  const { item, list } = state
  const level = turn.books.standing.items.list(list)?.level ?? 'internal'
  if (!mayFile(seatOf(turn), level)) return { type: 'not_here', name: item.name }
  if (filingOf(turn, state) !== null || isAskedToHelp(turn, state)) return null
  return { type: 'not_yours', name: item.name, unit: item.unit, county: item.county }
}

function lacksAnything(turn: Turn, draft: ItemDraft, state: ItemState): boolean {
  if (draft.periods.length > 0) return true
  return !draft.accepted && doubtsOf(turn, draft, state).length > 0
}

/** What speaks against storing it unasked. */
function doubtsOf({ today }: Turn, { said, unsure, of }: ItemDraft, state: ItemState): ItemDoubt[] {
  const doubts: ItemDoubt[] = unsure.map((type) => ({ type }))
  const { invested } = said
  if (invested === undefined) return doubts
  const { value, period } = invested
  const { total, planned } = state.item
  if (total !== null && compare(value, total) > 0) doubts.push({ type: 'beyond_total', total })
  else if (planned !== null && compare(value, times(planned, BEYOND_PLAN)) > 0)
    doubts.push({ type: 'beyond_plan', planned })
  if (period.to > today) doubts.push({ type: 'period_open', ends: period.to })
  if (!isYearToDate(period)) return doubts
  const others = state.reports.flatMap((it) => {
    const own = it.said.invested
    return own !== undefined &&
      it.status !== 'returned' &&
      it.id !== of &&
      isYearToDate(own.period) &&
      yearOf(own.period.to) === yearOf(period.to)
      ? [own]
      : []
  })
  const same = others.findLast((it) => isSamePeriod(it.period, period))
  if (same !== undefined && same.value !== value) doubts.push({ type: 'replaces', ...same })
  const before = others
    .filter((it) => it.period.to < period.to)
    .toSorted(byEnd)
    .at(-1)
  if (before !== undefined && compare(value, before.value) < 0) doubts.push({ type: 'falls', ...before })
  const after = others.filter((it) => it.period.to > period.to).toSorted(byEnd)[0]
  if (after !== undefined && compare(value, after.value) > 0) doubts.push({ type: 'falls', ...after })
  return doubts
}

function byEnd(a: { period: Period }, b: { period: Period }): number {
  return a.period.to.localeCompare(b.period.to)
}

function recorded(
  turn: Turn,
  draft: ItemDraft,
  state: ItemState,
  index: number,
): { revisions: Revision[]; outcome: ItemOutcome; tell: Told[] } {
  const { said, of } = draft
  const { item, list } = state
  const filing = filingOf(turn, state)
  const own = turn.sender?.unit ?? ''
  // The county in which it lies may be the one that was asked.
  const onlyWords = said.note !== undefined && Object.keys(said).length === 1
  if (filing === null || (of === null && onlyWords && isAskedToHelp(turn, state))) {
    const words = turn.message.text
    const report = state.blocked?.report.id ?? ''
    return {
      revisions: [{ type: 'item_answered', of: report, unit: own, words }],
      outcome: { type: 'answered', item, unit: own, words },
      tell: helpTold(turn, state, words),
    }
  }
  const nothingNew = of === null && isKnown(state, said)
  if (Object.keys(said).length === 0)
    return { revisions: [], outcome: { type: 'nothing', name: item.name, aside: [] }, tell: [] }
  if (nothingNew) return { revisions: [], outcome: { type: 'same', item, said }, tell: [] }
  const revision: Revision =
    of === null
      ? { type: 'item_reported', list, item: item.name, ...filing, said }
      : { type: 'item_corrected', of, said }
  const was = of === null ? null : (turn.books.standing.items.report(of)?.said ?? null)
  const judged = judgeItem(stateWith(turn, state, said), turn.today)
  const help = helpWanted(turn, state, said, index)
  const told = {
    ...(help === null ? {} : { help: { unit: help.unit, told: help.tell.length > 0 } }),
    ...(draft.carried === true ? { carried: true as const } : {}),
  }
  return {
    revisions: [revision],
    outcome: { type: 'recorded', item, said, judged, onBehalf: filing.onBehalf, was, aside: [], ...told },
    tell: [...(help?.tell ?? [])],
  }
}

/** The very same was said before, and stands. */
function isKnown({ invested, started, finished, blocked, note }: ItemState, said: ItemSaid): boolean {
  const same = [
    said.invested === undefined ||
      (invested !== null &&
        invested.value === said.invested.value &&
        isSamePeriod(invested.period, said.invested.period)),
    said.started === undefined || said.started === started,
    said.finished === undefined || said.finished === finished,
    said.blocked === undefined || said.blocked.why === blocked?.why,
    said.cleared === undefined || blocked === null,
    said.note === undefined || said.note === note,
  ]
  return same.every(Boolean)
}

/** The state as it will be once this is written down. */
export function stateWith({ at, from, sender }: Turn, state: ItemState, said: ItemSaid): ItemState {
  const origin = {
    person: from.person,
    unit: sender?.unit ?? null,
    channel: from.channel,
    room: from.room ?? null,
    message: '',
    sentAt: at.toISOString(),
  }
  const report = {
    ...{ id: '', list: state.list, item: state.item.name, unit: sender?.unit ?? '', onBehalf: false },
    ...{ said, origin, recordedAt: at.toISOString(), status: 'pending' as const },
  }
  const { invested } = said
  const newer =
    invested !== undefined &&
    isYearToDate(invested.period) &&
    (state.invested === null || invested.period.to >= state.invested.period.to)
  return {
    ...state,
    invested: newer ? { ...invested, report } : state.invested,
    started: said.started ?? state.started,
    finished: said.finished ?? state.finished,
    blocked:
      said.blocked !== undefined
        ? { ...said.blocked, report, answer: null }
        : said.cleared
          ? null
          : state.blocked,
    note: said.note ?? state.note,
    reports: [...state.reports, report],
  }
}

function needOf(turn: Turn, [first, ...more]: readonly ItemDraft[]): ItemNeed | null {
  if (first === undefined) return null
  const waiting = more.length
  const { name, options, periods, value, said } = first
  if (options.length > 1) return { type: 'which', name, options, waiting }
  const state = stateOf(turn, first)
  const known = state?.item.name ?? name
  if (periods.length > 0 && value !== null)
    return { type: 'period', name: known, value, options: periods, waiting }
  return {
    type: 'confirm',
    name: known,
    said,
    doubts: state === null ? [] : doubtsOf(turn, first, state),
    waiting,
  }
}

/** Times that money without one may be of: the months over, and the running one. */
export function likelyPeriods({ today }: Turn): Period[] {
  const month = monthOf(today)
  const year = yearOf(today)
  return (month === 1 ? [1] : [month - 1, month]).map((it) => throughMonth(year, it))
}

/** A day that is still to come is a plan. */
export function isToCome(moment: string, { today }: Turn): boolean {
  return moment.length === 10
    ? moment > today
    : moment.slice(0, 7) > today.slice(0, 7) && lastDayOf(moment) > today
}
