/**
 * A store by its URL: `sqlite:<path>` is a file that is made if missing, with its folder; `sqlite:` alone is
 * `data/diaodu.sqlite`; `memory:` is the same SQLite without a file, for `simulate` and for tests; `postgres:` is a
 * database, see `postgres/`.
 * Problems: `store.url` and those of `faults.ts`, `mark.ts` and `table.ts`; the file is never emptied, moved or replaced.
 */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Store } from '../base/store.ts'
import { openDriver } from './driver.ts'
import { openFiles } from './files.ts'
import { refuseLost } from './mark.ts'
import { storeOver } from './over.ts'
import { patiently } from './patience.ts'
import { fileOf, PRIVATE } from './place.ts'
import { addressOf, isDatabase } from './postgres/address.ts'
import { Table } from './table.ts'

export { fileOf, isDatabase, PRIVATE }

export interface OpenOptions {
  /** How often a busy file is tried before giving up; 40 are about ten seconds. */
  readonly attempts?: number
  /** An empty or missing file is taken for a new one, though a ledger was there. */
  readonly isNew?: boolean
}

export async function openStore(
  url: string,
  { attempts = 40, isNew = false }: OpenOptions = {},
): Promise<Store> {
  if (isDatabase(url)) {
    // What a city with one file can do without is not loaded.
    const { openDatabase } = await import('./postgres/open.ts')
    return openDatabase(url)
  }
  const file = fileOf(url)
  if (file !== ':memory:' && !isNew) refuseLost(file)
  const driver = await patiently(attempts, file, () => {
    if (file !== ':memory:') makePrivate(file)
    return openDriver(file)
  })
  const table = new Table(driver, file, attempts)
  try {
    await table.prepare()
  } catch (error) {
    await table.close()
    throw error
  }
  return { ...storeOver(table), files: openFiles(file) }
}

/** Where the data are, for messages: without a password. */
export function nameOf(url: string): string {
  return isDatabase(url) ? addressOf(url).place : fileOf(url)
}

/** Whether there may be anything behind a URL: a file that stands, or a database; not what is only in memory. */
export function isKept(url: string): boolean {
  return isDatabase(url) || (fileOf(url) !== ':memory:' && existsSync(fileOf(url)))
}

/**
 * People's words and names stand in it: a file that is made is its owner's alone, and what SQLite keeps beside it
 * takes the same mode. One that is there stays as somebody set it; `doctor` tells where others can read it.
 */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) closeSync(openSync(file, 'a', PRIVATE))
}
