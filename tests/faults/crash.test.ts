/** A process that dies at its n-th call to the store, for every n, before or just after the call was carried out. */
import { afterAll, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { isThere, Schemas } from '../storage/database.ts'
import { Crash, dyingAt } from './dying.ts'
import { DAY, deliver, told } from './journey.ts'

/** Delivers the day's messages, but for those in `done`, and adds to `done` what was acknowledged and how. */
async function livingThrough(store: Store, done = new Map<string, 'recorded' | 'known'>()): Promise<Ledger> {
  const ledger = await Ledger.open(store, new HandClock(new Date('2025-04-11T01:12:00Z')))
  for (const message of DAY) {
    if (!done.has(message.id)) done.set(message.id, await deliver(ledger, message))
  }
  return ledger
}

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.for([
  { engine: 'SQLite', isHere: true, empty: async () => 'memory:' },
  { engine: 'PostgreSQL', isHere: isThere, empty: () => schemas.emptied() },
])('a crash at the n-th call to the store on $engine', { timeout: 120_000 }, ({ isHere, empty }) => {
  const opened = async () => openStore(await empty())

  it.skipIf(!isHere).for(['before', 'after'] as const)(
    'loses and doubles nothing, for every n, struck %s the call',
    async (when) => {
      const first = await opened()
      const undisturbed = told((await livingThrough(first)).standing)
      await first.close()
      let survived = false
      for (let n = 1; !survived; n++) {
        const store = await opened()
        const done = new Map<string, 'recorded' | 'known'>()
        survived = await livingThrough(dyingAt(n, when).store(store), done).then(
          () => true,
          (error: unknown) => {
            if (!(error instanceof Crash)) throw error
            return false
          },
        )

        // What was acknowledged as recorded is there when the process comes up again …
        const ledger = await Ledger.open(store, new HandClock(new Date('2025-04-11T01:12:00Z')))
        for (const [id, how] of done) {
          if (how === 'recorded') expect(ledger.messageSeen('terminal', id), `n = ${n}`).toBeDefined()
        }
        // … and when all that is recorded or was never answered is delivered again, it is as if nothing had happened.
        // (A message that left nothing behind leaves no mark either: later, it would be decided on what stands then.)
        for (const [id, how] of done) if (how === 'recorded') done.delete(id)
        expect(told((await livingThrough(store, done)).standing), `n = ${n}`).toEqual(undisturbed)
        const rows: Array<readonly [string, unknown]> = []
        for await (const row of store.shelf(LEDGER_SHELF).entries()) rows.push(row)
        expect(verify(rows, await store.shelf(LEDGER_SHELF).highest())).toEqual([])
        expect(rows).toHaveLength(DAY.length - 1)
        await store.close()
        // Three calls to open (its plans, its entries, the last key), one to read for each message, one to write for each but d2.
        if (survived) expect(n).toBe(3 + DAY.length + DAY.length - 1 + 1)
      }
    },
  )
})
