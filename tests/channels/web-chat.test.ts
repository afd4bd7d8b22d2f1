import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { chatApp } from '../../src/channels/web-chat/app.ts'
import { WebChat } from '../../src/channels/web-chat/web-chat.ts'
import { openStore } from '../../src/storage/open.ts'
import { channelContract } from '../contracts/channel.contract.ts'
import { webChatPeer } from './peers/web-chat.ts'

channelContract(
  'the chat for trial',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 4000,
  },
  () => webChatPeer(),
)

describe('the chat for trial', () => {
  it('answers nobody who comes by another name than that of this machine, or from another site.', async () => {
    const store = await openStore('memory:')
    const chat = new WebChat({ shelf: store.shelf('web-chat'), clock: systemClock, log: () => {} })
    const app = chatApp({
      chat,
      people: [],
      rooms: [],
      clock: systemClock,
      day: () => '2025-04-12',
      moveTo: () => {},
    })
    const asked = async (headers: Record<string, string>, method = 'GET', path = '/') =>
      (await app.request(`http://x${path}`, { method, headers })).status
    expect(await asked({ host: '127.0.0.1:8090' })).toBe(200)
    expect(await asked({ host: 'localhost:8090' })).toBe(200)
    for (const host of ['evil.example', '127.0.0.1.evil.example', '10.0.0.1:8090', ''])
      expect([host, await asked({ host })]).toEqual([host, 403])
    expect(await asked({ host: '127.0.0.1:8090', origin: 'http://evil.example' }, 'POST', '/day')).toBe(403)
    expect(await asked({ host: '127.0.0.1:8090', 'sec-fetch-site': 'cross-site' }, 'POST', '/say')).toBe(403)
    expect(await asked({ host: '127.0.0.1:8090', origin: 'http://127.0.0.1:8090' }, 'POST', '/day')).toBe(303)
    await store.close()
  })
})
