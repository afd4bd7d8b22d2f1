/**
 * Who works on a database, by its clock: a row for each process, and one that names the leader. Everything that a member
 * writes is written under its row (see `writer.ts`); whoever was cut off, or slept, finds it gone and can write no more.
 * A row that ran out is taken away by another member only once that one has found it so for a while: after the database
 * itself was away they have all run out, and each is to come back first.
 */
import { randomUUID } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Attendance, Members } from '../../base/store.ts'
import { fenced } from './faults.ts'
import type { Hints } from './hints.ts'
import type { DatabaseTable } from './table.ts'

const MEMBER = 'process/'
const LEADER = 'leader'

const JOIN = `INSERT INTO lease (name, holder, fence, until) VALUES ($1, $2, 1, now() + $3 * INTERVAL '1 millisecond')
  ON CONFLICT (name) DO NOTHING`
const RENEW = "UPDATE lease SET until = now() + $2 * INTERVAL '1 millisecond' WHERE name = $1"
const LOOK = `SELECT name, holder, fence, until::text AS until, until < now() AS over FROM lease
  WHERE name = '${LEADER}' OR name LIKE '${MEMBER}%'`
/**
 * Nothing of it is written after. While it is writing its row is passed over, and looked at again at the next beat: waiting
 * for it, whoever strikes would not renew its own.
 */
const STRIKE = `DELETE FROM lease WHERE name IN
  (SELECT name FROM lease WHERE name = $1 AND until = $2::timestamptz FOR UPDATE SKIP LOCKED)`
const LEAVE = 'DELETE FROM lease WHERE name = $1'
/** From whoever is a member no longer. */
const LEAD = `INSERT INTO lease (name, holder, fence, until) VALUES ('${LEADER}', $1, 1, now())
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fence = lease.fence + 1, until = excluded.until
  WHERE lease.holder = $1 OR NOT EXISTS (SELECT 1 FROM lease AS other WHERE other.name = '${MEMBER}' || lease.holder)`

interface Row {
  readonly name: string
  readonly holder: string
  readonly until: string
  readonly over: boolean
}

export interface MembersOptions {
  readonly table: DatabaseTable
  readonly hints: Hints
  readonly forMs?: number
}

export class DatabaseMembers implements Members {
  readonly id = randomUUID()
  readonly forMs: number
  readonly #table: DatabaseTable
  readonly #hints: Hints
  readonly #machine = machine()
  /** Rows that have run out, by their names: until when they were good, and since when that is known here. */
  #over = new Map<string, { readonly until: string; readonly since: number }>()
  #isIn = false
  #areOthers = false

  constructor({ table, hints, forMs = 6_000 }: MembersOptions) {
    this.#table = table
    this.#hints = hints
    this.forMs = forMs
  }

  async beat(): Promise<Attendance> {
    const ask: DatabaseTable['ask'] = (text, values) => this.#table.ask(text, values)
    const own = MEMBER + this.id
    if (this.#isIn) {
      if ((await ask(RENEW, [own, this.forMs])).count === 0) throw fenced(this.#table.place)
    } else {
      await ask(JOIN, [own, `${this.#machine}/${process.pid}`, this.forMs])
      this.#table.writer.member = own
      this.#isIn = true
    }
    let rows = await this.#look()
    this.#over = this.#overIn(rows)
    const gone = rows.filter((it) => it.name !== own && it.name !== LEADER && this.#isGone(it))
    if (gone.length > 0) {
      for (const { name, until } of gone) await ask(STRIKE, [name, until])
      rows = await this.#look()
    }
    const present = presentIn(rows)
    this.#areOthers = present.size > 1
    const leader = () => rows.find((it) => it.name === LEADER)?.holder
    if (!present.has(leader() ?? '')) {
      await ask(LEAD, [this.id])
      rows = await this.#look()
    }
    return { leads: leader() === this.id, present }
  }

  async leave(): Promise<void> {
    if (!this.#isIn) return
    this.#isIn = false
    await this.#table.ask(LEAVE, [MEMBER + this.id])
    this.hint('members')
    await this.#hints.close()
  }

  async isAnybody(): Promise<boolean> {
    const rows = await this.#look()
    return rows.some((it) => it.name !== LEADER && !it.over && !this.#isDead(it))
  }

  hint(topic: string): void {
    if (this.#areOthers) this.#hints.tell(`${this.id} ${topic}`)
  }

  listen(hear: (topic: string) => void): void {
    this.#hints.listen((said) => {
      const [from, topic = ''] = said.split(' ')
      if (from !== this.id) hear(topic)
    })
  }

  async #look(): Promise<readonly Row[]> {
    const { rows } = await this.#table.ask(LOOK)
    return rows.map(({ name, holder, until, over }) => {
      return { name: String(name), holder: String(holder), until: String(until), over: over === true }
    })
  }

  #isGone(row: Row): boolean {
    const over = this.#over.get(row.name)
    return this.#isDead(row) || (over !== undefined && performance.now() - over.since > this.forMs / 4)
  }

  #overIn(rows: readonly Row[]) {
    return new Map(
      rows
        .filter((it) => it.over)
        .map(({ name, until }) => {
          const known = this.#over.get(name)
          return [name, known?.until === until ? known : { until, since: performance.now() }] as const
        }),
    )
  }

  /** Only a process of this machine can be seen to be dead. */
  #isDead({ holder }: Row): boolean {
    const at = holder.lastIndexOf('/')
    if (holder.slice(0, at) !== this.#machine) return false
    try {
      process.kill(Number(holder.slice(at + 1)), 0)
      return false
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ESRCH'
    }
  }
}

function presentIn(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ name }) => (name === LEADER ? [] : [name.slice(MEMBER.length)])))
}

/** Where the number of a process says which one it is: containers may share a name and not their numbers. */
function machine(): string {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
