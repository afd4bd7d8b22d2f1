/**
 * Rows in PostgreSQL: reads on one line and writes on another, so that nothing is read that is not committed yet. Reads are
 * asked again where the line was lost; writes are the writer's affair.
 * Problems: those of `faults.ts`, `store.closed`, `store.encoding`, `store.newer`.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../base/problem.ts'
import type { Rows, RowWrite } from '../rows.ts'
import type { DatabaseAddress } from './address.ts'
import { isLost, problemOf } from './faults.ts'
import { type Answer, Line } from './line.ts'
import { Reader } from './reader.ts'
import { READ, SCHEMA_VERSION, TABLES } from './schema.ts'
import { type Talk, Writer } from './writer.ts'

/** Rows per page of a walk: a page is held in memory, the walk is not. */
const PAGE = 500
const PROBE = 'probe'
/** unique_violation, duplicate_table, duplicate_schema, duplicate_object (the table's row type). */
const MADE_MEANWHILE: ReadonlySet<string> = new Set(['23505', '42P07', '42P06', '42710'])

export interface TableLines {
  readonly reading: Talk & { close(): Promise<void> }
  readonly writing: Talk & { close(): Promise<void> }
}

export class DatabaseTable implements Rows {
  readonly place: string
  readonly writer: Writer
  readonly #schema: string
  readonly #lines: TableLines
  readonly #patienceMs: number
  readonly #reader = new Reader((text, values) => this.ask(text, values))
  #isClosed = false
  /** Why the last write failed; null: it did not. */
  #fault: Problem | null = null

  constructor(
    address: DatabaseAddress,
    patienceMs: number,
    lines: TableLines = { reading: new Line(address), writing: new Line(address) },
  ) {
    this.place = address.place
    this.#schema = address.schema
    this.#lines = lines
    this.#patienceMs = patienceMs
    this.writer = new Writer(lines.writing, this.place, patienceMs)
  }

  /** Makes what is missing of the schema. */
  async prepare(): Promise<void> {
    const [encoding] = (await this.ask('SHOW server_encoding')).rows
    if (encoding?.server_encoding !== 'UTF8')
      throw new Problem(
        'store.encoding',
        `数据库的编码是 ${encoding?.server_encoding}，应为 UTF8：${this.place}`,
        "请另建一个数据库：CREATE DATABASE diaodu ENCODING 'UTF8' TEMPLATE template0。",
      )
    const { rows: tables } = await this.ask(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = $1 AND table_name = 'about'",
      [this.#schema],
    )
    // The version is written last: without it, whoever began to make the tables has not ended, or was ended.
    if (tables.length === 0 || (await this.version()) === undefined) {
      const { rows: schemas } = await this.ask(
        'SELECT 1 AS one FROM information_schema.schemata WHERE schema_name = $1',
        [this.#schema],
      )
      if (schemas.length === 0) await this.#made(`CREATE SCHEMA IF NOT EXISTS ${this.#schema}`)
      for (const statement of TABLES) await this.#made(statement)
    }
    const version = await this.version()
    if (version !== SCHEMA_VERSION)
      throw new Problem(
        'store.newer',
        `数据的版本是 ${version}，本程序只认识 ${SCHEMA_VERSION}：${this.place}`,
        '请使用写入它的新版程序，或改用另一个数据库。',
      )
  }

  async version(): Promise<string | undefined> {
    const { rows } = await this.ask("SELECT value FROM about WHERE name = 'schemaVersion'")
    return rows[0] === undefined ? undefined : String(rows[0].value)
  }

  /** For what changes nothing: asked again where the line is lost. */
  async ask(text: string, values: readonly unknown[] = []): Promise<Answer> {
    const until = performance.now() + this.#patienceMs
    for (;;) {
      this.#refuseClosed()
      try {
        return await this.#lines.reading.ask(text, values)
      } catch (error) {
        if (isLost(error)) this.#lines.reading.drop()
        if (!isLost(error) || performance.now() > until) throw problemOf(error, this.place)
        await pause(20 + Math.random() * 100)
      }
    }
  }

  async get(shelf: string, key: string): Promise<string | undefined> {
    this.#refuseClosed()
    return this.#reader.one(shelf, key)
  }

  async put(shelf: string, key: string, value: string): Promise<void> {
    await this.apply([{ shelf, key, value }])
  }

  async apply(rows: readonly RowWrite[]): Promise<boolean> {
    if (rows.length === 0) return true
    this.#refuseClosed()
    try {
      const done = await this.writer.write(rows)
      this.#fault = null
      return done
    } catch (error) {
      if (error instanceof Problem) this.#fault = error
      throw error
    }
  }

  async remove(shelf: string, key: string): Promise<boolean> {
    const standing = await this.get(shelf, key)
    if (standing === undefined) return false
    await this.apply([{ shelf, key, value: null }])
    return true
  }

  async clear(shelf: string): Promise<void> {
    const rows: RowWrite[] = []
    for await (const [key] of this.walk(shelf)) rows.push({ shelf, key, value: null })
    await this.apply(rows)
  }

  async *walk(shelf: string, after = ''): AsyncGenerator<[key: string, value: string]> {
    let last = after
    for (;;) {
      this.#refuseClosed()
      const { rows } = await this.#reader.page(shelf, last, PAGE)
      for (const row of rows) {
        last = String(row.key)
        yield [last, String(row.value)]
      }
      if (rows.length < PAGE) return
    }
  }

  async highest(shelf: string): Promise<string | undefined> {
    const { rows } = await this.ask(READ.highest, [shelf])
    return rows[0] === undefined ? undefined : String(rows[0].key)
  }

  async shelves(): Promise<string[]> {
    const { rows } = await this.ask(READ.shelves)
    return rows.map((row) => String(row.shelf))
  }

  /** Where the last write failed, it is tried whether the database takes one again. */
  async check(): Promise<void> {
    this.#refuseClosed()
    if (this.#fault === null) return
    await this.put(PROBE, PROBE, '{"value":0}')
    await this.apply([{ shelf: PROBE, key: PROBE, value: null }])
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.writer.close()
    await Promise.all([this.#lines.reading.close(), this.#lines.writing.close()])
  }

  /** Two processes may begin at once, and one of them find it made. */
  async #made(statement: string): Promise<void> {
    try {
      await this.ask(statement)
    } catch (error) {
      const state =
        (error as { cause?: { code?: unknown } }).cause?.code ?? (error as { code?: unknown }).code
      if (typeof state !== 'string' || !MADE_MEANWHILE.has(state)) throw error
      await this.ask(statement)
    }
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new Problem('store.closed', `数据库已关闭：${this.place}`, '请重新启动程序。')
  }
}
