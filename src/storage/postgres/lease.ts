/**
 * Who leads, by the database's clock: a row with a number that rises with every new leader. What a leader writes is written
 * under its number (see `writer.ts`); one that was cut off, or slept, finds it risen and can write no more.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Leadership } from '../../base/store.ts'
import type { DatabaseTable } from './table.ts'

const TAKE = `INSERT INTO lease (name, holder, fence, until)
  VALUES ($1, $2, 1, now() + $3 * INTERVAL '1 millisecond')
  ON CONFLICT (name) DO UPDATE
  SET holder = excluded.holder, fence = lease.fence + 1, until = excluded.until
  WHERE lease.until < now() OR lease.holder IN ($2, $4)
  RETURNING fence`
const RENEW = `UPDATE lease SET until = now() + $4 * INTERVAL '1 millisecond'
  WHERE name = $1 AND holder = $2 AND fence = $3`
const RELEASE =
  "UPDATE lease SET until = now() - INTERVAL '1 second' WHERE name = $1 AND holder = $2 AND fence = $3"
const HELD = 'SELECT holder FROM lease WHERE name = $1 AND until >= now()'

export class DatabaseLease implements Leadership {
  readonly #table: DatabaseTable
  readonly #name: string
  readonly #forMs: number
  readonly #holder = `${hostname()}/${process.pid}/${randomUUID()}`

  constructor(table: DatabaseTable, name: string, forMs: number) {
    this.#table = table
    this.#name = name
    this.#forMs = forMs
  }

  async take(): Promise<boolean> {
    const dead = await this.#deadHolder()
    const { rows } = await this.#table.ask(TAKE, [this.#name, this.#holder, this.#forMs, dead])
    const [taken] = rows
    this.#table.writer.fence = taken === undefined ? null : { name: this.#name, number: String(taken.fence) }
    return taken !== undefined
  }

  async renew(): Promise<boolean> {
    const { fence } = this.#table.writer
    if (fence === null) return false
    const { count } = await this.#table.ask(RENEW, [this.#name, this.#holder, fence.number, this.#forMs])
    return count === 1
  }

  /** What is written after it is written under no lease. */
  async release(): Promise<void> {
    const { fence } = this.#table.writer
    this.#table.writer.fence = null
    if (fence !== null) await this.#table.ask(RELEASE, [this.#name, this.#holder, fence.number])
  }

  async isHeld(): Promise<boolean> {
    const { rows } = await this.#table.ask(HELD, [this.#name])
    return rows.length > 0 && !isGone(String(rows[0]?.holder))
  }

  /** Whoever holds it and can be seen to be dead; else nobody. */
  async #deadHolder(): Promise<string> {
    const { rows } = await this.#table.ask(HELD, [this.#name])
    const holder = String(rows[0]?.holder ?? '')
    return isGone(holder) ? holder : ''
  }
}

/** Only a process of this machine can be seen to be dead. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split('/')
  if (host !== hostname()) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
