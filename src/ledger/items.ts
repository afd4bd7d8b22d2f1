/**
 * Lists as they stand: the items that their office sent last, and of each what was reported and not taken back. What was
 * said of an item that is gone is kept, and counts again should it come back.
 */
import type { Item } from '../plan/lists/item.ts'
import type { Moment } from '../plan/lists/moment.ts'
import type { Period } from '../plan/period.ts'
import { isYearToDate } from '../plan/period.ts'
import { listIn } from './indexes.ts'
import type { ItemSaid } from './item.ts'
import type { Noted } from './noted.ts'
import type { Origin, Revision } from './revision.ts'

/** One report as it stands, corrections in it. */
export interface ItemReport {
  readonly id: string
  readonly list: string
  readonly item: string
  readonly unit: string
  readonly onBehalf: boolean
  readonly said: ItemSaid
  readonly origin: Origin
  readonly recordedAt: string
  /** What is returned is kept, and counts no more. */
  readonly status: 'pending' | 'approved' | 'returned'
  /** Only while returned. */
  readonly returnedReason?: string
  /** What the unit that was asked to help with what is said here has answered; absent: nothing yet. */
  readonly answer?: ItemAnswer
}

export interface ItemAnswer {
  readonly unit: string
  readonly words: string
  readonly recordedAt: string
}

export interface Invested {
  /** 亿元. */
  readonly value: number
  readonly period: Period
  readonly report: ItemReport
}

export interface Blocked {
  readonly why: string
  readonly needs: string | null
  /** What says so; an answer names it. */
  readonly report: ItemReport
  /** What the unit that was asked to help has said; null: nothing yet. */
  readonly answer: ItemAnswer | null
}

export interface ItemState {
  readonly list: string
  readonly item: Item
  /** The latest cumulative value, by the end of its period. */
  readonly invested: Invested | null
  readonly started: Moment | null
  readonly finished: Moment | null
  readonly blocked: Blocked | null
  readonly note: string | null
  /** All that stand, oldest first. */
  readonly reports: readonly ItemReport[]
}

type Received = Extract<Revision, { type: 'list_received' }>

export interface ListStanding extends Pick<Received, 'kind' | 'level' | 'keeper' | 'source'> {
  readonly name: string
  /** The revision by which it came as it stands. */
  readonly id: string
  readonly recordedAt: string
  /** The same array as long as the list is the same. */
  readonly items: readonly Item[]
}

export interface Items {
  /** In the order in which they first came; the same array as long as the lists are the same. */
  lists(): readonly ListStanding[]
  list(name: string): ListStanding | undefined
  /** Undefined: the list does not hold it. */
  state(list: string, item: string): ItemState | undefined
  /** Of all items of a list, in its order. */
  states(list: string): readonly ItemState[]
  report(id: string): ItemReport | undefined
  /** The revision that decided a report last; undefined: it waits, or waits again. */
  verdictOn(id: string): string | undefined
  /** The revisions that a list and all that was said of its items stand on, by id. */
  revisionsOf(list: string): readonly string[]
  /** What still stands of a person's last entry about items, with its number. */
  lastOf(
    channel: string,
    person: string,
  ): { readonly number: number; readonly reports: readonly ItemReport[] } | undefined
}

export class ItemsFold implements Items {
  readonly #lists = new Map<string, ListStanding>()
  readonly #reports = new Map<string, ItemReport>()
  readonly #byItem = new Map<string, string[]>()
  readonly #byPerson = new Map<string, string[]>()
  readonly #states = new Map<string, ItemState>()
  readonly #revisions = new Map<string, string[]>()
  /** Of every report, whether it stands or not, its list. */
  readonly #listOf = new Map<string, string>()
  readonly #renames = new Set<string>()
  readonly #verdicts = new Map<string, string>()
  #all: readonly ListStanding[] = []

  apply({ id, revision, origin, recordedAt }: Noted): void {
    this.#count(id, revision)
    switch (revision.type) {
      case 'list_received': {
        const { list, kind, level, keeper, source, items, renamed } = revision
        for (const { from, to } of renamed) this.#rename(list, from, to)
        this.#lists.set(list, { name: list, kind, level, keeper, source, items, id, recordedAt })
        this.#all = [...this.#lists.values()]
        this.#states.clear()
        break
      }
      case 'item_reported': {
        const { list, item, unit, onBehalf, said } = revision
        const status = 'pending'
        this.#reports.set(id, { id, list, item, unit, onBehalf, said, origin, recordedAt, status })
        listIn(this.#byItem, keyOf(list, item)).push(id)
        listIn(this.#byPerson, keyOf(origin.channel, origin.person)).push(id)
        this.#states.delete(keyOf(list, item))
        break
      }
      case 'item_corrected':
        // Another value is to be looked at anew.
        this.#verdicts.delete(revision.of)
        this.#change(revision.of, ({ returnedReason: _, ...report }) => ({
          ...report,
          said: { ...report.said, ...revision.said },
          status: 'pending',
        }))
        break
      case 'item_withdrawn':
        this.#change(revision.of, (report) => {
          const left = Object.entries(report.said).filter(
            ([part]) => !revision.parts.some((it) => it === part),
          )
          return revision.parts.length === 0 || left.length === 0
            ? null
            : { ...report, said: Object.fromEntries(left) }
        })
        break
      case 'item_answered': {
        const { unit, words } = revision
        this.#change(revision.of, (report) => ({ ...report, answer: { unit, words, recordedAt } }))
        break
      }
      case 'review_withdrawn':
        if (!this.#verdicts.delete(revision.of)) break
        this.#change(revision.of, ({ returnedReason: _, ...report }) => ({ ...report, status: 'pending' }))
        break
      case 'item_approved':
        this.#verdicts.set(revision.of, id)
        this.#change(revision.of, ({ returnedReason: _, ...report }) => ({ ...report, status: 'approved' }))
        break
      case 'item_returned': {
        const { reason } = revision
        this.#verdicts.set(revision.of, id)
        this.#change(revision.of, (report) => ({ ...report, status: 'returned', returnedReason: reason }))
        break
      }
    }
  }

  /** Of the sheets before the last only those that renamed something still matter. */
  #count(id: string, revision: Revision): void {
    if (revision.type === 'list_received') {
      const { list, renamed } = revision
      const before = this.#lists.get(list)?.id
      const kept = (this.#revisions.get(list) ?? []).filter((it) => it !== before || this.#renames.has(it))
      this.#revisions.set(list, [...kept, id])
      if (renamed.length > 0) this.#renames.add(id)
    } else if (revision.type === 'item_reported') {
      this.#listOf.set(id, revision.list)
      listIn(this.#revisions, revision.list).push(id)
    } else if ('of' in revision) {
      const list = this.#listOf.get(revision.of)
      if (list !== undefined) listIn(this.#revisions, list).push(id)
    }
  }

  #change(of: string, how: (report: ItemReport) => ItemReport | null): void {
    const report = this.#reports.get(of)
    if (report === undefined) return
    const next = how(report)
    if (next === null) this.#reports.delete(of)
    else this.#reports.set(of, next)
    this.#states.delete(keyOf(report.list, report.item))
  }

  #rename(list: string, from: string, to: string): void {
    const ids = this.#byItem.get(keyOf(list, from))
    if (ids === undefined) return
    for (const id of ids) {
      const report = this.#reports.get(id)
      if (report) this.#reports.set(id, { ...report, item: to })
    }
    this.#byItem.set(keyOf(list, to), [...(this.#byItem.get(keyOf(list, to)) ?? []), ...ids])
    this.#byItem.delete(keyOf(list, from))
  }

  lists(): readonly ListStanding[] {
    return this.#all
  }

  list(name: string): ListStanding | undefined {
    return this.#lists.get(name)
  }

  lastOf(channel: string, person: string): { number: number; reports: ItemReport[] } | undefined {
    const ids = this.#byPerson.get(keyOf(channel, person)) ?? []
    for (const id of ids.toReversed()) {
      if (!this.#reports.has(id)) continue
      const number = Number(id.split('.')[0])
      const own = ids.filter((it) => it.startsWith(`${number}.`))
      return { number, reports: own.flatMap((it) => this.#reports.get(it) ?? []) }
    }
    return undefined
  }

  revisionsOf(list: string): readonly string[] {
    return this.#revisions.get(list) ?? []
  }

  report(id: string): ItemReport | undefined {
    return this.#reports.get(id)
  }

  verdictOn(id: string): string | undefined {
    return this.#verdicts.get(id)
  }

  states(list: string): readonly ItemState[] {
    return (this.#lists.get(list)?.items ?? []).map((it) => this.#stateOf(list, it))
  }

  state(list: string, name: string): ItemState | undefined {
    const item = this.#lists.get(list)?.items.find((it) => it.name === name)
    return item === undefined ? undefined : this.#stateOf(list, item)
  }

  #stateOf(list: string, item: Item): ItemState {
    const key = keyOf(list, item.name)
    const known = this.#states.get(key)
    if (known !== undefined) return known
    const reports = (this.#byItem.get(key) ?? []).flatMap((id) => this.#reports.get(id) ?? [])
    const state = stateFrom(list, item, reports)
    this.#states.set(key, state)
    return state
  }
}

/** What reports make of an item, the oldest first. */
export function stateFrom(list: string, item: Item, reports: readonly ItemReport[]): ItemState {
  let invested: Invested | null = null
  let blocked: Blocked | null = null
  let { started, finished } = item
  let note: string | null = null
  for (const report of reports) {
    if (report.status === 'returned') continue
    const { said } = report
    // What was said last of the same period counts, and a later period before an earlier one.
    if (said.invested !== undefined && isYearToDate(said.invested.period))
      if (invested === null || said.invested.period.to >= invested.period.to)
        invested = { ...said.invested, report }
    started = said.started ?? started
    finished = said.finished ?? finished
    note = said.note ?? note
    if (said.cleared) blocked = null
    if (said.blocked !== undefined) blocked = { ...said.blocked, report, answer: report.answer ?? null }
  }
  return { list, item, invested, started, finished, blocked, note, reports }
}

function keyOf(list: string, item: string): string {
  return JSON.stringify([list, item])
}
