/** The real process, with a chat platform on loopback: how it is watched, and how it ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { soundnessOf } from '../../src/cli/soundness.ts'
import { openStore } from '../../src/storage/open.ts'
import { WRONG } from '../channels/peer.ts'
import { type AibotPeer, aibotPeer, SECRET } from '../channels/peers/wecom-aibot.ts'
import { until } from '../channels/until.ts'
import { noted, Processes } from './running.ts'

/** Long enough that no timestamp or duration among the metrics holds it by chance. */
const VALUE = '6.81357924680246'
const folder = mkdtempSync(join(tmpdir(), 'diaodu-stopping-'))
const processes = new Processes()
let peer: AibotPeer
beforeAll(async () => {
  peer = await aibotPeer()
})
afterEach(() => processes.killAll())
afterAll(async () => {
  await peer.close()
  rmSync(folder, { recursive: true })
})

const started = (settings: Record<string, string> = {}) =>
  processes.start({
    STORE: `sqlite:${join(folder, 'bot.sqlite')}`,
    WECOM_AIBOT_ID: 'bot',
    WECOM_AIBOT_SECRET: SECRET,
    WECOM_AIBOT_URL: peer.url,
    ...settings,
  })

describe('a running bot', { timeout: 60_000 }, () => {
  it('tells how it is and counts what it does, without words, names or secrets.', async () => {
    const { child, lines, exit, get, printed } = await started()
    await until(noted(lines, 'channel connected'))
    expect(lines.join()).toContain('wecom-aibot')
    await peer.say({ id: 'w1', person: 'u1', text: '社零目标是多少' })
    await peer.say({ id: 'w2', person: 'u1', text: `社零增长${VALUE}%，我是张三丰` })
    await until(noted(lines, '"w2"'))
    expect(peer.received[0]).toMatchObject({ person: 'u1' })
    const health = await get('/healthz')
    expect(JSON.parse(health.text)).toMatchObject({ ok: true, channels: { 'wecom-aibot': { live: true } } })
    expect(health.status).toBe(200)
    const { text } = await get('/metrics')
    expect(text).toContain('diaodu_messages_received_total{channel="wecom-aibot"} 2')
    expect(text).toMatch(/diaodu_messages_total\{channel="wecom-aibot",intent="query",outcome="answered"\} 1/)
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    expect(printed()).toBe('')
    const told = [...lines, health.text, text].join('\n')
    expect(lines.map((it) => JSON.parse(it).what)).toContain('stopped')
    for (const hidden of ['社零', VALUE, '张三丰', '"u1"', SECRET]) expect(told).not.toContain(hidden)
  })

  it('asked to stop amid a crowd, loses nothing and says nothing twice.', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`)
    const told = () =>
      new Set(peer.received.flatMap((it) => (/^p\d+$/.test(it.person ?? '') ? [it.person] : [])))
    const sayAll = () =>
      Promise.all(ids.map((id) => peer.say({ id, person: `p${id.slice(1)}`, text: '你好' }).catch(() => {})))
    const first = await started()
    await until(noted(first.lines, 'channel connected'))
    const said = sayAll()
    await until(() => told().size > 0)
    first.child.kill('SIGTERM')
    expect(await first.exit).toEqual([0, null])

    // The platform brings again what nobody acknowledged; here, for good measure, all of it.
    const second = await started()
    await until(noted(second.lines, 'channel connected'))
    await said
    await sayAll()
    await until(() => told().size === ids.length)
    second.child.kill('SIGINT')
    expect(await second.exit).toEqual([0, null])
    const answers = peer.received.filter((it) => /^p\d+$/.test(it.person ?? ''))
    expect(answers).toHaveLength(ids.length)
    const store = await openStore(`sqlite:${join(folder, 'bot.sqlite')}`)
    expect((await soundnessOf(store)).faults).toEqual([])
    await store.close()
  })

  it('answers by the other channels where one is refused, and health says which.', async () => {
    const refusing = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ errcode: 93000, errmsg: 'invalid webhook url' }))
    })
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve))
    const { port } = refusing.address() as AddressInfo
    const { child, lines, exit, get } = await started({
      WECOM_ROBOT_KEYS: `调度群=${WRONG}`,
      WECOM_API: `http://127.0.0.1:${port}`,
    })
    await until(noted(lines, 'channel connected'))
    await peer.say({ id: 'o1', person: 'o1', text: '你好' })
    await until(() => peer.received.some((it) => it.person === 'o1'))
    const { status, text } = await get('/healthz')
    expect(status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({
      ok: false,
      channels: {
        'wecom-aibot': { live: true },
        'wecom-robot': { live: false, problem: { remedy: expect.any(String) } },
      },
    })
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    expect([...lines, text].join()).not.toContain(WRONG)
    refusing.closeAllConnections()
    await new Promise((resolve) => refusing.close(resolve))
  })

  it('will not run twice on the same data, and runs again when the first was killed.', async () => {
    const first = await started()
    await until(noted(first.lines, 'channel connected'))
    const second = await started()
    expect(await second.exit).toEqual([1, null])
    expect(second.lines.join('\n')).toContain('start.running')
    first.child.kill('SIGKILL')
    await first.exit
    const third = await started()
    await until(noted(third.lines, 'channel connected'))
    third.child.kill('SIGTERM')
    expect(await third.exit).toEqual([0, null])
  })

  it('runs without telling how it is where the port is taken, and says so.', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { child, lines, exit } = await started({ HEALTH_PORT: `${port}` })
    await until(noted(lines, 'channel connected'))
    expect(lines.join()).toContain('health.listen')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
    await new Promise((resolve) => other.close(resolve))
  })
})
