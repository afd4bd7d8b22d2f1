/**
 * Writes as transactions on a line of their own, one after the other; what has gathered meanwhile shares the next. Whatever
 * happens to the line, each is written once or not at all, and whoever asked is told which:
 *
 * | what happens | then |
 * | --- | --- |
 * | the line is lost before the commit was sent | nothing was written: again on a new line |
 * | it is lost between the commit and its answer | the process's row in `writer` is locked, so that the old transaction is over, and tells whether it was written; again only if not |
 * | nobody can be reached for too long after that | `store.unknown`: whoever asked looks the message up later |
 * | somebody else was in the way | again, on what stands then |
 * | the others have gone on without this process | `store.fenced`, and nothing is written any more |
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { Problem } from '../../base/problem.ts'
import type { RowWrite } from '../rows.ts'
import { fenced, isLost, isRetriable, problemOf, unknownOutcome } from './faults.ts'
import type { Answer } from './line.ts'
import { WRITE } from './schema.ts'
import { placeOf, type Settled, settle } from './settled.ts'

/** A line to the database, or what stands in for one. */
export interface Talk {
  ask(text: string, values?: readonly unknown[]): Promise<Answer>
  drop(): void
}

interface Waiting {
  readonly rows: readonly RowWrite[]
  readonly resolve: (done: boolean) => void
  readonly reject: (error: unknown) => void
}

/** The commit was sent, and its answer did not come. */
class Unanswered {
  readonly settled: Settled
  readonly cause: unknown

  constructor(settled: Settled, cause: unknown) {
    this.settled = settled
    this.cause = cause
  }
}

/** How many commits share a transaction at most. */
const MOST = 200

export class Writer {
  /** The row under which everything is written; null: under none. */
  member: string | null = null
  readonly #talk: Talk
  readonly #place: string
  /** How long a lost database is waited for. */
  readonly #patienceMs: number
  readonly #id = randomUUID()
  #serial = 0
  #isKnown = false
  #waiting: Waiting[] = []
  #working: Promise<void> | null = null
  /** The greatest keys that are known to be marked. */
  readonly #marked = new Map<string, string>()

  constructor(talk: Talk, place: string, patienceMs: number) {
    this.#talk = talk
    this.#place = place
    this.#patienceMs = patienceMs
  }

  write(rows: readonly RowWrite[]): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject })
      this.#working ??= this.#work().finally(() => {
        this.#working = null
      })
    })
  }

  /** Resolves when nothing is being written; the process's row goes with it. */
  async close(): Promise<void> {
    await this.#working
    if (this.#isKnown) await this.#talk.ask('DELETE FROM writer WHERE id = $1', [this.#id]).catch(() => {})
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What arrives in one round of the event loop goes together.
      await turn()
      const group = this.#waiting.splice(0, MOST)
      await this.#flush(group)
    }
  }

  async #flush(group: readonly Waiting[]): Promise<void> {
    try {
      const done = await this.#written(group.map((it) => it.rows))
      for (const [at, { resolve }] of group.entries()) resolve(done[at] === true)
    } catch (error) {
      // One that the database refuses must not take the others with it.
      const isOwn = group.length > 1 && !isLost(error) && !(error instanceof Problem)
      if (isOwn) for (const it of group) await this.#flush([it])
      else for (const { reject } of group) reject(problemOf(error, this.#place))
    }
  }

  async #written(commits: ReadonlyArray<readonly RowWrite[]>): Promise<readonly boolean[]> {
    const until = performance.now() + this.#patienceMs
    let unanswered: Unanswered | null = null
    for (;;) {
      try {
        if (unanswered !== null && (await this.#wasWritten())) return this.#noted(unanswered.settled)
        unanswered = null
        return this.#noted(await this.#transaction(commits))
      } catch (thrown) {
        if (thrown instanceof Unanswered) unanswered = thrown
        const error = thrown instanceof Unanswered ? thrown.cause : thrown
        const isOver = performance.now() > until
        if (isLost(error)) this.#talk.drop()
        else if (!isRetriable(error) || isOver) {
          if (unanswered !== null) throw unknownOutcome(this.#place, error)
          throw error
        }
        if (isOver) throw unanswered === null ? error : unknownOutcome(this.#place, error)
        await pause(20 + Math.random() * 100)
      }
    }
  }

  async #transaction(commits: ReadonlyArray<readonly RowWrite[]>): Promise<Settled> {
    if (!this.#isKnown) await this.#introduce()
    const looked = [
      ...new Set(
        commits
          .flat()
          .filter((it) => it.when !== undefined)
          .map(placeOf),
      ),
    ].sort()
    const serial = this.#serial + 1
    let settled: Settled
    try {
      await this.#talk.ask('BEGIN')
      if (this.member !== null) await this.#asMember(this.member)
      const found = new Map<string, string>()
      if (looked.length > 0)
        for (const { shelf, key, value } of (await this.#talk.ask(WRITE.look, columns(looked))).rows)
          found.set(placeOf({ shelf: String(shelf), key: String(key) }), String(value))
      settled = settle(commits, found)
      await this.#put(settled, serial)
    } catch (error) {
      if (!isLost(error)) await this.#talk.ask('ROLLBACK').catch(() => this.#talk.drop())
      throw error
    }
    this.#serial = serial
    try {
      const { command } = await this.#talk.ask('COMMIT')
      if (command !== 'COMMIT') throw new Error(`the database answered ${command} to a commit`)
    } catch (error) {
      if (isLost(error)) throw new Unanswered(settled, error)
      throw error
    }
    return settled
  }

  async #put({ writes, fresh }: Settled, serial: number): Promise<void> {
    const places = [...writes.keys()].sort()
    const standing = places.filter((it) => writes.get(it) !== null)
    const gone = places.filter((it) => writes.get(it) === null)
    const [added, put] = [standing.filter((it) => fresh.has(it)), standing.filter((it) => !fresh.has(it))]
    const values = (of: readonly string[]) => of.map((it) => writes.get(it))
    const marks = greatest(standing).filter(([shelf, key]) => isBeyond(key, this.#marked.get(shelf)))
    const { rows } = await this.#talk.ask(WRITE.all, [
      ...[this.#id, serial],
      ...[...columns(added), values(added)],
      ...[...columns(put), values(put)],
      ...columns(gone),
      ...[marks.map(([shelf]) => shelf), marks.map(([, key]) => key)],
    ])
    if (Number(rows[0]?.numbered) === 0) throw this.#unknown()
    if (Number(rows[0]?.added) !== added.length)
      throw inTheWay('somebody has put one there since it was looked at')
  }

  #noted(settled: Settled): readonly boolean[] {
    const standing = [...settled.writes].flatMap(([place, value]) => (value === null ? [] : [place]))
    for (const [shelf, key] of greatest(standing))
      if (isBeyond(key, this.#marked.get(shelf))) this.#marked.set(shelf, key)
    return settled.done
  }

  async #asMember(name: string): Promise<void> {
    const { count } = await this.#talk.ask(WRITE.member, [name])
    if (count === 0) throw fenced(this.#place)
  }

  /** Waits until the transaction that nobody answered for is over, and says whether it was written. */
  async #wasWritten(): Promise<boolean> {
    await this.#talk.ask('BEGIN')
    const { rows } = await this.#talk.ask('SELECT serial FROM writer WHERE id = $1 FOR UPDATE', [this.#id])
    await this.#talk.ask('COMMIT')
    return Number(rows[0]?.serial) === this.#serial
  }

  #unknown(): Error {
    this.#isKnown = false
    return inTheWay("the process's row is gone")
  }

  /** The process's own row; those of processes that ended long ago go. */
  async #introduce(): Promise<void> {
    await this.#talk.ask("DELETE FROM writer WHERE at < now() - INTERVAL '30 days'")
    await this.#talk.ask(
      'INSERT INTO writer (id, serial, at) VALUES ($1, 0, now()) ON CONFLICT (id) DO NOTHING',
      [this.#id],
    )
    this.#isKnown = true
  }
}

/** Shelves and keys, side by side. */
function columns(places: readonly string[]): [shelves: string[], keys: string[]] {
  const split = places.map((it) => it.split('\0'))
  return [split.map(([shelf = '']) => shelf), split.map(([, key = '']) => key)]
}

/** The greatest key of each shelf, by its bytes. */
function greatest(places: readonly string[]): Array<[shelf: string, key: string]> {
  const found = new Map<string, string>()
  const [shelves, keys] = columns(places)
  for (const [at, shelf] of shelves.entries()) {
    const key = keys[at] ?? ''
    if (isBeyond(key, found.get(shelf))) found.set(shelf, key)
  }
  return [...found]
}

/** In the order of their bytes, which is not JavaScript's. */
function isBeyond(key: string, other: string | undefined): boolean {
  return other === undefined || Buffer.compare(Buffer.from(other), Buffer.from(key)) < 0
}

/** As the database itself would say it. */
function inTheWay(why: string): Error {
  return Object.assign(new Error(why), { code: '40001', severity: 'ERROR' })
}
