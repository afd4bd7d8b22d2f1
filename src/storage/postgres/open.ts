/** A store in PostgreSQL by its URL, see `address.ts`. Problems: those of `table.ts`. */
import type { Store } from '../../base/store.ts'
import { storeOver } from '../over.ts'
import { addressOf } from './address.ts'
import { databaseFiles } from './files.ts'
import { Hints } from './hints.ts'
import { Line, type LineTimes, USUAL_TIMES } from './line.ts'
import { DatabaseMembers } from './members.ts'
import { DatabaseTable } from './table.ts'

/** As long as a platform that has no receipt waits, and a server takes to be replaced by its standby. */
const PATIENCE_MS = 20_000

export interface DatabaseTimes {
  readonly times?: LineTimes
  /** How long a membership lasts. */
  readonly forMs?: number
}

export async function openDatabase(
  url: string,
  patienceMs = PATIENCE_MS,
  { times = USUAL_TIMES, ...membership }: DatabaseTimes = {},
): Promise<Store> {
  const address = addressOf(url)
  const lines = { reading: new Line(address, times), writing: new Line(address, times) }
  const table = new DatabaseTable(address, patienceMs, lines)
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
    members: new DatabaseMembers({ table, hints, ...membership }),
    async close() {
      await hints.close()
      await table.close()
    },
  }
}
