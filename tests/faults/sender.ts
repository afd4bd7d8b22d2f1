/**
 * A process that sends reminders: `node --import tsx sender.ts <url> <deliveries> [<clock>|-] [<clerks>, 300]`. Each of
 * the clerks is due one digest; whatever reaches its channel is a line in <deliveries>, and a line on stdout. Where a <clock> is
 * named, that file holds by how many milliseconds the machine's clock has jumped; then every delivery takes a while, as
 * over a network. Says `ready` when it begins, and ends when nothing waits for that day.
 */
import { appendFileSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout as after, setImmediate as turn } from 'node:timers/promises'
import { instantOf } from '../../src/base/clock.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { type Person, Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { Reminding } from '../../src/reminding.ts'
import { openStore } from '../../src/storage/open.ts'

const [url = '', deliveries = '', given = '-', clerks = '300'] = process.argv.slice(2)
const jumps = given === '-' ? undefined : given
const plan = loadPlan('seeds/yueyang-2025')
const people = Array.from({ length: Number(clerks) }, (_, index): Person => {
  const id = `clerk${index}`
  return { id, name: id, unit: '市商务局', role: 'reporter', accounts: { line: id } }
})
// The real time of day does not matter: the morning on which the retail figure is asked for goes on as it passes.
const started = Date.now()
const jumped = () => (jumps === undefined ? 0 : Number(readFileSync(jumps, 'utf8')))
const clock = {
  now: () => new Date(instantOf('2025-05-15', '09:00').getTime() + Date.now() - started + jumped()),
}
const way = () => (jumps === undefined ? turn() : after(4))
const store = await openStore(url, { attempts: 400 })
const ledger = await Ledger.open(store, clock)
const { timekeeper, outbox } = new Reminding({
  plan,
  roster: new Roster(people),
  ledger,
  store,
  clock,
  leaseMs: 2_000,
  log: () => {},
  channels: [
    {
      name: 'line',
      async send({ key }) {
        // A kill may come before it, at it, and after it.
        await way()
        appendFileSync(deliveries, `${key}\n`)
        writeSync(1, `${key}\n`)
        await way()
        return { ok: true }
      },
    },
  ],
})
// Somebody has begun long before; else a sender that starts first would find nothing due.
await store
  .shelf('timekeeper')
  .putIfAbsent('marks', { began: '2025-05-14T10:00:00.000Z', until: '2025-05-14T10:00:00.000Z' })
if (jumps !== undefined) writeSync(1, 'ready\n')
for (;;) {
  await timekeeper.tick()
  const rows = await outbox.since('2025-05-14')
  const waits = rows.some(
    ({ state, next }) => state === 'sending' || (state === 'pending' && new Date(next) <= clock.now()),
  )
  if (rows.length >= Number(clerks) && !waits) break
}
await store.close()
