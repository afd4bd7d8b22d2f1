/**
 * The one table of a store, as patient calls: rows of shelf, key and value, where value is Keyv's envelope
 * (`{"value":…}`) as text, so that an office can read the file with any SQLite tool. Each call is all or nothing,
 * and what is written at the same time shares a transaction; a busy file is tried again, and every failure rejects with a Problem that names the file.
 */
import { Problem } from '../base/problem.ts'
import type { Driver, Parameter, Row } from './driver.ts'
import { Group } from './group.ts'
import { patiently } from './patience.ts'
import { Place } from './place.ts'
import type { Rows, RowWrite } from './rows.ts'

/** Raised when the tables change; a file of a later version is left alone. */
const SCHEMA_VERSION = '1'

const SCHEMA = [
  'CREATE TABLE IF NOT EXISTS entry (shelf TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (shelf, key))',
  'CREATE TABLE IF NOT EXISTS highest (shelf TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL)',
  `CREATE TRIGGER IF NOT EXISTS mark_highest AFTER INSERT ON entry BEGIN
     INSERT INTO highest (shelf, key) VALUES (new.shelf, new.key)
     ON CONFLICT (shelf) DO UPDATE SET key = excluded.key WHERE excluded.key > key;
   END`,
  'CREATE TABLE IF NOT EXISTS about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
  `INSERT OR IGNORE INTO about (name, value) VALUES ('schemaVersion', '${SCHEMA_VERSION}')`,
]

const INSERT = 'INSERT INTO entry (shelf, key, value) VALUES (?, ?, ?) ON CONFLICT (shelf, key)'
const PUT = `${INSERT} DO UPDATE SET value = excluded.value`
const PUT_IF_ABSENT = `${INSERT} DO NOTHING`
const GET = 'SELECT value FROM entry WHERE shelf = ? AND key = ?'
const DELETE = 'DELETE FROM entry WHERE shelf = ? AND key = ?'

const CLOSED = 'store.closed'
const PROBE = 'probe'
const PROBE_BYTES = 64 * 1024

/** Rows per page of a walk: a page is held in memory, the walk is not. */
const PAGE = 500

export class Table implements Rows {
  readonly place: string
  readonly #driver: Driver
  readonly #attempts: number
  readonly #standing: Place
  readonly #group: Group
  #closed = false
  /** Why the last write failed; null: it did not. */
  #fault: Problem | null = null

  constructor(driver: Driver, file: string, attempts: number) {
    this.#driver = driver
    this.place = file
    this.#attempts = attempts
    this.#standing = new Place(file)
    this.#group = new Group((work) => this.#writing(() => driver.atomically(work)))
  }

  /** Makes what is missing of the schema. Problems: `store.foreign` (another program's database), `store.newer`. */
  async prepare(): Promise<void> {
    const tables = await this.#read("SELECT name FROM sqlite_schema WHERE type = 'table'", [])
    const names = new Set(tables.map((row) => row.name))
    if (names.size > 0 && !names.has('entry')) {
      throw new Problem(
        'store.foreign',
        `该文件是其他程序的数据库：${this.place}`,
        '请检查配置中的路径，为本程序另指定一个文件。',
      )
    }
    // A file that has all of it is only read here: a read-only copy can be looked at.
    if (!names.has('about') || (await this.#version()) === undefined) {
      for (const statement of SCHEMA) await this.#write(statement, [])
    }
    const version = await this.#version()
    if (version !== SCHEMA_VERSION) {
      throw new Problem(
        'store.newer',
        `数据文件的版本是 ${version}，本程序只认识 ${SCHEMA_VERSION}：${this.place}`,
        '请使用写入该文件的新版程序，或改用另一个文件。',
      )
    }
  }

  async get(shelf: string, key: string): Promise<string | undefined> {
    const [row] = await this.#read(GET, [shelf, key])
    return row === undefined ? undefined : String(row.value)
  }

  async put(shelf: string, key: string, value: string): Promise<void> {
    await this.apply([{ shelf, key, value }])
  }

  async apply(rows: readonly RowWrite[]): Promise<boolean> {
    if (rows.length === 0) return true
    const holds = () => rows.every((row) => this.#holds(row))
    const work = () => rows.every((row) => this.#applied(row))
    // What is looked at is looked at before anything is written: only a key that is taken undoes a part.
    const conditional = rows.some((it) => it.when === 'absent')
    return this.#group.write(
      rows.length === 1 || !conditional
        ? () => holds() && work()
        : () => holds() && this.#driver.partly(work),
    )
  }

  #holds({ shelf, key, when }: RowWrite): boolean {
    if (when === undefined || when === 'absent') return true
    const [row] = this.#driver.read(GET, [shelf, key])
    return row !== undefined && when.fits(String(row.value))
  }

  #applied({ shelf, key, value, when }: RowWrite): boolean {
    if (value === undefined) return true
    if (value === null) {
      this.#driver.write(DELETE, [shelf, key])
      return true
    }
    if (when === 'absent') return this.#driver.write(PUT_IF_ABSENT, [shelf, key, value]) === 1
    return this.#driver.write(PUT, [shelf, key, value]) === 1
  }

  async remove(shelf: string, key: string): Promise<boolean> {
    return this.#group.write(() => this.#driver.write(DELETE, [shelf, key]) === 1)
  }

  async clear(shelf: string): Promise<void> {
    await this.#group.write(() => this.#driver.write('DELETE FROM entry WHERE shelf = ?', [shelf]) >= 0)
  }

  async *walk(shelf: string, after = ''): AsyncGenerator<[key: string, value: string]> {
    let last = after
    for (;;) {
      const rows = await this.#read(
        `SELECT key, value FROM entry WHERE shelf = ? AND key > ? ORDER BY key LIMIT ${PAGE}`,
        [shelf, last],
      )
      for (const row of rows) {
        last = String(row.key)
        yield [last, String(row.value)]
      }
      if (rows.length < PAGE) return
    }
  }

  async highest(shelf: string): Promise<string | undefined> {
    const [row] = await this.#read('SELECT key FROM highest WHERE shelf = ?', [shelf])
    return row === undefined ? undefined : String(row.key)
  }

  async shelves(): Promise<string[]> {
    const rows = await this.#read('SELECT DISTINCT shelf FROM entry ORDER BY shelf', [])
    return rows.map((row) => String(row.shelf))
  }

  /**
   * Where the last write failed, it is tried whether there is
   * room again: as much as a message may need.
   */
  async check(): Promise<void> {
    this.#standing.check()
    if (this.#fault === null) return
    await this.put(PROBE, PROBE, ' '.repeat(PROBE_BYTES))
    await this.remove(PROBE, PROBE)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#driver.close()
  }

  async #version(): Promise<string | undefined> {
    const [row] = await this.#read("SELECT value FROM about WHERE name = 'schemaVersion'", [])
    return row === undefined ? undefined : String(row.value)
  }

  #read(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    return this.#patiently(() => this.#driver.read(sql, parameters))
  }

  #write(sql: string, parameters: readonly Parameter[]): Promise<number> {
    return this.#writing(() => this.#driver.write(sql, parameters))
  }

  /** What failed last is remembered until something is written again. */
  async #writing<T>(call: () => T): Promise<T> {
    try {
      const done = await this.#patiently(call)
      this.#fault = null
      return done
    } catch (error) {
      if (error instanceof Problem && error.code !== CLOSED) this.#fault = error
      throw error
    }
  }

  #patiently<T>(call: () => T): Promise<T> {
    return patiently(this.#attempts, this.place, () => {
      if (this.#closed) throw new Problem(CLOSED, `数据文件已关闭：${this.place}`, '请重新启动程序。')
      return call()
    })
  }
}
