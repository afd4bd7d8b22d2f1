/** The same platforms served with as little as they allow: no checks, no order, nothing kept. The base of comparison. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decrypt } from '@wecom/crypto'
import { log } from 'wechaty-puppet'
import { PuppetService } from 'wechaty-puppet-service'
import { WebSocket } from 'ws'
import type { Settings } from './hosted.ts'

export interface Bare {
  readonly name: string
  /** Where it is called. */
  readonly port?: number
  readonly push?: (text: string) => Promise<void>
  close(): Promise<void>
}

export async function bare(given: Settings | undefined): Promise<Bare> {
  switch (given?.name) {
    case 'wecom-aibot':
      return { name: given.name, ...(await aibot(given.settings)) }
    case 'wecom-app':
      return { name: given.name, ...(await app(given.settings)) }
    case 'wecom-robot':
      return { name: given.name, ...robot(given.settings) }
    case 'wechaty':
      return { name: given.name, ...(await wechaty(given.settings)) }
    case 'bot-framework':
      return { name: given.name, ...(await service()) }
    default:
      throw new Error('no channel')
  }
}

type Of<Name> = Extract<Settings, { name: Name }>['settings']
type Echo = Omit<Bare, 'name'>

/** A socket that subscribes, and answers each message with its own words. */
async function aibot({ url, botId, secret }: Of<'wecom-aibot'>): Promise<Echo> {
  const socket = new WebSocket(url)
  const send = (frame: object) => socket.send(JSON.stringify(frame))
  await new Promise((resolve) => socket.once('open', resolve))
  send({
    cmd: 'aibot_subscribe',
    headers: { req_id: 'aibot_subscribe_1' },
    body: { bot_id: botId, secret },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  socket.on('message', (data) => {
    const { cmd, headers, body } = JSON.parse(String(data))
    if (cmd !== 'aibot_msg_callback') return
    const stream = { id: headers.req_id, finish: true, content: body.text.content }
    send({ cmd: 'aibot_respond_msg', headers, body: { msgtype: 'stream', stream } })
  })
  return {
    async close() {
      const closed = new Promise((resolve) => socket.once('close', resolve))
      socket.terminate()
      await closed
    },
  }
}

/** A server that takes callbacks, and sends each one's words back to its sender. */
async function app({ api, corpId, secret, aesKey, agentId }: Of<'wecom-app'>): Promise<Echo> {
  const got = await fetch(`${api}/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`)
  const { access_token: token } = (await got.json()) as { access_token: string }
  return listening(async (body) => {
    const { message } = decrypt(aesKey, /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '')
    const field = (name: string) => new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]>`).exec(message)?.[1] ?? ''
    await posted(`${api}/cgi-bin/message/send?access_token=${token}`, {
      touser: field('FromUserName'),
      agentid: agentId,
      msgtype: 'text',
      text: { content: field('Content') },
    })
  })
}

function robot({ api, robots }: Of<'wecom-robot'>): Echo {
  const [key] = Object.values(robots)
  const url = `${api}/cgi-bin/webhook/send?key=${key}`
  return {
    push: (content) => posted(url, { msgtype: 'text', text: { content } }),
    async close() {},
  }
}

/** The SDK's puppet alone, without the library that usually stands on it. */
async function wechaty({ gateway }: Of<'wechaty'>): Promise<Echo> {
  log.level('silent')
  const { token, endpoint, tls } = gateway
  const puppet = new PuppetService({ token, endpoint, timeoutSeconds: 86_400, tls: { disable: tls.disable } })
  puppet.removeAllListeners('login')
  puppet.on('error', () => {})
  const login = new Promise<void>((resolve) => puppet.on('login', () => resolve()))
  puppet.on('message', async ({ messageId }) => {
    const { talkerId = '', text = '' } = await puppet.messagePayload(messageId)
    if (talkerId !== puppet.currentUserId) await puppet.messageSendText(talkerId, text)
  })
  await puppet.start()
  await login
  return {
    async close() {
      puppet.removeAllListeners('message')
      await puppet.stop()
    },
  }
}

/** A server that takes activities, and posts each one's words back. */
function service(): Promise<Echo> {
  return listening(async (body) => {
    const { serviceUrl, conversation, id, recipient, from, text } = JSON.parse(body)
    await posted(`${serviceUrl}/v3/conversations/${encodeURIComponent(conversation.id)}/activities/${id}`, {
      type: 'message',
      text,
      from: recipient,
      recipient: from,
      conversation,
    })
  })
}

async function listening(take: (body: string) => Promise<void>): Promise<Echo> {
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.end()
    await take(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function posted(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await response.text()
}
