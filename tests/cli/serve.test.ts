import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { readConfig } from '../../src/config.ts'
import { CHANNELS } from '../../src/register.ts'
import { openStore } from '../../src/storage/open.ts'
import { WRONG } from '../channels/peer.ts'
import { type AibotPeer, aibotPeer } from '../channels/peers/wecom-aibot.ts'

describe('diaodu start with a channel', () => {
  let peer: AibotPeer
  beforeAll(async () => {
    peer = await aibotPeer()
  })
  afterAll(() => peer.close())

  it('ends at once with the remedy where the credential is wrong, and shows it nowhere.', {
    timeout: 30_000,
  }, async () => {
    const settings = {
      STORE: 'memory:',
      WECOM_AIBOT_ID: 'bot',
      WECOM_AIBOT_SECRET: WRONG,
      WECOM_AIBOT_URL: peer.url,
    }
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
    })
    expect(await once(child, 'close')).toEqual([1, null])
    expect(said).toContain('BotID')
    expect(said).not.toContain(WRONG)
  })
})

describe('the settings of channels', () => {
  const app = {
    WECOM_APP_CORP_ID: 'ww1234',
    WECOM_APP_AGENT_ID: '1000002',
    WECOM_APP_SECRET: `s-${WRONG}`,
    WECOM_APP_TOKEN: 'QDG6eK',
    WECOM_APP_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  }

  it('open the channels that are set up, and no other.', async () => {
    const store = await openStore('memory:')
    const open = async (given: Record<string, string>) => {
      const tools = { store, clock: systemClock, log: () => {} }
      const channels = await Promise.all(CHANNELS.map((it) => it(readConfig(given), tools)))
      return channels.flatMap((it) => it?.name ?? [])
    }
    expect(await open({})).toEqual([])
    expect(await open({ ...app, WECOM_ROBOT_KEYS: '调度群=a-1,督办群=b-2' })).toEqual([
      'wecom-app',
      'wecom-robot',
    ])
    expect(await open({ WECOM_AIBOT_ID: 'a', WECOM_AIBOT_SECRET: 'b' })).toEqual(['wecom-aibot'])
    await store.close()
  })

  it('tell everything that is missing beside what is there, and no secret.', () => {
    const wrong = {
      WECOM_AIBOT_SECRET: WRONG,
      WECOM_APP_CORP_ID: 'ww1',
      WECOM_APP_AES_KEY: WRONG,
      WECOM_ROBOT_KEYS: WRONG,
    }
    let told = ''
    try {
      readConfig(wrong)
    } catch (error) {
      told = String(error)
    }
    for (const name of [
      'WECOM_AIBOT_ID',
      'WECOM_APP_SECRET',
      'WECOM_APP_TOKEN',
      'WECOM_APP_AES_KEY',
      'WECOM_ROBOT_KEYS',
    ])
      expect(told).toContain(name)
    expect(told).not.toContain(WRONG)
  })

  it('show no secret when they are printed.', () => {
    const config = readConfig({ ...app, WECOM_ROBOT_KEYS: `调度群=${WRONG}` })
    expect(JSON.stringify(config)).not.toContain(WRONG)
    expect(JSON.stringify(config)).not.toContain(app.WECOM_APP_AES_KEY)
    expect(config.channels.wecomRobot?.robots.调度群?.reveal()).toBe(WRONG)
  })
})
