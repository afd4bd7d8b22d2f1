/** A store in PostgreSQL by its URL, see `address.ts`. Problems: those of `table.ts`. */
import type { Store } from '../../base/store.ts'
import { storeOver } from '../over.ts'
import { addressOf } from './address.ts'
import { databaseFiles } from './files.ts'
import { DatabaseLease } from './lease.ts'
import { DatabaseTable } from './table.ts'

/** As long as a platform that has no receipt waits, and a server takes to be replaced by its standby. */
const PATIENCE_MS = 20_000

export async function openDatabase(url: string, patienceMs = PATIENCE_MS): Promise<Store> {
  const table = new DatabaseTable(addressOf(url), patienceMs)
  try {
    await table.prepare()
  } catch (error) {
    await table.close()
    throw error
  }
  return {
    ...storeOver(table),
    files: databaseFiles(table),
    lead: (name, forMs) => new DatabaseLease(table, name, forMs),
  }
}
