/** A store in PostgreSQL by its URL, see `address.ts`. Problems: those of `table.ts`. */
import type { Store } from '../../base/store.ts'
import { storeOver } from '../over.ts'
import { addressOf } from './address.ts'
import { databaseFiles } from './files.ts'
import { Hints } from './hints.ts'
import { DatabaseMembers } from './members.ts'
import { DatabaseTable } from './table.ts'

/** As long as a platform that has no receipt waits, and a server takes to be replaced by its standby. */
const PATIENCE_MS = 20_000

export async function openDatabase(url: string, patienceMs = PATIENCE_MS): Promise<Store> {
  const address = addressOf(url)
  const table = new DatabaseTable(address, patienceMs)
  try {
    await table.prepare()
  } catch (error) {
    await table.close()
    throw error
  }
  const hints = new Hints(address)
  return {
    ...storeOver(table),
    files: databaseFiles(table),
    members: new DatabaseMembers({ table, hints }),
    async close() {
      await hints.close()
      await table.close()
    },
  }
}
