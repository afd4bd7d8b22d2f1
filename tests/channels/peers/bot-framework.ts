/** A service of the Bot Framework on loopback: it posts activities to the bot, and takes what the bot says. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { systemClock } from '../../../src/base/clock.ts'
import { BotFramework, type BotFrameworkOptions } from '../../../src/channels/bot-framework.ts'
import type { Known } from '../../../src/channels/bot-framework-book.ts'
import { type Peer, type Received, type Said, WRONG } from '../peer.ts'
import { HttpStandIn, type Request } from './http-stand-in.ts'

export const BOT = { id: '28:diaodu', name: '督办助手' }
export const APP = {
  appId: '0b0f0000-0000-4000-8000-000000000001',
  password: 'app-password',
  tenant: 'yueyang',
}

const action = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string(),
  data: z.looseObject({ say: z.string() }),
})
const sentSchema = z.looseObject({
  type: z.literal('message'),
  text: z.string().optional(),
  textFormat: z.literal('markdown').optional(),
  entities: z
    .array(z.looseObject({ mentioned: z.looseObject({ id: z.string() }), text: z.string() }))
    .optional(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string(),
        contentUrl: z.string().optional(),
        content: z
          .looseObject({
            actions: z.array(action).optional(),
            body: z
              .array(z.looseObject({ type: z.literal('Image'), url: z.string(), altText: z.string().min(1) }))
              .optional(),
          })
          .optional(),
        name: z.string().optional(),
      }),
    )
    .optional(),
})

export interface ServicePeer extends Peer {
  readonly url: string
  readonly login: string
  bot(given?: Partial<BotFrameworkOptions>): BotFramework
  activity(said: Said): Record<string, unknown>
  /** Null: to the bot that was made last. */
  callsGoTo(port: number | null): void
  /** Posts to the bot that was made last; the status of its answer. */
  post(body: unknown, headers?: Record<string, string>): Promise<number>
  /** The paths that were called. */
  readonly calls: string[]
  readonly tokens: { count: number }
}

type Shown = { readonly person: string; readonly room?: string; readonly actions: z.infer<typeof action>[] }

export async function servicePeer(): Promise<ServicePeer> {
  const received: Received[] = []
  const calls: string[] = []
  const kept = new Map<string, Known>()
  const tokens = { count: 0 }
  let elsewhere: number | null = null
  let bot: BotFramework | null = null

  const respond = ({ method, url, body }: Request) => {
    if (method !== 'POST') return {}
    calls.push(url.pathname)
    const [, , , id = ''] = url.pathname.split('/')
    const conversation = decodeURIComponent(id)
    const activity = sentSchema.parse(JSON.parse(body.toString()))
    const where = conversation.startsWith('dm-') ? { person: conversation.slice(3) } : { room: conversation }
    received.push(shownBy(activity, where))
    return { id: `a${received.length}` }
  }
  const service = new HttpStandIn(respond)
  await service.revive()

  const login = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const form = new URLSearchParams(text)
    tokens.count += 1
    const right =
      form.get('client_secret') === APP.password && request.url === `/${APP.tenant}/oauth2/v2.0/token`
    const answer = right
      ? { token_type: 'Bearer', expires_in: 3600, access_token: `token${tokens.count}` }
      : { error: 'invalid_client', error_description: `AADSTS7000215: ${form.get('client_secret')}` }
    response.writeHead(right ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve))
  const loginUrl = `http://127.0.0.1:${(login.address() as AddressInfo).port}`

  const make = (given: Partial<BotFrameworkOptions> = {}) => {
    bot = new BotFramework({
      identity: null,
      listen: { host: '127.0.0.1', port: 0, path: '/api/messages' },
      hosts: [],
      conversations: {
        get: async (key) => kept.get(key),
        set: async (key, value) => void kept.set(key, value),
      },
      clock: systemClock,
      log: () => {},
      deadlineMs: 1_000,
      againMs: 30,
      watchMs: 30,
      graceMs: 500,
      ...given,
    })
    return bot
  }
  const activity = ({ id, person, room, text, quoted, addressed, file }: Said) => {
    const mention = { type: 'mention', mentioned: BOT, text: `<at>${BOT.name}</at>` }
    const mentions = room !== undefined && addressed !== false ? [mention] : []
    const words = `${mentions.map((it) => `${it.text} `).join('')}${text}`
    const quotation = `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">${BOT.name}</strong><p itemprop="preview">${quoted}</p></blockquote><p>${words}</p>`
    return {
      type: 'message',
      id,
      channelId: 'test',
      serviceUrl: service.url,
      timestamp: new Date().toISOString(),
      from: { id: person, name: `用户${person}` },
      recipient: BOT,
      conversation: room === undefined ? { id: `dm-${person}` } : { id: room, isGroup: true },
      text: words,
      entities: mentions,
      attachments: [
        ...(quoted === undefined ? [] : [{ contentType: 'text/html', content: quotation }]),
        ...(file
          ? [
              {
                contentType: 'image/png',
                contentUrl: `data:image/png;base64,${file.bytes.toString('base64')}`,
                name: file.name,
              },
            ]
          : []),
      ],
    }
  }
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${elsewhere ?? bot?.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return response.status
  }
  const say = async (said: Said) => {
    const status = await post(activity(said))
    if (status !== 200) throw new Error(`the bot answered ${status}`)
  }

  // Whom a push goes to has spoken to the bot before.
  const before = make()
  await before.start(async () => {})
  await say({ id: 'b1', person: 'u1', text: '你好' })
  await say({ id: 'b2', person: 'u1', room: 'room1', text: '你好' })
  await before.stop()

  return {
    received,
    calls,
    tokens,
    login: loginUrl,
    get url() {
      return service.url
    },
    target: { person: 'u1' },
    bot: make,
    activity,
    callsGoTo: (port) => {
      elsewhere = port
    },
    post,
    channel: ({ credential } = {}) =>
      make(credential ? { identity: { ...APP, password: WRONG, login: loginUrl } } : {}),
    say,
    choose: async ({ card }, label) => {
      const { person, room, actions } = card as Shown
      const { data } = actions.find((it) => it.title === label) ?? {}
      const where = room === undefined ? {} : { room }
      // As Teams does it: nobody is mentioned, and the words are the button's own.
      const said = activity({ id: `c${received.length}`, person, text: '', addressed: false, ...where })
      const status = await post({ ...said, text: undefined, value: data })
      if (status !== 200) throw new Error(`the bot answered ${status}`)
    },
    kill: () => service.kill(),
    revive: () => service.revive(),
    freeze: () => service.freeze(),
    thaw: () => service.thaw(),
    close: async () => {
      await service.kill()
      await new Promise((resolve) => login.close(resolve))
    },
  }
}

type Where = { readonly person: string } | { readonly room: string }

function shownBy(activity: z.infer<typeof sentSchema>, where: Where): Received {
  const { text = '', entities = [], attachments = [] } = activity
  const [mention] = entities
  const actions = attachments.flatMap((it) => it.content?.actions ?? [])
  const [data] = attachments.flatMap(({ contentUrl, content, name = '' }) => {
    const url = contentUrl ?? content?.body?.[0]?.url
    return url === undefined ? [] : [{ url, name }]
  })
  const bytes = Buffer.from(data?.url.split(',')[1] ?? '', 'base64')
  const isPicture = data?.url.startsWith('data:image/png;') === true
  const carried = isPicture ? { picture: bytes } : { file: { name: data?.name ?? '', bytes } }
  return {
    ...where,
    // As a client draws it.
    text: text.replaceAll('  \n', '\n'),
    ...(mention ? { mention: mention.mentioned.id } : {}),
    ...(actions.length > 0
      ? { choices: actions.map((it) => it.title), card: { person: 'u1', ...where, actions } satisfies Shown }
      : {}),
    ...(data ? carried : {}),
  }
}
