/** The same platforms served with as little as they allow: no checks, no order, nothing kept. The base of comparison. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decrypt } from '@wecom/crypto'
import { WebSocket } from 'ws'
import { SECRET as BOT_SECRET } from '../tests/channels/peers/wecom-aibot.ts'
import { AES_KEY, SECRET as APP_SECRET, type AppPeer, CORP } from '../tests/channels/peers/wecom-app.ts'
import { KEY, type RobotPeer } from '../tests/channels/peers/wecom-robot.ts'

export interface Bare {
  stop(): Promise<void>
}

/** A socket that subscribes, and answers each message with its own words. */
export async function bareAibot(url: string): Promise<Bare> {
  const socket = new WebSocket(url)
  const send = (frame: object) => socket.send(JSON.stringify(frame))
  await new Promise((resolve) => socket.once('open', resolve))
  send({
    cmd: 'aibot_subscribe',
    headers: { req_id: 'aibot_subscribe_1' },
    body: { bot_id: 'bot', secret: BOT_SECRET },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  socket.on('message', (data) => {
    const { cmd, headers, body } = JSON.parse(String(data))
    if (cmd !== 'aibot_msg_callback') return
    const stream = { id: headers.req_id, finish: true, content: body.text.content }
    send({ cmd: 'aibot_respond_msg', headers, body: { msgtype: 'stream', stream } })
  })
  return {
    async stop() {
      const closed = new Promise((resolve) => socket.once('close', resolve))
      socket.terminate()
      await closed
    },
  }
}

/** A server that takes callbacks, and sends each one's words back to its sender. */
export async function bareApp(peer: AppPeer): Promise<Bare> {
  const got = await fetch(`${peer.api}/cgi-bin/gettoken?corpid=${CORP}&corpsecret=${APP_SECRET}`)
  const { access_token: token } = (await got.json()) as { access_token: string }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.end()
    const { message } = decrypt(AES_KEY, /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '')
    const field = (name: string) => new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]>`).exec(message)?.[1] ?? ''
    await fetch(`${peer.api}/cgi-bin/message/send?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify({
        touser: field('FromUserName'),
        agentid: 218,
        msgtype: 'text',
        text: { content: field('Content') },
      }),
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  peer.callsGoTo((server.address() as AddressInfo).port)
  return {
    async stop() {
      peer.callsGoTo(null)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export async function barePush(peer: RobotPeer, content: string): Promise<void> {
  const response = await fetch(`${peer.api}/cgi-bin/webhook/send?key=${KEY}`, {
    method: 'POST',
    body: JSON.stringify({ msgtype: 'text', text: { content } }),
  })
  await response.text()
}
