/** Lives through the day of `journey.ts` in the machine's time zone and prints what stands. */

import { canonical } from '../../src/base/canonical.ts'
import { HandClock } from '../../src/base/clock.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { openStore } from '../../src/storage/open.ts'
import { DAY, deliver } from './journey.ts'

// The last minutes of the year in Shanghai: elsewhere it is another day, month and year.
const clock = new HandClock(new Date('2025-12-31T23:50:00+08:00'))
const ledger = await Ledger.open(await openStore('memory:'), clock)
for (const message of DAY) {
  await deliver(ledger, message)
  clock.moveTo(new Date(clock.now().getTime() + 90_000))
}
const zone = new Date(2025, 11, 31).getTimezoneOffset()
process.stdout.write(JSON.stringify({ zone, figures: canonical(ledger.standing.figures()) }))
