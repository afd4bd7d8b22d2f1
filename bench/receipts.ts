/**
 * What the platform sees of a bot that is busy, and of one that is killed: a real `start` with the app's callback.
 *
 *     node --import tsx bench/receipts.ts burst 5        200 callbacks at once from 50 people, five times: time to the receipt
 *     node --import tsx bench/receipts.ts kills 200      kill -9 at random instants between arrival and answer, with redelivery
 *     … kills 60 postgres://127.0.0.1:5432/test?schema=kills     the same on an empty database
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../src/base/clock.ts'
import { LEDGER_SHELF, Ledger } from '../src/ledger/ledger.ts'
import { verify } from '../src/ledger/verify.ts'
import { openStore } from '../src/storage/open.ts'
import { AES_KEY, appPeer, CORP, messageXml, SECRET, TOKEN } from '../tests/channels/peers/wecom-app.ts'
import { until } from '../tests/channels/until.ts'
import { freePort, noted, Processes } from '../tests/cli/running.ts'

const [what = 'burst', times = '1', given] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'diaodu-receipts-'))
const peer = await appPeer()
const processes = new Processes()

async function started(url: string) {
  const port = await freePort()
  const running = await processes.start({
    STORE: url,
    WECOM_API: peer.api,
    WECOM_APP_CORP_ID: CORP,
    WECOM_APP_AGENT_ID: '218',
    WECOM_APP_SECRET: SECRET,
    WECOM_APP_TOKEN: TOKEN,
    WECOM_APP_AES_KEY: AES_KEY,
    WECOM_APP_LISTEN: `127.0.0.1:${port}/wecom`,
  })
  peer.callsGoTo(port)
  await until(noted(running.lines, 'channel connected'), 60_000)
  return running
}

/** Whether it was acknowledged, and after how long. */
async function posted(id: string, person: string, text: string): Promise<number | null> {
  const from = performance.now()
  try {
    const { status } = await peer.callback(peer.sealed(messageXml({ id, person, text })))
    return status === 200 ? performance.now() - from : null
  } catch {
    return null
  }
}

function quantile(values: readonly number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  return `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)} ms`
}

async function burst(rounds: number): Promise<void> {
  const url = given ?? `sqlite:${join(folder, 'burst.sqlite')}`
  const running = await started(url)
  await posted('warm', 'warm', '社零目标是多少')
  const texts = ['绑定 市商务局', '社零目标是多少', '哪些指标滞后', '全市进展怎么样']
  for (let round = 1; round <= rounds; round++) {
    const before = peer.received.length
    const began = performance.now()
    const took = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        posted(`r${round}-${at}`, `p${round}-${at % 50}`, texts[Math.floor(at / 50)] ?? ''),
      ),
    )
    const ok = took.filter((it) => it !== null)
    await until(() => new Set(peer.received.slice(before).map((it) => it.person)).size >= 50, 60_000)
    await until(() => peer.received.length - before >= 200, 60_000).catch(() => {})
    const all = Math.round(performance.now() - began)
    console.log(
      `round ${round}: acknowledged ${ok.length}/200, p50 ${quantile(ok, 0.5)}, p99 ${quantile(ok, 0.99)}, max ${quantile(ok, 1)}; ` +
        `answers ${peer.received.length - before} after ${all} ms`,
    )
  }
  running.child.kill('SIGTERM')
  await running.exit
}

async function kills(count: number): Promise<void> {
  const url = given ?? `sqlite:${join(folder, 'kills.sqlite')}`
  const sent = new Set<string>()
  const owed = new Map<string, string>()
  let [n, receipts, redelivered] = [0, 0, 0]
  for (let kill = 0; kill < count; kill++) {
    const running = await started(url)
    // What has no receipt comes again, as the platform does it; and something new with it.
    const again = [...owed]
    redelivered += again.length
    const fresh = Array.from({ length: 3 }, () => {
      n += 1
      return [`k${n}`, `w${n}`] as const
    })
    for (const [id, person] of fresh) {
      sent.add(person)
      owed.set(id, person)
    }
    const posting = [...again, ...fresh].map(async ([id, person]) => {
      if ((await posted(id, person, '绑定 市商务局')) === null) return
      receipts += 1
      owed.delete(id)
    })
    await sleep(Math.random() * 500)
    running.child.kill('SIGKILL')
    await running.exit
    await Promise.all(posting)
    if ((kill + 1) % 20 === 0) console.error(`${kill + 1} kills`)
  }
  const last = await started(url)
  for (const [id, person] of owed) await posted(id, person, '绑定 市商务局')
  const answersTo = (person: string) => peer.received.filter((it) => it.person === person)
  await until(() => [...sent].every((it) => answersTo(it).length > 0), 120_000).catch(() => {})
  last.child.kill('SIGTERM')
  await last.exit

  const store = await openStore(url)
  const ledger = await Ledger.open(store, systemClock)
  const rows: Array<readonly [string, unknown]> = []
  for await (const row of store.shelf(LEDGER_SHELF).entries()) rows.push(row)
  const recorded = Array.from({ length: ledger.head }, (_, at) => ledger.entry(at + 1)?.origin.person ?? '')
  const twice = [...sent].filter((it) => answersTo(it).length > 1)
  const unmarked = twice.filter((it) =>
    answersTo(it)
      .slice(1)
      .some(({ text }) => !text.startsWith('【补发】')),
  )
  console.log(
    `${count} kills, ${sent.size} messages, ${receipts} receipts, ${redelivered} delivered again; ` +
      `unanswered ${[...sent].filter((it) => answersTo(it).length === 0).length}, ` +
      `not recorded ${[...sent].filter((it) => !recorded.includes(it)).length}, ` +
      `recorded twice ${recorded.length - new Set(recorded).size}, ` +
      `answered twice ${twice.length}, of these not marked ${unmarked.length}; ` +
      `faults of the ledger ${verify(rows, await store.shelf(LEDGER_SHELF).highest()).length}`,
  )
  const texts = [...sent]
    .filter((it) => !recorded.includes(it))
    .flatMap((it) => answersTo(it).map(({ text }) => text.slice(0, 60)))
  for (const text of new Set(texts)) console.log(`answered and not recorded: ${text}`)
  await store.close()
}

try {
  await (what === 'kills' ? kills(Number(times)) : burst(Number(times)))
} finally {
  await processes.killAll()
  await peer.close()
  rmSync(folder, { recursive: true })
}
