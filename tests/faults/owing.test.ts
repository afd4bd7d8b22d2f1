/** The real process on every channel that takes messages, stopped and killed between recording and answering. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Peer } from '../channels/peer.ts'
import { type ServicePeer, servicePeer } from '../channels/peers/bot-framework.ts'
import { TOKEN as GATEWAY_TOKEN, type WechatyPeer, wechatyPeer } from '../channels/peers/wechaty.ts'
import { type AibotPeer, aibotPeer, SECRET as BOT_SECRET } from '../channels/peers/wecom-aibot.ts'
import {
  AES_KEY,
  SECRET as APP_SECRET,
  type AppPeer,
  appPeer,
  CORP,
  TOKEN,
} from '../channels/peers/wecom-app.ts'
import { until } from '../channels/until.ts'
import { freePort, Processes } from '../cli/running.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-owing-'))
const processes = new Processes()
let aibot: AibotPeer
let app: AppPeer
let wechaty: WechatyPeer
let service: ServicePeer
let peers: Readonly<Record<string, Peer>>

beforeAll(async () => {
  ;[aibot, app, wechaty, service] = await Promise.all([aibotPeer(), appPeer(), wechatyPeer(), servicePeer()])
  peers = { 'wecom-aibot': aibot, 'wecom-app': app, wechaty, 'bot-framework': service }
})
afterEach(() => processes.killAll())
afterAll(async () => {
  for (const it of Object.values(peers)) await it.close()
  rmSync(folder, { recursive: true })
})

async function started(store: string) {
  const [appPort, servicePort] = [await freePort(), await freePort()]
  const running = await processes.start({
    STORE: store,
    WECOM_AIBOT_ID: 'bot',
    WECOM_AIBOT_SECRET: BOT_SECRET,
    WECOM_AIBOT_URL: aibot.url,
    WECOM_API: app.api,
    WECOM_APP_CORP_ID: CORP,
    WECOM_APP_AGENT_ID: '218',
    WECOM_APP_SECRET: APP_SECRET,
    WECOM_APP_TOKEN: TOKEN,
    WECOM_APP_AES_KEY: AES_KEY,
    WECOM_APP_LISTEN: `127.0.0.1:${appPort}/wecom`,
    WECHATY_ENDPOINT: wechaty.endpoint,
    WECHATY_TOKEN: GATEWAY_TOKEN,
    WECHATY_LASTING_IDS: 'yes',
    BOT_FRAMEWORK_LISTEN: `127.0.0.1:${servicePort}/api/messages`,
  })
  app.callsGoTo(appPort)
  service.callsGoTo(servicePort)
  for (const name of Object.keys(peers))
    await until(
      () => running.lines.some((it) => it.includes('channel connected') && it.includes(`"${name}"`)),
      30_000,
    )
  return running
}

/** While held, no platform takes anything from the bot, and people still reach it. */
async function hold(held: boolean): Promise<void> {
  aibot.busy(held)
  app.busy(held)
  wechaty.busy(held)
  await (held ? service.kill() : service.revive())
}

describe('an answer that its channel had not taken', { timeout: 120_000 }, () => {
  it.for(['SIGTERM', 'SIGKILL'] as const)(
    'by %s reaches everybody at the next start, once, on every channel.',
    async (signal) => {
      const url = `sqlite:${join(folder, `${signal}.sqlite`)}`
      const first = await started(url)
      await hold(true)
      const person = `asks-${signal}`
      for (const peer of Object.values(peers)) await peer.say({ id: signal, person, text: '绑定 市商务局' })
      const store = await openStore(url)
      const ledger = await Ledger.open(store, systemClock)
      const recorded = async () => {
        await ledger.refresh()
        return ledger.head
      }
      // What each of the four has asked for, and the roster as it was read at the start.
      await expect.poll(recorded, { timeout: 15_000 }).toBe(5)
      first.child.kill(signal)
      expect(await first.exit).toEqual(signal === 'SIGTERM' ? [0, null] : [null, signal])
      const shown = (name: string) => peers[name]?.received.filter((it) => it.person === person) ?? []
      expect(Object.keys(peers).flatMap(shown)).toEqual([])

      await hold(false)
      const second = await started(url)
      for (const name of Object.keys(peers)) await until(() => shown(name).length > 0)
      second.child.kill('SIGTERM')
      expect(await second.exit).toEqual([0, null])
      for (const name of Object.keys(peers)) {
        expect(shown(name)).toHaveLength(1)
        expect(shown(name)[0]?.text).toContain('市商务局')
      }
      expect(await recorded()).toBe(5)
      await store.close()
      expect(second.lines.filter((it) => it.includes('"level":"error"'))).toEqual([])
    },
  )
})
