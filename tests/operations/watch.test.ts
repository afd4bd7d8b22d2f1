import { afterEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { healthOf, type Watched } from '../../src/operations/health.ts'
import { Meters } from '../../src/operations/meters.ts'
import { serveWatch, type WatchServer } from '../../src/operations/server.ts'
import { channel, NOW, problem } from './rig.ts'

const servers: WatchServer[] = []
afterEach(async () => {
  for (const it of servers.splice(0)) await it.close()
})

async function serving(given: Partial<Watched> = {}, meters = new Meters()) {
  const watched: Watched = {
    channels: () => [channel('wecom-app')],
    readStore: async () => {},
    answers: () => ({ waiting: 2, refused: 1 }),
    lastTick: async () => NOW,
    clock: new HandClock(NOW),
    startedAt: NOW,
    ...given,
  }
  const server = await serveWatch({ health: () => healthOf(watched), meters }, { host: '127.0.0.1', port: 0 })
  servers.push(server)
  return async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init)
    return { status: response.status, text: await response.text() }
  }
}

describe('/healthz', () => {
  it('is 200 where everything is up.', async () => {
    const get = await serving()
    const { status, text } = await get('/healthz')
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      ok: true,
      at: NOW.toISOString(),
      channels: { 'wecom-app': { live: true, problem: null } },
      store: { ok: true, problem: null },
      answers: { waiting: 2, refused: 1 },
      scheduler: { ok: true, lastTick: NOW.toISOString(), problem: null },
    })
  })

  it('is 503 and says what where a channel is down, the store cannot be read, or no round is made.', async () => {
    const down = channel('wechaty', { state: { live: false, problem: problem('wechaty.offline') } })
    const cases: Array<[Partial<Watched>, object]> = [
      [
        { channels: () => [channel('wecom-app'), down] },
        {
          channels: {
            'wecom-app': { live: true },
            wechaty: { live: false, problem: { code: 'wechaty.offline' } },
          },
        },
      ],
      [
        { readStore: () => Promise.reject(problem('store.io')) },
        { store: { problem: { code: 'store.io' } } },
      ],
      [
        { lastTick: () => Promise.reject(new Error('secret text')) },
        { scheduler: { ok: false, problem: { code: 'health.unknown' } } },
      ],
      [
        { clock: new HandClock(new Date(NOW.getTime() + 4 * 60_000)) },
        { scheduler: { ok: false, problem: { code: 'health.scheduler' } } },
      ],
    ]
    for (const [given, told] of cases) {
      const { status, text } = await (await serving(given))('/healthz')
      expect(status).toBe(503)
      expect(JSON.parse(text)).toMatchObject({ ok: false, ...told })
      expect(text).not.toContain('secret text')
    }
  })

  it('gives a scheduler that has just been started the time for its first round.', async () => {
    const old = new Date(NOW.getTime() - 86_400_000)
    for (const lastTick of [async () => null, async () => old])
      expect((await (await serving({ lastTick }))('/healthz')).status).toBe(200)
  })

  it('answers nothing else, and changes nothing.', async () => {
    const get = await serving()
    expect((await get('/')).status).toBe(404)
    expect((await get('/healthz', { method: 'POST' })).status).toBe(405)
  })

  it('says which port is taken.', async () => {
    const get = await serving()
    const port = servers.at(-1)?.port ?? 0
    const health = () => Promise.reject(new Error('never asked'))
    await expect(
      serveWatch({ health, meters: new Meters() }, { host: '127.0.0.1', port }),
    ).rejects.toMatchObject({ code: 'health.listen', message: expect.stringContaining(String(port)) })
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('/metrics', () => {
  it('counts messages by channel and class of intent, and knows no person and no text.', async () => {
    const meters = new Meters()
    meters.gauge({
      channels: () => [
        { name: 'wecom-app', live: true },
        { name: 'wechaty', live: false },
      ],
      outbox: async () => [{ state: 'pending', count: 3, oldestMs: 90_000 }],
      lastTick: async () => NOW,
    })
    meters.received('wecom-app')
    meters.received('wecom-app')
    meters.handled({ channel: 'wecom-app', intent: 'query.indicator', outcome: 'answered', ms: 30 })
    meters.handled({ channel: 'wecom-app', intent: 'query.unit', outcome: 'answered', ms: 30 })
    meters.handled({ channel: 'wecom-app', intent: 'none', outcome: 'answered', ms: 30 })
    meters.handled({ channel: 'wecom-app', intent: null, outcome: 'failed', ms: 30 })
    const { status, text } = await (await serving({}, meters))('/metrics')
    expect(status).toBe(200)
    for (const line of [
      'diaodu_messages_received_total{channel="wecom-app"} 2',
      'diaodu_messages_total{channel="wecom-app",intent="query",outcome="answered"} 2',
      'diaodu_messages_total{channel="wecom-app",intent="none",outcome="answered"} 1',
      'diaodu_messages_total{channel="wecom-app",intent="unread",outcome="failed"} 1',
      'diaodu_turn_seconds_bucket{le="0.05",channel="wecom-app"} 4',
      'diaodu_channel_up{channel="wechaty"} 0',
      'diaodu_outbox_messages{state="pending"} 3',
      'diaodu_outbox_oldest_seconds{state="pending"} 90',
      `diaodu_last_tick_timestamp_seconds ${NOW.getTime() / 1000}`,
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toContain('diaodu_process_resident_memory_bytes')
  })

  it('serves what is known where the store cannot be read, and nothing old in place of what is not.', async () => {
    const meters = new Meters()
    let down = false
    meters.gauge({
      channels: () => [{ name: 'wecom-app', live: true }],
      outbox: async () => {
        if (down) throw problem('store.io')
        return [{ state: 'pending', count: 3, oldestMs: 90_000 }]
      },
      lastTick: async () => {
        if (down) throw problem('store.io')
        return NOW
      },
    })
    meters.received('wecom-app')
    const get = await serving({}, meters)
    expect((await get('/metrics')).text).toContain('diaodu_outbox_messages{state="pending"} 3')
    down = true
    const { status, text } = await get('/metrics')
    expect(status).toBe(200)
    expect(text).toContain('diaodu_messages_received_total{channel="wecom-app"} 1')
    expect(text).toContain('diaodu_channel_up{channel="wecom-app"} 1')
    expect(text).not.toMatch(/^diaodu_(outbox_messages|last_tick_timestamp_seconds)[ {]/m)
  })
})
