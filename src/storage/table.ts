/**
 * The one table of a store, as patient calls: rows of shelf, key and value, where value is Keyv's envelope
 * (`{"value":…}`) as text, so that an office can read the file with any SQLite tool. Each call is one statement,
 * hence all or nothing; a busy file is tried again, and every failure rejects with a Problem that names the file.
 */
import { Problem } from '../base/problem.ts'
import type { Driver, Parameter, Row } from './driver.ts'
import { patiently } from './patience.ts'

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

/** Rows per page of a walk: a page is held in memory, the walk is not. */
const PAGE = 500

export class Table {
  readonly file: string
  readonly #driver: Driver
  readonly #attempts: number
  #closed = false

  constructor(driver: Driver, file: string, attempts: number) {
    this.#driver = driver
    this.file = file
    this.#attempts = attempts
  }

  /** Makes what is missing of the schema. Problems: `store.foreign` (another program's database), `store.newer`. */
  async prepare(): Promise<void> {
    const tables = await this.#read("SELECT name FROM sqlite_schema WHERE type = 'table'", [])
    const names = new Set(tables.map((row) => row.name))
    if (names.size > 0 && !names.has('entry')) {
      throw new Problem(
        'store.foreign',
        `该文件是其他程序的数据库：${this.file}`,
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
        `数据文件的版本是 ${version}，本程序只认识 ${SCHEMA_VERSION}：${this.file}`,
        '请使用写入该文件的新版程序，或改用另一个文件。',
      )
    }
  }

  async get(shelf: string, key: string): Promise<string | undefined> {
    const [row] = await this.#read('SELECT value FROM entry WHERE shelf = ? AND key = ?', [shelf, key])
    return row === undefined ? undefined : String(row.value)
  }

  async put(shelf: string, key: string, value: string): Promise<void> {
    await this.#write(
      'INSERT INTO entry (shelf, key, value) VALUES (?, ?, ?) ON CONFLICT (shelf, key) DO UPDATE SET value = excluded.value',
      [shelf, key, value],
    )
  }

  async putIfAbsent(shelf: string, key: string, value: string): Promise<boolean> {
    const sql = 'INSERT INTO entry (shelf, key, value) VALUES (?, ?, ?) ON CONFLICT (shelf, key) DO NOTHING'
    return (await this.#write(sql, [shelf, key, value])) === 1
  }

  /** Replaces the very text `old`; false where another text or nothing stands. */
  async replace(shelf: string, key: string, old: string, value: string): Promise<boolean> {
    const sql = 'UPDATE entry SET value = ? WHERE shelf = ? AND key = ? AND value = ?'
    return (await this.#write(sql, [value, shelf, key, old])) === 1
  }

  async remove(shelf: string, key: string): Promise<boolean> {
    return (await this.#write('DELETE FROM entry WHERE shelf = ? AND key = ?', [shelf, key])) === 1
  }

  /** Only Keyv's own suite asks for this; no shelf offers it. */
  async clear(shelf: string): Promise<void> {
    await this.#write('DELETE FROM entry WHERE shelf = ?', [shelf])
  }

  /** Walks by the last key, never by offset: a row written or deleted meanwhile moves no other. */
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
    return this.#patiently(() => this.#driver.write(sql, parameters))
  }

  #patiently<T>(call: () => T): Promise<T> {
    return patiently(this.#attempts, this.file, () => {
      if (this.#closed) throw new Problem('store.closed', `数据文件已关闭：${this.file}`, '请重新启动程序。')
      return call()
    })
  }
}
