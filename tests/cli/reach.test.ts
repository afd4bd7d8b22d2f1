import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { channels } from '../../src/cli/checks/reach.ts'
import { type ChannelConfig, type Config, readConfig, Secret } from '../../src/config.ts'
import { WRONG } from '../channels/peer.ts'
import { APP, type ServicePeer, servicePeer } from '../channels/peers/bot-framework.ts'
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
import { robotPeer } from '../channels/peers/wecom-robot.ts'
import { until } from '../channels/until.ts'
import { freePort, noted, Processes } from './running.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-reach-'))
const processes = new Processes()
const listen = { host: '127.0.0.1', port: 3978, path: '/api/messages' }
let aibot: AibotPeer
let app: AppPeer
let wechaty: WechatyPeer
let service: ServicePeer
/** Takes connections and says nothing. */
let frozen: Server
let frozenPort = 0

beforeAll(async () => {
  ;[aibot, app, wechaty, service] = await Promise.all([aibotPeer(), appPeer(), wechatyPeer(), servicePeer()])
  frozen = createServer((socket) => socket.on('error', () => {}))
  frozenPort = await freePort()
  await new Promise<void>((resolve) => frozen.listen(frozenPort, '127.0.0.1', resolve))
})
afterEach(() => processes.killAll())
afterAll(async () => {
  for (const it of [aibot, app, wechaty, service]) await it.close()
  frozen.close()
  rmSync(folder, { recursive: true })
})

const DEADLINES = { callMs: 2_000, gatewayMs: 9_000 }

/** The lines that doctor would print. */
async function told(given: Partial<ChannelConfig>, more: Partial<Config> = {}, deadlines = DEADLINES) {
  const config = readConfig({ STORE: `sqlite:${join(folder, 'none.sqlite')}` })
  const all = { ...config, ...more, channels: { ...config.channels, ...given } }
  return (await channels(all, systemClock, deadlines)).map(({ is, text, remedy = '' }) =>
    `${is} ${text} ${remedy}`.trim(),
  )
}

const bot = (given: object = {}) => ({
  wecomAibot: { botId: 'bot', secret: new Secret(BOT_SECRET), names: [], url: aibot.url, ...given },
})
const own = (given: object = {}) => ({
  wecomApp: {
    api: app.api,
    oauth: app.api,
    corpId: CORP,
    agentId: 218,
    secret: new Secret(APP_SECRET),
    token: new Secret(TOKEN),
    aesKey: new Secret(AES_KEY),
    listen,
    ...given,
  },
})
const gateway = (given: object = {}) => ({
  wechaty: {
    endpoint: wechaty.endpoint,
    token: new Secret(GATEWAY_TOKEN),
    tls: { disable: false },
    lastingIds: false,
    ...given,
  },
})
const framework = (identity: object = {}) => ({
  botFramework: {
    listen,
    identity: { ...APP, password: new Secret(APP.password), login: service.login, ...identity },
    hosts: [],
  },
})

describe('doctor, of channels', { timeout: 60_000 }, () => {
  it('finds each one in order where address and credential are right.', async () => {
    expect(await told({ ...bot(), ...own(), ...gateway(), ...framework() })).toEqual([
      'good 智能机器人 已连接，BotID 和 Secret 有效',
      'good 自建应用 凭证有效',
      'good Wechaty 网关 已连接，口令有效，微信已登录',
      'good Bot Framework 凭证有效',
    ])
  })

  it('finds a wrong credential of each, and shows it nowhere.', async () => {
    const lines = await told({
      ...bot({ secret: new Secret(WRONG) }),
      ...own({ secret: new Secret(WRONG) }),
      ...gateway({ token: new Secret(`insecure_${WRONG}`) }),
      ...framework({ password: new Secret(WRONG) }),
    })
    expect(lines).toEqual([
      expect.stringMatching(/^bad .*智能机器人的 BotID 或 Secret.*请在管理后台/s),
      expect.stringMatching(/^bad 自建应用 .*核对 Secret/s),
      expect.stringMatching(/^bad Wechaty 网关不认这个口令.*WECHATY_TOKEN/s),
      expect.stringMatching(/^bad Bot Framework .*不认这个应用 ID 和密码.*客户端密码/s),
    ])
    expect(lines.join()).not.toContain(WRONG)
  })

  it('ends with a remedy where a platform takes the connection and says nothing.', async () => {
    const at = `127.0.0.1:${frozenPort}`
    const lines = await told(
      {
        ...bot({ url: `ws://${at}` }),
        ...own({ api: `http://${at}` }),
        ...gateway({ endpoint: at }),
        ...framework({ login: `http://${at}` }),
      },
      {},
      { callMs: 300, gatewayMs: 900 },
    )
    expect(lines).toEqual([
      expect.stringMatching(/^bad 智能机器人.*请检查/s),
      expect.stringMatching(/^bad 自建应用.*请检查/s),
      expect.stringMatching(/^bad Wechaty 网关没有应答.*请检查/s),
      expect.stringMatching(/^bad Bot Framework.*请检查/s),
    ])
  })

  it('posts nothing for a group robot, and looks at the form of its key.', async () => {
    const robot = await robotPeer()
    const robots = (key: string) => ({ wecomRobot: { api: robot.api, robots: { 调度群: new Secret(key) } } })
    expect(await told(robots('693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa'))).toEqual([
      expect.stringContaining('good 群机器人 1 个'),
    ])
    const odd = await told(robots(WRONG))
    expect(odd).toEqual([expect.stringMatching(/^hint 群机器人 群“调度群”的 key 不像/)])
    expect(odd.join()).not.toContain(WRONG)
    expect(robot.requests()).toBe(0)
    await robot.close()
  })

  it('finds a Bot Framework without an app id that others could reach.', async () => {
    const open = { botFramework: { listen: { ...listen, host: '0.0.0.0' }, identity: null, hosts: [] } }
    expect(await told(open)).toEqual([
      expect.stringMatching(/^bad Bot Framework 没有应用 ID.*BOT_FRAMEWORK_APP_ID/s),
    ])
    const here = { botFramework: { listen, identity: null, hosts: [] } }
    expect(await told(here)).toEqual(['good Bot Framework 没有填写应用 ID，只在本机试用'])
  })

  it('asks the bot that runs instead of kicking it off its connection.', async () => {
    const store = `sqlite:${join(folder, 'running.sqlite')}`
    const port = await freePort()
    const { child, lines, exit } = await processes.start({
      STORE: store,
      WECOM_AIBOT_ID: 'bot',
      WECOM_AIBOT_SECRET: BOT_SECRET,
      WECOM_AIBOT_URL: aibot.url,
      HEALTH_PORT: `${port}`,
    })
    await until(noted(lines, 'channel connected'))
    const subscribed = aibot.counts.get('aibot_subscribe')
    expect(await told(bot(), { store, health: { host: '127.0.0.1', port } })).toEqual([
      'good 智能机器人 正在运行，连接正常',
    ])
    expect(await told(bot(), { store, health: null })).toEqual([
      expect.stringMatching(/^hint 智能机器人 程序正在运行/),
    ])
    expect(aibot.counts.get('aibot_subscribe')).toBe(subscribed)
    expect(lines.join()).not.toContain('kicked')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
  })
})
