/**
 * Where several processes serve one store: who stands in line in each dialogue, and which process works the line off. A
 * message joins the line in the transaction that keeps it, so that the order of a dialogue is that of the disk, whichever
 * processes its messages came to; the holder alone answers, and what another process kept is handed to it by the line. A
 * line stays with its holder for a while after the last message; whoever finds one whose holder is gone takes it over.
 *
 *     await lines.join(from, { key, kept, … })  // 'ours': to be handled here; 'elsewhere': its holder does
 *     lines.done(from, key)                    // answered, or given up
 *     await lines.sweep(isOwed)                // now and then: lines without anybody are given back
 */
import { randomUUID } from 'node:crypto'
import { type Address, dialogueKey } from './base/address.ts'
import type { Shelf, Store, Write } from './base/store.ts'
import { shelfKey } from './dialogue.ts'

export const LINES_SHELF = 'lines'
/** Holds what is to be taken over by whoever leads. */
const NOBODY = ''

export interface Line {
  readonly holder: string
  readonly from: Address
  /** Places of messages in the inbox, in their order; some may be over already. */
  readonly waiting: readonly string[]
}

export interface LinesNeeds {
  readonly store: Pick<Store, 'shelf' | 'commit'>
  readonly me: string
  readonly hint: (topic: string) => void
  /** Messages of a line of ours that another process kept, to be handled in this order. `isLeft`: that one is gone. */
  readonly take: (from: Address, keys: readonly string[], isLeft: boolean) => void
  /** A line went to whoever leads, with what is owed there. */
  readonly handed: (from: Address) => void
}

interface Held {
  row: Line
  readonly begun: Set<string>
  readonly done: Set<string>
  isQuiet: boolean
}

export interface Joining {
  readonly key: string
  /** What keeps the message, in the same transaction. */
  readonly kept: Write
  /** Whether that is needless by now. */
  readonly isOver: () => Promise<boolean>
  /** Takes its place where the line is ours, behind those that are before it; without, it is handed over as another's is. */
  readonly begin?: () => void
}

export type Joined = 'ours' | 'elsewhere' | 'known'

const TOPIC = 'line:'

export class Lines {
  readonly #needs: LinesNeeds
  readonly #shelf: Shelf<Line>
  readonly #held = new Map<string, Held>()
  readonly #lanes = new Map<string, Promise<unknown>>()

  constructor(needs: LinesNeeds) {
    this.#needs = needs
    this.#shelf = needs.store.shelf<Line>(LINES_SHELF)
  }

  join(from: Address, { key, kept, isOver, begin }: Joining): Promise<Joined> {
    const { me, store, hint } = this.#needs
    const at = keyOf(from)
    const place = placeOf(key)
    return this.#inLane(at, async () => {
      let row: Line | undefined = this.#held.get(at)?.row
      for (;;) {
        const holder = row?.holder ?? me
        const done = holder === me ? this.#held.get(at)?.done : undefined
        const waiting = [...(row?.waiting.filter((it) => !done?.has(it)) ?? []), place]
        const next: Line = { holder, from, waiting }
        if (await store.commit([kept, written(at, row, next)])) {
          if (holder !== me) {
            hint(TOPIC + at)
            return 'elsewhere'
          }
          const held = this.#hold(at, next)
          if (begin !== undefined) held.begun.add(place)
          held.isQuiet = false
          this.#learn(held)
          begin?.()
          for (const it of held.done) if (!next.waiting.includes(it)) held.done.delete(it)
          return 'ours'
        }
        row = await this.#read(at)
        if (await isOver()) return row === undefined || row.holder === me ? 'known' : 'elsewhere'
      }
    })
  }

  done(from: Address, key: string): void {
    const held = this.#held.get(keyOf(from))
    const place = [...(held?.begun ?? [])].find((it) => keyIn(it) === key)
    if (held === undefined || place === undefined) return
    held.begun.delete(place)
    held.done.add(place)
  }

  /** The line is ours from now on, or was: nobody else's is. */
  claim(from: Address): Promise<boolean> {
    const { me, store } = this.#needs
    const at = keyOf(from)
    return this.#inLane(at, async () => {
      const row = this.#held.get(at)?.row ?? (await this.#shelf.get(at))
      if (row !== undefined) return row.holder === me
      const next: Line = { holder: me, from, waiting: [] }
      if (!(await store.commit([written(at, undefined, next)]))) return false
      this.#hold(at, next)
      return true
    })
  }

  /** Somebody has joined a line of ours, or may have. */
  async hear(topic: string): Promise<void> {
    const at = topic.slice(TOPIC.length)
    if (topic.startsWith(TOPIC) && this.#held.has(at)) await this.#inLane(at, () => this.#read(at))
  }

  /** Looks by itself who has joined. */
  async look(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((at) => this.#inLane(at, () => this.#read(at))))
  }

  /**
   * Gives lines back in which nobody stands. `isOwed`: an answer waits there for its channel; such a line goes to whoever
   * leads, unless `keeps`.
   */
  async sweep(isOwed: (from: Address) => boolean, keeps: boolean): Promise<void> {
    await Promise.all(
      [...this.#held].map(([at, held]) =>
        this.#inLane(at, async () => {
          if (this.#held.get(at) !== held || held.begun.size > 0) return
          const owed = isOwed(held.row.from)
          if (owed && keeps) return
          // Whoever has just said something often says more.
          if (!held.isQuiet) held.isQuiet = true
          else await this.#giveUp(at, held, owed)
        }),
      ),
    )
  }

  /** The process ends: what is in its lines still is whoever leads'. */
  async leave(isOwed: (from: Address) => boolean): Promise<void> {
    await Promise.all(
      [...this.#held].map(([at, held]) =>
        this.#inLane(at, () => this.#giveUp(at, held, held.begun.size > 0 || isOwed(held.row.from))),
      ),
    )
  }

  /** Takes over the lines of those that are gone. `present`: as of a moment after it is asked for. */
  async adopt(
    present: () => Promise<ReadonlySet<string>>,
    known: ReadonlySet<string>,
    taken: (from: Address) => void,
  ): Promise<void> {
    const { me, store } = this.#needs
    const foreign: Array<readonly [string, Line]> = []
    for await (const [at, row] of this.#shelf.entries())
      if (row.holder !== me && !known.has(row.holder)) foreign.push([at, row])
    if (foreign.length === 0) return
    const now = await present()
    for (const [at, row] of foreign) {
      if (now.has(row.holder)) continue
      await this.#inLane(at, async () => {
        const next: Line = { ...row, holder: me }
        if (!(await store.commit([written(at, row, next)]))) return
        const held = this.#hold(at, next)
        taken(row.from)
        this.#learn(held, true)
      })
    }
  }

  /** Keys of all that stand in lines, of whatever process. */
  async waiting(): Promise<ReadonlySet<string>> {
    const found = new Set<string>()
    for await (const [, row] of this.#shelf.entries()) for (const it of row.waiting) found.add(keyIn(it))
    return found
  }

  /** Within its lane. */
  async #giveUp(at: string, { row, done }: Held, toLeader: boolean): Promise<void> {
    const { store } = this.#needs
    const waiting = row.waiting.filter((it) => !done.has(it))
    const writes: Write[] = toLeader
      ? [written(at, row, { ...row, holder: NOBODY, waiting })]
      : [
          { shelf: LINES_SHELF, key: at, stands: row },
          { shelf: LINES_SHELF, key: at, delete: true },
        ]
    if (!(await store.commit(writes))) return void (await this.#read(at))
    this.#held.delete(at)
    if (!toLeader) return
    this.#needs.handed(row.from)
    this.#needs.hint('lines')
  }

  /** As it stands on disk; those in a line of ours who are new to us are handled. Within its lane. */
  async #read(at: string): Promise<Line | undefined> {
    const row = await this.#shelf.get(at)
    if (row?.holder === this.#needs.me) this.#learn(this.#hold(at, row))
    else this.#held.delete(at)
    return row
  }

  #hold(at: string, row: Line): Held {
    const held = this.#held.get(at) ?? { row, begun: new Set(), done: new Set(), isQuiet: false }
    held.row = row
    this.#held.set(at, held)
    return held
  }

  #learn(held: Held, isLeft = false): void {
    const { row, begun, done } = held
    const others = row.waiting.filter((it) => !begun.has(it) && !done.has(it))
    for (const it of others) begun.add(it)
    if (others.length === 0) return
    held.isQuiet = false
    this.#needs.take(row.from, others.map(keyIn), isLeft)
  }

  #inLane<T>(at: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#lanes.get(at) ?? Promise.resolve()).then(work)
    const over = result.catch(() => {})
    this.#lanes.set(at, over)
    void over.then(() => this.#lanes.get(at) === over && this.#lanes.delete(at))
    return result
  }
}

function keyOf(from: Address): string {
  return shelfKey(dialogueKey(from))
}

/** A message that comes again after it was answered stands in line again. */
function placeOf(key: string): string {
  return `${randomUUID().slice(0, 8)} ${key}`
}

function keyIn(place: string): string {
  return place.slice(place.indexOf(' ') + 1)
}

function written(at: string, row: Line | undefined, next: Line): Write {
  const when = row === undefined ? 'absent' : { stands: row }
  return { shelf: LINES_SHELF, key: at, set: next, when }
}
