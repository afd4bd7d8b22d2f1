/**
 * A store by its URL: `sqlite:<path>` is a file that is made if missing, with its folder; `sqlite:` alone is
 * `data/diaodu.sqlite`; `memory:` is the same SQLite without a file, for `simulate` and for tests.
 * Problems: `store.url` and those of `faults.ts`, `mark.ts` and `table.ts`; the file is never emptied, moved or replaced.
 */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Store } from '../base/store.ts'
import { TableAdapter } from './adapter.ts'
import { openDriver } from './driver.ts'
import { openFiles } from './files.ts'
import { refuseLost } from './mark.ts'
import { patiently } from './patience.ts'
import { fileOf, PRIVATE } from './place.ts'
import { openShelf, type Rows } from './shelf.ts'
import { Table } from './table.ts'

export { fileOf, PRIVATE }

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
  const adapter = new TableAdapter(table)
  const opened = new Map<string, Pick<Rows<unknown>, 'row'>>()
  const rowsOf = (name: string) => {
    const known = opened.get(name) ?? openShelf<unknown>(table, name)
    opened.set(name, known)
    return known
  }
  return {
    shelf: (name) => openShelf(table, name),
    async commit(writes) {
      // At once, so that what is asked for first comes first.
      return adapter.commit(writes.map((it) => rowsOf(it.shelf).row(it)))
    },
    check: () => table.check(),
    files: openFiles(file),
    close: () => table.close(),
  }
}

/**
 * People's words and names stand in it: a file that is made is its owner's alone, and what SQLite keeps beside it
 * takes the same mode. One that is there stays as somebody set it; `doctor` tells where others can read it.
 */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) closeSync(openSync(file, 'a', PRIVATE))
}
