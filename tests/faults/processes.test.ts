/** Two real processes on one PostgreSQL, with real platforms on loopback: who answers, in which order, and who goes on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { soundnessOf } from '../../src/cli/soundness.ts'
import { INBOX_SHELF } from '../../src/inbox.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { LINES_SHELF } from '../../src/lines.ts'
import { openStore } from '../../src/storage/open.ts'
import { type ServicePeer, servicePeer } from '../channels/peers/bot-framework.ts'
import { type AibotPeer, aibotPeer, SECRET } from '../channels/peers/wecom-aibot.ts'
import { until } from '../channels/until.ts'
import { freePort, noted, Processes } from '../cli/running.ts'
import { isThere, Schemas } from '../storage/database.ts'

/** Each is answered with a name of its own. */
const ASKED = [
  ['社零目标是多少', '社会消费品零售总额增速'],
  ['物流费用占GDP目标是多少', '社会物流总费用占GDP比率'],
  ['进出口目标是多少', '进出口增速'],
  ['规上工业增加值目标是多少', '规模工业增加值增速'],
] as const

const folder = mkdtempSync(join(tmpdir(), 'diaodu-processes-'))
const processes = new Processes()
const schemas = new Schemas()
let service: ServicePeer
let gateway: AibotPeer

beforeAll(async () => {
  ;[service, gateway] = await Promise.all([servicePeer(), aibotPeer()])
})
afterAll(async () => {
  await processes.killAll()
  await Promise.all([service.close(), gateway.close(), schemas.drop()])
  rmSync(folder, { recursive: true })
})

/** People of 市商务局, who report by the service. */
function roster(count: number): string {
  const file = join(folder, `roster-${count}.json`)
  const people = Array.from({ length: count }, (_, at) => {
    const accounts = { 'bot-framework': `p${at}` }
    return { id: `p${at}`, name: `科员${at}`, unit: '市商务局', role: 'reporter', accounts }
  })
  writeFileSync(file, JSON.stringify(people))
  return file
}

async function started(store: string, more: Record<string, string> = {}) {
  const port = await freePort()
  const listen = { BOT_FRAMEWORK_LISTEN: `127.0.0.1:${port}/api/messages`, PAGE_LISTEN: 'off' }
  const running = await processes.start({ STORE: store, ROSTER: roster(8), ...listen, ...more })
  await until(noted(running.lines, 'channel connected'), 60_000)
  return { ...running, port }
}

type Running = Awaited<ReturnType<typeof started>>

async function post(to: Running, id: string, person: string, text: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${to.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(service.activity({ id, person, text })),
  })
  return response.status
}

/** By the socket of which only one of them may have a connection. */
async function isConnected({ get }: Running): Promise<boolean> {
  return JSON.parse((await get('/healthz')).text).channels['wecom-aibot'].live
}

const shownTo = (person: string) => service.received.filter((it) => it.person === person).map((it) => it.text)

/** What is on disk in the end: a sound ledger, nothing that waits. */
async function atRest(url: string): Promise<readonly string[]> {
  const store = await openStore(url)
  try {
    expect((await soundnessOf(store)).faults).toEqual([])
    const ledger = await Ledger.open(store, systemClock)
    await until(async () => (await keysOf(store, INBOX_SHELF)).length === 0)
    await until(async () => (await keysOf(store, LINES_SHELF)).length === 0)
    return [...ledger.entries()].map((it) => it.origin.message)
  } finally {
    await store.close()
  }
}

async function keysOf(store: Awaited<ReturnType<typeof openStore>>, shelf: string): Promise<string[]> {
  const keys: string[] = []
  for await (const [key] of store.shelf(shelf).entries()) keys.push(key)
  return keys
}

describe.skipIf(!isThere)('two processes on one PostgreSQL', { timeout: 180_000 }, () => {
  let url: string
  let one: Running
  let other: Running
  const people = Array.from({ length: 8 }, (_, at) => `p${at}`)
  const begin = () =>
    started(url, { WECOM_AIBOT_ID: 'bot', WECOM_AIBOT_SECRET: SECRET, WECOM_AIBOT_URL: gateway.url })

  beforeAll(async () => {
    url = schemas.fresh()
    one = await begin()
    await until(noted(one.lines, 'leading'))
    other = await begin()
    await until(noted(other.lines, 'channel stands by'))
  }, 120_000)

  it('answer each dialogue in its order, each message once, whichever of them it comes to', async () => {
    await Promise.all(
      people.map(async (person, at) => {
        for (const [n, [text]] of [...ASKED, ...ASKED].entries()) {
          const [to, next] = (n + at) % 2 === 0 ? [one, other] : [other, one]
          expect(await post(to, `${person}-${n}`, person, text)).toBe(200)
          // The platform has not seen the receipt, and brings it again, by another road.
          if (n % 3 === 0) expect(await post(next, `${person}-${n}`, person, text)).toBe(200)
        }
      }),
    )
    await until(() => people.every((it) => shownTo(it).length >= 8), 60_000)
    await atRest(url)
    for (const person of people)
      expect(shownTo(person).map((it) => /【(.+?)】/.exec(it)?.[1])).toEqual(
        [...ASKED, ...ASKED].map(([, name]) => name),
      )
  })

  it('record what comes to both at once, each report once, and each knows at once what the other has', async () => {
    const before = service.received.length
    const toOf = (at: number) => (at % 2 === 0 ? one : other)
    const report = (person: string, at: number) =>
      post(toOf(at), `${person}-r`, person, `社零2025年前三季度增长6.${at}%`)
    expect(new Set(await Promise.all(people.map(report)))).toEqual(new Set([200]))
    const newest = () => service.received.slice(before).filter((it) => it.text !== '')
    await until(() => newest().length === people.length, 60_000)
    // Whoever came first is recorded, and the others are told of it.
    expect(newest().map((it) => it.text.slice(0, 3))).toEqual(['已登记', ...Array(7).fill('请确认')])
    const at = people.indexOf(newest()[1]?.person ?? '')
    // What one has asked is answered to the other.
    expect(await post(toOf(at + 1), 'yes', people[at] ?? '', '确认')).toBe(200)
    await until(() => newest().length === people.length + 1)
    expect(await post(toOf(at), 'asked', people[0] ?? '', '社零前三季度是多少')).toBe(200)
    await until(() => newest().length === people.length + 2)
    expect(newest().at(-1)?.text).toContain(`6.${at}%`.replace('6.0', '6'))
    expect(await atRest(url)).toHaveLength(3)
  })

  it('lose nothing that was acknowledged where one of them is killed, and the other connects in its place', async () => {
    await gateway.say({ id: 'k1', person: 'k1', text: '社零目标是多少' })
    await until(() => gateway.received.some((it) => it.person === 'k1'))
    expect(JSON.parse((await other.get('/healthz')).text)).toMatchObject({
      ok: true,
      channels: { 'bot-framework': { live: true }, 'wecom-aibot': { live: false, standby: true } },
    })
    const crowd = Array.from({ length: 40 }, (_, at) => `k${at + 2}`)
    const said = crowd.map((person) => post(one, `of ${person}`, person, '社零目标是多少').catch(() => 0))
    await Promise.any(said)
    one.child.kill('SIGKILL')
    const statuses = await Promise.all(said)
    const heard = crowd.filter((_, at) => statuses[at] === 200)
    expect(heard.length).toBeGreaterThan(0)
    await until(() => heard.every((it) => shownTo(it).length > 0), 60_000)
    // A second time only where the kill fell between sending and marking, and it says so.
    for (const it of crowd) for (const text of shownTo(it).slice(1)) expect(text).toMatch(/^【补发】/)
    await until(() => isConnected(other))
    await gateway.say({ id: 'k99', person: 'k99', text: '社零目标是多少' })
    await until(() => gateway.received.some((it) => it.person === 'k99'))
    await atRest(url)
  })

  it('are one where the other sleeps: it is replaced within fifteen seconds, and ends when it wakes', async () => {
    const fresh = await begin()
    await until(noted(fresh.lines, 'channel stands by'))
    const said = [0, 1, 2].map((at) => post(other, `s${at}`, `s${at}`, '社零目标是多少'))
    await Promise.any(said)
    other.child.kill('SIGSTOP')
    await until(() => isConnected(fresh), 15_000)
    await gateway.say({ id: 's9', person: 's9', text: '社零目标是多少' })
    await until(() => gateway.received.some((it) => it.person === 's9'))
    other.child.kill('SIGCONT')
    expect(await other.exit).toEqual([1, null])
    expect(other.lines.join()).toContain('store.fenced')
    // What the sleeper had heard was answered all the same, by whichever.
    const heard = (await Promise.all(said)).flatMap((it, at) => (it === 200 ? [`s${at}`] : []))
    expect(heard.length).toBeGreaterThan(0)
    await until(() => heard.every((it) => shownTo(it).length > 0))
    await atRest(url)
  })
})
