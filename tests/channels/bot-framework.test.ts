import { type Activity as BotActivity, TestAdapter } from 'botbuilder'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { activitySchema, decode } from '../../src/channels/bot-framework-decode.ts'
import { encode } from '../../src/channels/bot-framework-encode.ts'
import { isAllowed, MICROSOFT_HOSTS } from '../../src/channels/bot-framework-hosts.ts'
import { AppToken } from '../../src/channels/bot-framework-service.ts'
import type { Incoming } from '../../src/channels/channel.ts'
import { channelContract } from '../contracts/channel.contract.ts'
import { APP, type ServicePeer, servicePeer } from './peers/bot-framework.ts'

const CLIENT = { platform: 'test', trial: true }

channelContract(
  'Bot Framework',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 10_000,
  },
  servicePeer,
)

describe('the address for activities', () => {
  let peer: ServicePeer
  let stop: () => Promise<void> = async () => {}

  beforeAll(async () => {
    peer = await servicePeer()
  })
  afterEach(() => stop())
  afterAll(() => peer.close())

  async function started(given: Parameters<ServicePeer['bot']>[0] = {}): Promise<Incoming[]> {
    const incoming: Incoming[] = []
    const bot = peer.bot(given)
    stop = () => bot.stop()
    await bot.start(async (it) => void incoming.push(it))
    return incoming
  }

  const said = (id: string) => peer.activity({ id, person: 'u1', text: '社零咋样了' })

  it('refuses an activity that would have the answer go elsewhere.', async () => {
    const incoming = await started()
    for (const serviceUrl of [
      'http://169.254.169.254/latest',
      'https://smba.trafficmanager.net.evil.test/',
      'http://127.0.0.1@evil.test/',
      'file:///etc/passwd',
      'smba',
    ])
      expect(await peer.post({ ...said('s1'), serviceUrl })).toBe(403)
    expect(await peer.post(said('s2'))).toBe(200)
    expect(incoming).toHaveLength(1)
  })

  it('refuses what is no activity, and lives on.', async () => {
    const incoming = await started()
    const { type: _, ...untyped } = said('j1')
    for (const junk of ['', '{', '[]', 'null', '"x"', '{}', untyped, { ...said('j2'), conversation: null }])
      expect(await peer.post(junk)).toBe(400)
    expect(await peer.post(said('j3'), { 'content-type': 'text/plain' })).toBe(415)
    expect(await peer.post({ ...said('j4'), text: 'x'.repeat(1_100_000) })).toBe(413)
    expect(await peer.post({ ...said('j5'), type: 'typing' })).toBe(200)
    expect(await peer.post(said('j6'))).toBe(200)
    expect(incoming.map((it) => it.text)).toEqual(['社零咋样了'])
  })

  it('takes nothing from somebody who cannot prove who he is, once there is an app id.', async () => {
    const incoming = await started({ identity: { ...APP, login: peer.login }, hosts: [...MICROSOFT_HOSTS] })
    const activity = { ...said('a1'), serviceUrl: 'https://smba.trafficmanager.net/apac/' }
    expect(await peer.post(activity)).toBe(401)
    expect(await peer.post(activity, { authorization: 'Bearer junk' })).toBe(401)
    expect(await peer.post(said('a2'))).toBe(403)
    expect(incoming).toEqual([])
  })

  it('is opened to others only with an app id.', async () => {
    const bot = peer.bot({ listen: { host: '0.0.0.0', port: 0, path: '/api/messages' } })
    await expect(bot.start(async () => {})).rejects.toMatchObject({ code: 'bot-framework.exposed' })
  })

  it('refuses a push to somebody who never wrote.', async () => {
    const bot = peer.bot()
    stop = () => bot.stop()
    await bot.start(async () => {})
    const sent = await bot.send({ to: { channel: bot.name, person: 'nobody' }, text: '提醒' })
    expect(sent).toMatchObject({ refused: true, problem: { code: 'bot-framework.no_conversation' } })
  })

  it('asks for a token once, however many want it, until it is about to end.', async () => {
    const token = new AppToken({ ...APP, login: peer.login }, 2_000)
    const before = peer.tokens.count
    const all = await Promise.all([token.get(0), token.get(0), token.get(0)])
    expect(new Set(all).size).toBe(1)
    expect(await token.get(54 * 60_000)).toBe(all[0])
    expect(await token.get(56 * 60_000)).not.toBe(all[0])
    expect(peer.tokens.count - before).toBe(2)
  })
})

describe('an activity', () => {
  const teams = {
    type: 'message',
    id: '1612345678901',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/apac/',
    from: { id: '29:1', name: '张科员' },
    recipient: { id: '28:bot', name: '督办助手' },
    conversation: { id: '19:abc@thread.tacv2;messageid=1612345678000', isGroup: true },
    text: '<at>督办助手</at>\u00a0社零6.8%',
    entities: [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>督办助手</at>' }],
  }
  const decoding = { channel: 'bot-framework', now: new Date(0), proved: ['msteams'] }
  const decoded = (more: object) => decode(activitySchema.parse({ ...teams, ...more }), decoding)

  it('of a thread belongs to its channel, the mention taken off.', () => {
    expect(decoded({})).toMatchObject({
      from: { person: '29:1', room: '19:abc@thread.tacv2' },
      text: '社零6.8%',
      addressed: true,
    })
  })

  it('keeps a name that begins as the bot’s does, and loses each mention of the bot.', () => {
    const entities = [{ type: 'mention', mentioned: { id: '28:bot' }, text: '@督办' }]
    const text = '@督办 请 @督办助手 报社零6.8%，@督办'
    expect(decoded({ text, entities })?.text).toBe('请 @督办助手 报社零6.8%，')
    expect(decoded({ text: '@督办社零6.8%', entities })?.text).toBe('社零6.8%')
  })

  it('with the same id in another conversation is another message.', () => {
    expect(decoded({})?.id).not.toBe(decoded({ conversation: { id: 'other' } })?.id)
  })

  it('from a page that may name anybody says so.', () => {
    expect(decoded({ channelId: 'webchat' })?.fleeting).toBe(true)
    expect(decoded({})?.fleeting).toBeUndefined()
  })

  it('goes through a turn of the SDK as it was made, its choices on a card of their own.', async () => {
    const to = { channel: 'bot-framework', person: 'u1' }
    const choices = [{ label: '登记', text: '确认' }]
    const direct = encode({ to, text: '登记吗?', choices }, CLIENT, '')
    const inRoom = encode({ to: { ...to, room: 'r' }, text: '登记吗?', choices }, CLIENT, '')
    const adapter = new TestAdapter(async (context) => {
      for (const it of [...direct, ...inRoom]) await context.sendActivity(it as Partial<BotActivity>)
    })
    await adapter.receiveActivity('社零6.8%')
    for (const _ of ['direct', 'in a room']) {
      expect(adapter.getNextReply()).toMatchObject({ text: '登记吗?' })
      expect(adapter.getNextReply().attachments?.[0]).toMatchObject({
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { actions: [{ type: 'Action.Submit', title: '登记', data: { say: '确认' } }] },
      })
    }
  })
})

describe('an answer', () => {
  const to = { channel: 'bot-framework', person: 'u1' }
  const picture = { png: Buffer.from('png'), alt: '社零走势', name: '社零走势.png' }
  const file = { name: '表.xlsx', type: 'application/x-sheet', bytes: Buffer.from('sheet') }

  it('keeps its lines apart where a client reads markdown, which makes a blank of a line feed.', () => {
    const [sent] = encode({ to, text: '一行\n二行\n\n四行' }, CLIENT, '')
    expect(sent?.text).toBe('一行  \n二行\n\n四行')
  })

  it('shows a picture on a card, and to Teams itself, whose cards have no room for it, as it is.', () => {
    const content = { body: [{ type: 'Image', altText: '社零走势' }] }
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content }
    const attached = { contentType: 'image/png', contentUrl: 'data:image/png;base64,cG5n' }
    for (const [client, form] of [
      [{ platform: 'webchat', trial: false }, card],
      [{ platform: 'msteams', trial: true }, card],
      [{ platform: 'msteams', trial: false }, attached],
    ] as const)
      expect(encode({ to, text: '', picture }, client, '')).toMatchObject([{ attachments: [form] }])
  })

  it('has buttons that Teams gives back as a value and Web Chat as words.', () => {
    const choices = [{ label: '登记', text: '确认' }]
    const actions = (platform: string) =>
      encode({ to, text: '登记吗?', choices }, { platform, trial: false }, '')[1]
    const content = (data: unknown) => ({
      attachments: [{ content: { actions: [{ title: '登记', data }] } }],
    })
    expect(actions('msteams')).toMatchObject(content({ say: '确认' }))
    expect(actions('webchat')).toMatchObject(content('确认'))
  })

  it('names a file where clients show none, and where else it is to be had.', () => {
    const sent = encode({ to, text: '见附件', file }, { platform: 'emulator', trial: true }, '')
    expect(sent.map((it) => it.text)).toEqual([
      '见附件  \n[文件]表.xlsx（这里不能收文件，请在企业微信等渠道索取）',
    ])
    const taken = encode({ to, text: '见附件', file }, { platform: 'webchat', trial: false }, '')
    expect(taken).toMatchObject([{ text: '见附件  \n[文件]表.xlsx' }, { attachments: [{ name: '表.xlsx' }] }])
  })

  it("has no person's stars, brackets or tags read as markup.", () => {
    const [sent] = encode({ to, text: '*粗* [链](x) <b>' }, CLIENT, '')
    expect(sent?.text).toBe('＊粗＊ ［链］(x) ＜b＞')
  })
})

describe('the allowed addresses', () => {
  it('are hosts of Microsoft by https, or this machine where there is no app id.', () => {
    const microsoft = (address: string) => isAllowed(address, MICROSOFT_HOSTS)
    expect(microsoft('https://smba.trafficmanager.net/apac/')).toBe(true)
    expect(microsoft('https://webchat.botframework.com/')).toBe(true)
    for (const address of [
      'http://smba.trafficmanager.net/',
      'https://botframework.com.evil.test/',
      'https://evilbotframework.com/',
      'https://user@smba.trafficmanager.net/',
      'http://127.0.0.1/',
    ])
      expect(microsoft(address)).toBe(false)
    expect(isAllowed('http://127.0.0.1:3979', [])).toBe(true)
    expect(isAllowed('http://[::1]:3979', [])).toBe(true)
    expect(isAllowed('http://10.0.0.1', [])).toBe(false)
    expect(isAllowed('http://127.0.0.1.evil.test', [])).toBe(false)
  })
})
