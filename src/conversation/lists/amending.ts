/**
 * item.amend, item.withdraw: what was reported of an item is put right or taken back, by the unit whose report it is or
 * by the list's office. The last report that says anything of the kind is meant.
 */

import { judgeItem } from '../../judging/item.ts'
import type { ItemPart, ItemSaid } from '../../ledger/item.ts'
import type { ItemReport, ItemState } from '../../ledger/items.ts'
import type { Revision } from '../../ledger/revision.ts'
import type { ItemMeant, ItemPartNamed, ItemTold } from '../../understanding/acts/act.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import type { ItemOutcome } from '../turn/replies/list.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf, reportItems, settled, topicOf } from './reporting.ts'
import { settleItems } from './settling.ts'
import { filingOf, mayChange } from './whose.ts'

export function amendItem(turn: Turn, told: ItemTold): Decision {
  if (isStranger(turn.sender)) return stranger('correct')
  const state = stateOf(turn, told)
  if (state === null) return reportItems(turn, [told])
  const parts = (['invested', 'started', 'finished', 'blocked'] as const).filter(
    (it) => told[it] !== undefined,
  )
  const report = lastWith(state, parts)
  if (filingOf(turn, state) === null || report === null) return reportItems(turn, [told])
  // A value without a time is of the time that it puts right.
  const was = report.said.invested
  const invested =
    told.invested !== undefined && told.invested.period === null && was !== undefined
      ? { ...told.invested, period: was.period }
      : told.invested
  const { note: _, ...rest } = told
  const made = draftOf(turn, { ...rest, ...(invested === undefined ? {} : { invested }) }, report.id)
  return settled(turn, settleItems(turn, [made.draft]), new Map([[state.item.name, made.aside]]))
}

export function withdrawItems(
  turn: Turn,
  meant: readonly ItemMeant[],
  parts: readonly ItemPartNamed[],
): Decision {
  if (isStranger(turn.sender)) return stranger('withdraw')
  const revisions: Revision[] = []
  const outcomes: ItemOutcome[] = meant.map((it): ItemOutcome => {
    const state = stateOf(turn, it)
    const { name } = it
    if (state === null) return { type: 'unknown', name, near: it.items }
    if (!mayChange(turn, state))
      return { type: 'not_yours', name: state.item.name, unit: state.item.unit, county: state.item.county }
    const report = lastWith(state, parts)
    if (report === null) return { type: 'none_of_yours', name: state.item.name }
    const named = parts.filter((part) => report.said[part] !== undefined)
    const whole = named.length === 0 || named.length === Object.keys(report.said).length
    revisions.push({ type: 'item_withdrawn', of: report.id, parts: whole ? [] : named })
    const said = whole ? report.said : pieces(report.said, named)
    return {
      type: 'withdrawn',
      item: state.item,
      said,
      judged: judgeItem(without(state, report), turn.today),
    }
  })
  const items = meant.flatMap((it) => it.items)
  return {
    revisions,
    replies: [{ type: 'item.reported', outcomes, need: null }],
    ...(items.length === 0 ? {} : { topic: topicOf(items) }),
  }
}

/** What was said of one item is of another: taken back from the one, and reported of the other with what is said now. */
export function moveItem(turn: Turn, wrong: ItemMeant, told: ItemTold): Decision {
  if (isStranger(turn.sender)) return stranger('correct')
  const state = stateOf(turn, wrong)
  const report = state === null ? null : lastWith(state, [])
  const reported = reportItems(turn, [withSaid(told, report)])
  if (state === null || report === null || filingOf(turn, state) === null) return reported
  const judged = judgeItem(without(state, report), turn.today)
  const taken: ItemOutcome = { type: 'withdrawn', item: state.item, said: report.said, judged }
  const withdrawn: Revision = { type: 'item_withdrawn', of: report.id, parts: [] }
  return {
    ...reported,
    revisions: [withdrawn, ...reported.revisions],
    replies: reported.replies.map((it) =>
      it.type === 'item.reported' ? { ...it, outcomes: [taken, ...it.outcomes] } : it,
    ),
  }
}

/** What is not said anew of the other is as it was said of the one. */
function withSaid(told: ItemTold, report: ItemReport | null): ItemTold {
  const { invested, started, finished, blocked, cleared } = told
  const says = [invested, started, finished, blocked, cleared].some((it) => it !== undefined)
  if (says || report === null) return told
  const { invested: spent, note: _, ...said } = report.said
  const text = spent === undefined ? '' : String(spent.value)
  const value = spent === undefined ? {} : { invested: { ...spent, text, odd: null } }
  const rest = Object.fromEntries(Object.entries(said).filter(([, part]) => part !== undefined))
  return { ...told, ...rest, ...value }
}

function stateOf({ books }: Turn, { items, how }: ItemMeant): ItemState | null {
  const [only, ...more] = items
  if (only === undefined || more.length > 0 || how === 'near') return null
  return books.standing.items.state(only.list, only.item) ?? null
}

/** The last report with any of the parts; none named: the last. */
function lastWith({ reports }: ItemState, parts: readonly ItemPart[]): ItemReport | null {
  const fitting = reports.filter(({ said }) => parts.some((it) => said[it] !== undefined))
  return (parts.length === 0 ? reports.at(-1) : fitting.at(-1)) ?? null
}

function pieces(said: ItemSaid, parts: readonly ItemPart[]): ItemSaid {
  return Object.fromEntries(Object.entries(said).filter(([part]) => parts.some((it) => it === part)))
}

/** Roughly what is left: for the receipt alone. */
function without(state: ItemState, report: ItemReport): ItemState {
  const reports = state.reports.filter((it) => it !== report)
  return { ...state, reports }
}
