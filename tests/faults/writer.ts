/**
 * A process that writes: `node --import tsx writer.ts <url> <id> <id> …` delivers each message in turn, message
 * `x7` reporting the figure 7 for the indicator x7, and prints an id once it is acknowledged.
 */
import { writeSync } from 'node:fs'
import { systemClock } from '../../src/base/clock.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { openStore } from '../../src/storage/open.ts'
import { deliver, report } from './journey.ts'

const [url = '', ...ids] = process.argv.slice(2)
const store = await openStore(url)
const ledger = await Ledger.open(store, systemClock)
for (const id of ids) {
  await deliver(ledger, report(id, Number(id.slice(1)), { indicator: id }))
  // At once, not when the loop comes round: a kill must not take back what was said.
  writeSync(1, `${id}\n`)
}
await store.close()
