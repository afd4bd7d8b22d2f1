/**
 * What a checkpoint knows and nobody has asked for yet. A fold that begins with it wakes a parcel when something of it is
 * asked for, or is about to change; each comes once.
 */
import { type Checkpoint, type CheckpointHead, unpacked } from './checkpoint.ts'
import { setIn } from './indexes.ts'
import { SeenMessages } from './messages.ts'
import { NotYet } from './not-yet.ts'
import type { Noted } from './noted.ts'
import type { Packed } from './parcels.ts'
import { type Origin, type Revision, revisionId } from './revision.ts'

/** A revision as the fold takes it in, with the plan its entry belongs to. */
export interface Woken {
  readonly noted: Noted
  readonly plan: string | undefined
}

/** What is known of a checkpoint's parcels without opening them: made once, used by every fold over it. */
export class Parcels {
  readonly head: CheckpointHead
  readonly messages: SeenMessages
  readonly #texts: readonly string[]
  readonly #first: string | undefined
  /** Of each entry, where its revisions begin among all. */
  readonly #starts: Uint32Array
  readonly #byIndicator = new Map<string, number>()
  readonly #byTask = new Map<string, number>()
  readonly #byUnit = new Map<string, Set<number>>()

  /** `first`: the plan of entries that name none. */
  constructor({ head, parcels }: Checkpoint, first: string | undefined) {
    this.head = head
    this.messages = new SeenMessages(head.messages)
    this.#texts = parcels
    this.#first = first
    this.#starts = new Uint32Array(head.counts.length + 1)
    for (const [at, count] of head.counts.entries()) this.#starts[at + 1] = (this.#starts[at] ?? 0) + count
    for (const [at, { indicators, task, units }] of head.parcels.entries()) {
      for (const it of indicators) this.#byIndicator.set(it, at)
      if (task !== null) this.#byTask.set(task, at)
      for (const it of units) setIn(this.#byUnit, it).add(at)
    }
  }

  get all(): Iterable<number> {
    return this.#texts.keys()
  }

  ofIndicator(indicator: string): Iterable<number> {
    return listed(this.#byIndicator.get(indicator))
  }

  ofTask(task: string): Iterable<number> {
    return listed(this.#byTask.get(task))
  }

  ofUnit(unit: string): Iterable<number> {
    return this.#byUnit.get(unit) ?? []
  }

  ofRevision(id: string): Iterable<number> {
    const point = id.indexOf('.')
    const [number, index] = [Number(id.slice(0, point)), Number(id.slice(point + 1))]
    const count = this.head.counts[number - 1] ?? 0
    return index < count ? listed(this.head.places[(this.#starts[number - 1] ?? 0) + index]) : []
  }

  open(at: number): Woken[] {
    return unpacked(this.#texts[at] ?? '').map((it) => this.#woken(it))
  }

  #woken([number, index, recordedAt, plan, origin, revision]: Packed): Woken {
    const noted = new Unsaid(revisionId(number, index), revision, origin, recordedAt)
    return { noted, plan: plan ?? this.#first }
  }
}

function listed(at: number | undefined): number[] {
  return at === undefined ? [] : [at]
}

/** Words are in the ledger alone, so that they are gone when they are deleted there. */
class Unsaid implements Noted {
  readonly id: string
  readonly revision: Revision
  readonly origin: Origin
  readonly recordedAt: string

  constructor(id: string, revision: Revision, origin: Origin, recordedAt: string) {
    this.id = id
    this.revision = revision
    this.origin = origin
    this.recordedAt = recordedAt
  }

  get said(): never {
    throw new NotYet(`what was said with ${this.id}`)
  }
}
