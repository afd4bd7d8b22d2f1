/**
 * item.ask: the story of one item, which are not started, the slowest, what blocks them, by county, unit, leader and
 * amount; the rates; what changed. A sum opens into its items.
 */
import { isLate, judgeItem } from '../../judging/item.ts'
import { isBegun, RATES, ratesOf, sumOf } from '../../judging/item-rates.ts'
import type { ItemState, ListStanding } from '../../ledger/items.ts'
import type { ListKind } from '../../plan/lists/item.ts'
import { addDays } from '../../plan/period.ts'
import type { ItemRef, ItemsAsked } from '../../understanding/acts/act.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import type { ItemGroup, ListReply } from '../turn/replies/list.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { itemsChart } from './charting.ts'
import { printedCounts } from './printed.ts'
import { topicOf } from './reporting.ts'
import { inScope, isSo, placeOf, RANKED, sorted } from './selecting.ts'

const USUAL_COUNT = 5
export function askItems(turn: Turn, asked: ItemsAsked, page = 0): Decision {
  if (isStranger(turn.sender)) return stranger('read')
  if (asked.meant !== null) return story(turn, asked)
  const lists = listsOf(turn, asked)
  const [first] = lists
  if (first === undefined) return { revisions: [], replies: [{ type: 'list.none' }] }
  const kind = asked.kind ?? first.kind
  const states = lists
    .flatMap((it) => turn.books.standing.items.states(it.name))
    .filter((it) => inScope(turn, it, asked))
    .toSorted((a, b) => placeOf(a, asked) - placeOf(b, asked))
  const level = strictest(lists)
  const scope = scopeText(asked, lists, kind)
  const year = turn.books.plan.plan.year
  switch (asked.about) {
    case 'rates': {
      const rates = ratesOf(states, year).filter((it) =>
        asked.rates.length === 0 ? RATES.some((name) => name === it.name) : asked.rates.includes(it.name),
      )
      return said({ type: 'items.rates', rates, scope, of: states.length, level }, [], asked, page)
    }
    case 'changed': {
      const since = addDays(turn.today, -asked.days)
      const reports = states
        .flatMap((it) => it.reports)
        .filter((it) => it.origin.sentAt.slice(0, 10) > since)
        .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
      const refs = reports.map(({ list, item }) => ({ list, item }))
      return said({ type: 'items.changed', since, scope, kind, level, reports, page }, refs, asked, page)
    }
    case 'sum':
      return said(sum(turn, { states, scope, kind, level }, asked), refsOf(states), asked, page)
    default:
      return listOf(turn, asked, { states, lists, kind, level, page })
  }
}

function story(turn: Turn, { meant, aspect, period = null }: ItemsAsked): Decision {
  const { items = [], name = '', how } = meant ?? {}
  const [only, ...more] = items
  const state = only === undefined ? undefined : turn.books.standing.items.state(only.list, only.item)
  if (state === undefined || more.length > 0 || how === 'near') {
    const topic = items.length === 0 ? {} : { topic: topicOf(items) }
    return { revisions: [], replies: [{ type: 'item.which', name, items }], ...topic }
  }
  const list = turn.books.standing.items.list(state.list)
  const judged = judgeItem(state, turn.today)
  const { kind = 'project', level = 'internal' } = list ?? {}
  return {
    revisions: [],
    replies: [
      {
        type: 'item.story',
        judged,
        kind,
        level,
        today: turn.today,
        aspect,
        period,
        evidence: turn.books.standing.backings.evidenceFor(state.reports.map((it) => it.id)).length,
      },
    ],
    topic: topicAt(turn, { list: state.list, item: state.item.name }),
  }
}

/** One of a list that was shown is looked at, and the list keeps its numbers. */
function topicAt({ topic }: Turn, focus: ItemRef): Topic {
  const shown = topic?.items?.some((it) => it.list === focus.list && it.item === focus.item) === true
  return shown && topic !== null ? { ...topic, focus } : topicOf([focus])
}

function listOf(
  turn: Turn,
  asked: ItemsAsked,
  found: {
    states: readonly ItemState[]
    lists: readonly ListStanding[]
    kind: ListKind
    level: ListStanding['level']
    page: number
  },
): Decision {
  const { states, lists, kind, level, page } = found
  const judged = states.map((it) => judgeItem(it, turn.today))
  const fitting = judged.filter((it) => isSo(turn, it, asked))
  const order = sorted(fitting, asked.state)
  const rows = order.slice(0, limitOf(asked))
  const groups = asked.by === null ? null : groupsOf(states, asked.by)
  const printed = kind === 'project' && asked.state === null ? printedCounts(turn, states, asked) : []
  const scope = scopeText(asked, lists, kind)
  const chart = asked.chart === true ? itemsChart(fitting, asked.by, scope, turn.today) : null
  const enclosures = chart === null ? [] : [chart]
  const reply: ListReply = {
    ...{ type: 'items', asked, kind, lists: lists.map((it) => it.name), level, today: turn.today },
    ...{ rows, of: states.length, page, groups, printed, enclosures },
  }
  const decision = said(reply, refsOf(order.map((it) => it.state)), asked, page)
  const [only, ...more] = refsOf(rows.map((it) => it.state))
  // 哪个最慢: what comes next is of that one.
  return only === undefined || more.length > 0 || decision.topic == null
    ? decision
    : { ...decision, topic: { ...decision.topic, focus: only } }
}

function limitOf({ count, state }: ItemsAsked): number {
  if (count !== null) return count
  return RANKED.has(state ?? 'started') ? USUAL_COUNT : Number.POSITIVE_INFINITY
}

function said(reply: ListReply, refs: readonly ItemRef[], asked: ItemsAsked, page: number): Decision {
  return { revisions: [], replies: [reply], topic: topicOf(refs, { asked, page }) }
}

function refsOf(states: readonly ItemState[]): ItemRef[] {
  return states.map(({ list, item }) => ({ list, item: item.name }))
}

function listsOf({ books }: Turn, { list, kind }: ItemsAsked): readonly ListStanding[] {
  const all = books.standing.items.lists()
  return all.filter((it) => (list === null || it.name === list) && (kind === null || it.kind === kind))
}

/** What one of several lists may not show, their sum may not either. */
function strictest(lists: readonly ListStanding[]): ListStanding['level'] {
  const levels = lists.map((it) => it.level)
  return levels.includes('never_in_room')
    ? 'never_in_room'
    : levels.includes('internal')
      ? 'internal'
      : 'public'
}

function groupsOf(states: readonly ItemState[], by: 'county' | 'unit'): ItemGroup[] {
  const names = new Map<string, ItemState[]>()
  for (const it of states) {
    const name = it.item[by] ?? '未写明'
    names.set(name, [...(names.get(name) ?? []), it])
  }
  return [...names]
    .map(([name, all]) => ({
      name,
      count: all.length,
      started: all.filter(isBegun).length,
      invested: sumOf(all.map((it) => it.invested?.value ?? null)),
      planned: sumOf(all.map((it) => it.item.planned)),
    }))
    .toSorted((a, b) => b.count - a.count)
}

function sum(
  turn: Turn,
  {
    states,
    ...rest
  }: { states: readonly ItemState[]; scope: string; kind: ListKind; level: ListStanding['level'] },
  asked: ItemsAsked,
): ListReply {
  const judged = states.map((it) => judgeItem(it, turn.today))
  const latest = states
    .flatMap((it) => it.invested ?? [])
    .toSorted((a, b) => b.period.to.localeCompare(a.period.to))[0]
  return {
    type: 'items.sum',
    ...rest,
    of: states.length,
    total: sumOf(states.map((it) => it.item.total)),
    planned: sumOf(states.map((it) => it.item.planned)),
    invested: sumOf(states.map((it) => it.invested?.value ?? null)),
    reported: states.filter((it) => it.invested !== null).length,
    period: latest?.period ?? null,
    started: states.filter(isBegun).length,
    finished: states.filter((it) => it.finished !== null).length,
    blocked: states.filter((it) => it.blocked !== null).length,
    late: judged.filter(isLate).length,
    printed: rest.kind === 'project' ? printedCounts(turn, states, asked) : [],
  }
}

/** `华容县`, `市工信局`, `50亿元以上`, and the list's own name where nothing narrows it. */
function scopeText(asked: ItemsAsked, lists: readonly ListStanding[], kind: ListKind): string {
  const { county, unit, leader, category, least, most } = asked
  const amount =
    least !== null && most !== null
      ? `${least}—${most}亿元`
      : least !== null
        ? `${least}亿元以上`
        : most !== null
          ? `${most}亿元以下`
          : null
  const parts = [county, unit, leader, category, amount].filter((it) => it !== null)
  const [only, ...more] = lists
  const name =
    only !== undefined && more.length === 0
      ? only.name
      : { project: '全部项目', task: '全部任务', policy: '全部政策' }[kind]
  return parts.length === 0 ? name : parts.join('、')
}
