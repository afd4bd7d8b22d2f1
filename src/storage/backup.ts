/**
 * Copies of a store's file, and what they are worth. A copy is made by SQLite itself (VACUUM INTO), therefore it is of
 * one moment, even while a bot writes; it stands under its name only once it is whole, checked and on disk.
 *
 * Problems: those of `faults.ts`, `backup.memory`, `backup.nothing`, `backup.exists`, `backup.damaged`.
 */
import { existsSync } from 'node:fs'
import { chmod, chown, link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Problem } from '../base/problem.ts'
import { openDriver } from './driver.ts'
import { problemOf } from './faults.ts'
import { fileOf, PRIVATE } from './open.ts'
import { patiently } from './patience.ts'

const ATTEMPTS = 40

export interface Inspection {
  /** What SQLite finds wrong, in its own words; empty: nothing. */
  readonly damage: readonly string[]
  /** Undefined: no file of ours. */
  readonly schemaVersion: string | undefined
}

/** Copies the store behind `url` to a file that is not there yet. */
export async function backUp(url: string, target: string): Promise<void> {
  const from = fileOf(url)
  const to = resolve(target)
  if (from === ':memory:') throw memory()
  if (!existsSync(from)) throw nothing(from)
  if (existsSync(to)) throw exists(to)
  const part = `${to}.part-${process.pid}`
  try {
    // Empty and private before anything is written to it, which VACUUM INTO allows.
    await (await open(part, 'wx', PRIVATE)).close()
    const driver = await patiently(ATTEMPTS, from, () => openDriver(from))
    try {
      await patiently(ATTEMPTS, from, () => driver.write('VACUUM INTO ?', [part]))
    } finally {
      driver.close()
    }
    const { damage } = await inspect(part)
    if (damage.length > 0) throw damaged(from, damage)
    await flush(part)
    // Fails where a file has come to stand there meanwhile, as a rename would not.
    await link(part, to)
  } catch (error) {
    throw isThere(error) ? exists(to) : problemOf(error, to)
  } finally {
    await rm(part, { force: true })
  }
  await flush(dirname(to))
}

/** Reads a file to its end and changes nothing in it. */
export async function inspect(file: string): Promise<Inspection> {
  const driver = await patiently(ATTEMPTS, file, () => openDriver(file))
  const read = (sql: string) => patiently(ATTEMPTS, file, () => driver.read(sql))
  try {
    const found = (await read('PRAGMA integrity_check')).map((row) => String(Object.values(row)[0]))
    const [about] = await read("SELECT name FROM sqlite_schema WHERE name = 'about'")
    const [version] = about ? await read("SELECT value FROM about WHERE name = 'schemaVersion'") : []
    return {
      damage: found.filter((it) => it !== 'ok'),
      schemaVersion: version === undefined ? undefined : String(version.value),
    }
  } finally {
    driver.close()
  }
}

/**
 * Puts a checked copy (in the same folder) in the place of the store's file, and returns where the old file is kept
 * now; null: there was none. What SQLite keeps beside the old file goes with it: left there, it would be played back
 * into the new one.
 */
export async function putInPlace(copy: string, url: string, kept: string): Promise<string | null> {
  const file = fileOf(url)
  const had = existsSync(file)
  try {
    if (had) await likeness(file, copy)
    else await chmod(copy, PRIVATE)
    await flush(copy)
    if (had) await link(file, kept)
    for (const beside of ['-journal', '-wal', '-shm'])
      if (existsSync(file + beside)) await rename(file + beside, kept + beside)
    await rename(copy, file)
    await flush(dirname(file))
  } catch (error) {
    throw isThere(error) ? exists(kept) : problemOf(error, file)
  }
  return had ? kept : null
}

/** Restored by root, it must still be the bot's to write. */
async function likeness(of: string, copy: string): Promise<void> {
  const { mode, uid, gid } = await stat(of)
  await chmod(copy, mode & 0o777)
  if (process.getuid?.() === 0) await chown(copy, uid, gid)
}

/** Of a file its bytes, of a folder its names: on disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function memory(): Problem {
  return new Problem(
    'backup.memory',
    '数据只在内存中，没有文件可以备份',
    '请在 .env 的 STORE 中写 sqlite: 和文件路径。',
  )
}

function nothing(file: string): Problem {
  return new Problem(
    'backup.nothing',
    `数据文件还没有建立：${file}`,
    '请检查 STORE；首次启动后才有数据文件。',
  )
}

function exists(file: string): Problem {
  return new Problem('backup.exists', `文件已存在，不会覆盖：${file}`, '请换一个文件名，例如带上日期。')
}

export function damaged(file: string, damage: readonly string[]): Problem {
  const shown = damage.slice(0, 3).join('；')
  return new Problem(
    'backup.damaged',
    `数据文件已损坏：${file}（${shown}）`,
    '请不要删除原文件，用最近一份完好的备份恢复。',
  )
}
