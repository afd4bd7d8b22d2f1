import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PuppetService } from 'wechaty-puppet-service'
import type { Wechaty, WechatyOptions } from '../../src/channels/wechaty.ts'
import { decode, type Heard, isCalled } from '../../src/channels/wechaty-decode.ts'
import { channelContract } from '../contracts/channel.contract.ts'
import { TOKEN, type WechatyPeer, wechatyPeer } from './peers/wechaty.ts'
import { within } from './stage.ts'
import { until } from './until.ts'

channelContract(
  'Wechaty',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: false,
    longestText: 4096,
  },
  wechatyPeer,
)

describe('a Wechaty gateway', { timeout: 30_000 }, () => {
  let peer: WechatyPeer
  const opened: Wechaty[] = []
  const to = { channel: 'wechaty', person: 'u1' }

  beforeAll(async () => {
    peer = await wechatyPeer()
  }, 60_000)
  afterEach(async () => {
    await peer.thaw()
    await peer.revive()
    await Promise.all(opened.splice(0).map((it) => it.stop()))
  })
  afterAll(() => peer?.close())

  async function started(given: Partial<WechatyOptions> = {}): Promise<Wechaty> {
    const channel = peer.wechaty(given)
    opened.push(channel)
    await channel.start(async () => {})
    return channel
  }

  it('is waited for, and said to be out of reach, where it is not there at the start.', async () => {
    await peer.kill()
    const channel = await started()
    expect(channel.state).toMatchObject({ live: false, problem: { code: 'wechaty.unreachable' } })
    await peer.revive()
    await expect.poll(() => channel.state, within).toEqual({ live: true, problem: null })
  })

  it('has one client: a second waits, says so, and takes over when the first has stopped.', async () => {
    const first = await started()
    const second = await started()
    expect(second.state).toMatchObject({ live: false, problem: { code: 'wechaty.held' } })
    expect(first.state.live).toBe(true)
    await first.stop()
    await expect.poll(() => second.state.live, within).toBe(true)
    expect(await second.send({ to, text: '接上了' })).toEqual({ ok: true })
  })

  it('is not told to log the account out when the channel stops.', async () => {
    await (await started()).stop()
    const logins = peer.logins()
    expect((await started()).state.live).toBe(true)
    expect(peer.logins()).toBe(logins)
  })

  it('is opened anew after the account was logged out.', async () => {
    const channel = await started()
    peer.logout()
    await expect.poll(() => channel.state, within).toMatchObject({ live: false })
    await expect.poll(() => channel.state.live, within).toBe(true)
    expect(await channel.send({ to, text: '重新登录' })).toEqual({ ok: true })
  })

  it('is opened anew after a client that knows no lock came and stopped it.', async () => {
    const channel = await started()
    const intruder = new PuppetService({ token: TOKEN, endpoint: peer.endpoint, timeoutSeconds: 86_400 })
    intruder.removeAllListeners('login')
    intruder.on('error', () => {})
    await intruder.start()
    await intruder.stop()
    await expect.poll(() => channel.state.live, within).toBe(false)
    await expect.poll(() => channel.state.live, within).toBe(true)
    expect(await channel.send({ to, text: '恢复了' })).toEqual({ ok: true })
  })

  it('that froze for longer than it is waited for gets each push once when it thaws.', async () => {
    const channel = await started()
    await peer.freeze()
    await expect.poll(() => channel.state, within).toMatchObject({ live: false })
    await peer.thaw()
    await expect.poll(() => channel.state.live, within).toBe(true)
    expect(await channel.send({ to, text: '解冻之后' })).toEqual({ ok: true })
    await until(() => peer.received.some((it) => it.text === '解冻之后'))
    expect(peer.received.filter((it) => it.text === '解冻之后')).toHaveLength(1)
  })

  it('takes a picture that is too large for one call.', async () => {
    const channel = await started()
    const png = Buffer.alloc(300_000, 7)
    expect(await channel.send({ to, text: '', picture: { png, alt: '大图' } })).toEqual({ ok: true })
    await until(() => peer.received.some((it) => it.picture?.equals(png)))
    expect(peer.received.filter((it) => it.picture?.equals(png))).toHaveLength(1)
  })

  it('lets nobody wait long for a stop while it is frozen.', async () => {
    const channel = await started()
    await peer.freeze()
    const sending = channel.send({ to, text: '停止之前' })
    await channel.stop()
    expect(await sending).toHaveProperty('retryAt')
  })
})

describe('a message of Wechaty', () => {
  const heard: Heard = {
    id: 'm1',
    at: new Date('2025-04-11T01:12:00Z'),
    talker: { id: 'u1', name: '张科员' },
    room: 'r1',
    text: '@督办\u2005社零一季度增长6.8%',
    calledMe: true,
    myNames: ['督办', '督办助手'],
    files: [],
  }
  const decoding = { channel: 'wechaty', fleeting: false }

  it('loses the mention by the alias in the room.', () => {
    expect(decode(heard, decoding)).toMatchObject({ text: '社零一季度增长6.8%', addressed: true })
  })

  it('carries the subject of the reminder that it quotes.', () => {
    const text = '「督办助手：【填报提醒】\n社零增速」\n- - - - - - - - - - - - - - -\n@督办\u20056.8%'
    expect(decode({ ...heard, text }, decoding)).toMatchObject({
      text: '6.8%',
      quoted: '【填报提醒】\n社零增速',
    })
  })

  it('calls the bot by its id where ids are told, else by its name behind @, and never by an address.', () => {
    const me = { id: 'bot', names: ['督办', '督办助手'] }
    expect(isCalled(me, ['wang'], '@督办助手小王\u2005请报')).toBe(false)
    expect(isCalled(me, ['wang', 'bot'], '@督办助手小王\u2005@督办助手\u2005请报')).toBe(true)
    expect(isCalled(me, [], '@督办助手，社零6.8%')).toBe(true)
    expect(isCalled(me, [], '高企1005@督办')).toBe(true)
    for (const text of ['@督办科张三 在吗', '@督办助手小王请报', '督办 在吗'])
      expect(isCalled(me, [], text)).toBe(false)
    const latin = { id: 'bot', names: ['diaodu'] }
    expect(isCalled(latin, [], '请发到zhang@diaodu.cn')).toBe(false)
    expect(isCalled(latin, [], '社零6.8% @diaodu')).toBe(true)
    expect(isCalled({ id: 'bot', names: [] }, [], '@谁')).toBe(false)
  })

  it('names a file from an address as people wrote it, and never as a path.', () => {
    const named = (name: string) => {
      const files = [{ name, type: 'application/octet-stream', bytes: null }]
      return decode({ ...heard, files }, decoding).files?.[0]?.name
    }
    expect(named('%E9%99%84%E4%BB%B6%201.xlsx')).toBe('附件 1.xlsx')
    expect(named('附件 6.8%.xlsx')).toBe('附件 6.8%.xlsx')
    expect(named('%E9%99.xlsx')).toBe('%E9%99.xlsx')
    expect(named('..%2F%2e%2e%2Fa.xlsx')).toBe('..%2F%2e%2e%2Fa.xlsx')
  })

  it('says of its sender that nobody can know him where ids change at a login.', () => {
    expect(decode(heard, { ...decoding, fleeting: true }).fleeting).toBe(true)
    expect(decode(heard, decoding).fleeting).toBeUndefined()
  })
})
