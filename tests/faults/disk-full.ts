/**
 * A process whose disk fills up: `node --import tsx disk-full.ts <folder>`. It appends until it is refused, reads
 * back what it was told is written, makes room where `<folder>/filler` takes it, and goes on. Prints what it saw.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/base/clock.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { addition, reported } from '../ledger/sample.ts'

const folder = process.argv[2] ?? ''
const url = `sqlite:${join(folder, 'full.sqlite')}`

/** Appends until refused; how many were acknowledged, and the refusal. */
async function fill(
  ledger: Ledger,
  limit: number,
): Promise<{ acknowledged: number; refusal?: { code?: string; message?: string; remedy?: string } }> {
  for (let acknowledged = 0; acknowledged < limit; acknowledged++) {
    try {
      await ledger.append(addition(`m${ledger.head}`, [reported(ledger.head)]), ledger.head)
    } catch (error) {
      return { acknowledged, refusal: error as { code?: string } }
    }
  }
  return { acknowledged: limit }
}

async function reopened() {
  const store = await openStore(url)
  const shelf = store.shelf(LEDGER_SHELF)
  const rows: Array<readonly [string, unknown]> = []
  for await (const row of shelf.entries()) rows.push(row)
  return { store, entries: rows.length, faults: verify(rows, await shelf.highest()) }
}

const store = await openStore(url)
const ledger = await Ledger.open(store, systemClock)
const full = await fill(ledger, 100_000)
const again = await fill(ledger, 1)
await store.close()
const kept = await reopened()
const filler = join(folder, 'filler')
const room = existsSync(filler)
rmSync(filler, { force: true })
const after = room ? await fill(await Ledger.open(kept.store, systemClock), 100) : undefined
await kept.store.close()
const { entries, faults } = await reopened()

const { code, message, remedy } = full.refusal ?? {}
process.stdout.write(
  JSON.stringify({
    acknowledged: full.acknowledged,
    code,
    message,
    remedy,
    again: again.refusal?.code,
    kept: { entries: kept.entries, faults: kept.faults },
    after: after && { acknowledged: after.acknowledged, entries, faults },
  }),
)
