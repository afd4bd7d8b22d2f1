/**
 * item.report: what is told of items of a list, several in one message, each answered for itself.
 *
 * @example 紫光项目1-9月完成投资3.2亿，主体封顶 → item_reported, 3.2亿元 of 1—9月
 */
import type { ItemSaid } from '../../ledger/item.ts'
import { isYearToDate, monthOf, type Period, throughMonth, yearOf } from '../../plan/period.ts'
import type { ItemRef, ItemTold } from '../../understanding/acts/act.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { type ItemDraft, openQuestion } from '../turn/question.ts'
import type { ItemAside, ItemOutcome } from '../turn/replies/list.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { isToCome, likelyPeriods, type SettledItems, settleItems } from './settling.ts'

export function reportItems(turn: Turn, told: readonly ItemTold[]): Decision {
  if (isStranger(turn.sender)) return stranger('progress')
  if (turn.books.standing.items.lists().length === 0)
    return { revisions: [], replies: [{ type: 'list.none' }] }
  const made = told.map((it) => draftOf(turn, it))
  return settled(
    turn,
    settleItems(
      turn,
      made.map((it) => it.draft),
    ),
    asides(made),
  )
}

interface Made {
  readonly draft: ItemDraft
  readonly aside: readonly ItemAside[]
}

function asides(made: readonly Made[]): ReadonlyMap<string, readonly ItemAside[]> {
  return new Map(made.map(({ draft, aside }) => [draft.options[0]?.item ?? draft.name, aside]))
}

export function draftOf(turn: Turn, told: ItemTold, of: string | null = null): Made {
  const { name, items, how, invested, started, finished, blocked, cleared, note } = told
  const aside: ItemAside[] = []
  const said: { -readonly [K in keyof ItemSaid]: ItemSaid[K] } = {}
  const unsure: ItemDraft['unsure'][number][] = how === 'near' ? ['unlike'] : []
  let periods: readonly Period[] = []
  let value: number | null = null
  let carries = false
  if (invested !== undefined) {
    if (invested.odd === 'since') aside.push('since')
    else if (invested.period === null) {
      const carried = of === null && how !== 'spoken' ? periodJustSaid(turn) : null
      if (carried === null) {
        value = invested.value
        periods = likelyPeriods(turn)
      } else {
        said.invested = { value: invested.value, period: carried }
        carries = true
      }
    } else if (invested.odd === 'single' && !isYearToDate(invested.period)) {
      value = invested.value
      periods = [throughMonth(yearOf(invested.period.to), monthOf(invested.period.to)), invested.period]
    } else {
      said.invested = { value: invested.value, period: invested.period }
    }
    if (invested.odd === 'unitless') unsure.push('unitless')
  }
  if (started !== undefined) {
    if (isToCome(started, turn)) aside.push('future')
    else said.started = started
  }
  if (finished !== undefined) {
    if (isToCome(finished, turn)) aside.push('future')
    else said.finished = finished
  }
  if (blocked !== undefined) said.blocked = blocked
  if (cleared !== undefined) said.cleared = cleared
  if (note !== undefined) said.note = note
  const draft: ItemDraft = { name, options: items, said, periods, value, of, unsure, accepted: false }
  return { draft: carries ? { ...draft, carried: true } : draft, aside }
}

/** The time of what the sender reported of items just before holds on: the receipt names it. */
function periodJustSaid({ books, from, at }: Turn): Period | null {
  const last = books.standing.items.lastOf(from.channel, from.person)
  const said = last?.reports.findLast((it) => it.said.invested !== undefined)
  if (said === undefined || at.getTime() - Date.parse(said.origin.sentAt) > HOLDS) return null
  return said.said.invested?.period ?? null
}

/** Milliseconds: ten minutes, as a question is open. */
const HOLDS = 600_000

/** The decision, with what waits left open as a question. */
export function settled(
  turn: Turn,
  { revisions, outcomes, waiting, need, tell }: SettledItems,
  beside: ReadonlyMap<string, readonly ItemAside[]> = new Map(),
): Decision {
  const told = outcomes.map((it) => withAside(it, beside))
  const open = waiting.length === 0 ? {} : { ask: openQuestion(turn, { type: 'items', drafts: waiting }) }
  const spoken = outcomes.flatMap((it) => refOf(turn, it))
  return {
    revisions,
    replies: [{ type: 'item.reported', outcomes: told, need }],
    ...open,
    ...(tell.length === 0 ? {} : { tell }),
    ...(spoken.length === 0 ? {} : { topic: topicOf(spoken) }),
  }
}

function withAside(outcome: ItemOutcome, beside: ReadonlyMap<string, readonly ItemAside[]>): ItemOutcome {
  if (outcome.type === 'recorded') return { ...outcome, aside: beside.get(outcome.item.name) ?? [] }
  return outcome.type === 'nothing' ? { ...outcome, aside: beside.get(outcome.name) ?? [] } : outcome
}

function refOf({ books }: Turn, outcome: ItemOutcome): ItemRef[] {
  if (!('item' in outcome)) return []
  const { name } = outcome.item
  const list = books.standing.items.lists().find(({ items }) => items.some((it) => it.name === name))
  return list === undefined ? [] : [{ list: list.name, item: name }]
}

/** Lines that a number can point at. */
const NUMBERED = 50

export function topicOf(items: readonly ItemRef[], listing?: Topic['listing']): Topic {
  return {
    ...{ intent: 'query.task', indicators: [], campaign: null, unit: null, task: null, period: null },
    items: items.slice(0, NUMBERED),
    ...(listing === undefined ? {} : { listing }),
  }
}
