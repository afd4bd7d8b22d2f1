/** 企业微信's webhook for group robots on loopback, with its limits. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { systemClock } from '../../../src/base/clock.ts'
import { WecomRobot, type WecomRobotOptions } from '../../../src/channels/wecom-robot.ts'
import { type Peer, type Received, WRONG } from '../peer.ts'
import { HttpStandIn, type Request, uploaded } from './http-stand-in.ts'

export const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'

const bodySchema = z.discriminatedUnion('msgtype', [
  z.strictObject({
    msgtype: z.literal('text'),
    text: z.strictObject({ content: z.string(), mentioned_list: z.array(z.string()).optional() }),
  }),
  z.strictObject({
    msgtype: z.literal('image'),
    image: z.strictObject({ base64: z.string(), md5: z.string() }),
  }),
  z.strictObject({ msgtype: z.literal('file'), file: z.strictObject({ media_id: z.string() }) }),
])

const OK = { errcode: 0, errmsg: 'ok' }

export interface RobotPeer extends Peer {
  readonly api: string
  robot(given?: Partial<WecomRobotOptions>): WecomRobot
  /** How many requests to send a message there were, refused ones included. */
  readonly requests: () => number
}

/** `perMinute`: what the platform takes; above it answers 45009. */
export async function robotPeer(perMinute = 1_000): Promise<RobotPeer> {
  const received: Received[] = []
  const media = new Map<string, { name: string; bytes: Buffer }>()
  let requests = 0

  const respond = async (request: Request) => {
    if (request.url.searchParams.get('key') !== KEY)
      return { errcode: 93000, errmsg: `invalid webhook url, key ${request.url.searchParams.get('key')}` }
    if (request.url.pathname === '/cgi-bin/webhook/upload_media') {
      const id = `media${media.size}`
      media.set(id, await uploaded(request))
      return { ...OK, type: 'file', media_id: id, created_at: '1380000000' }
    }
    return take(bodySchema.parse(JSON.parse(request.body.toString())))
  }
  const take = (body: z.infer<typeof bodySchema>) => {
    if (body.msgtype === 'text' && body.text.content === '')
      return { errcode: 44004, errmsg: 'empty content' }
    requests += 1
    if (received.length >= perMinute) return { errcode: 45009, errmsg: 'api freq out of limit' }
    const shown = shownBy(body)
    if (!shown) return { errcode: 40008, errmsg: 'invalid message' }
    received.push({ room: '调度群', ...shown })
    return OK
  }
  const shownBy = (body: z.infer<typeof bodySchema>): Received | null => {
    if (body.msgtype === 'text') {
      const { content, mentioned_list: [mention] = [] } = body.text
      return { text: content, ...(mention === undefined ? {} : { mention }) }
    }
    if (body.msgtype === 'file') {
      const file = media.get(body.file.media_id)
      return file ? { text: '', file } : null
    }
    const picture = Buffer.from(body.image.base64, 'base64')
    const md5 = createHash('md5').update(picture).digest('hex')
    return md5 === body.image.md5 ? { text: '', picture } : null
  }

  const server = new HttpStandIn(respond)
  await server.revive()

  const robot = (given: Partial<WecomRobotOptions> = {}) => {
    const kept = new Map<string, readonly number[]>()
    return new WecomRobot({
      robots: { 调度群: KEY, room1: KEY },
      api: server.url,
      rates: { get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) },
      clock: systemClock,
      perMinute: 1_000,
      deadlineMs: 1_000,
      watchMs: 30,
      againMs: 30,
      ...given,
    })
  }
  return {
    received,
    requests: () => requests,
    api: server.url,
    target: { room: '调度群' },
    robot,
    channel: ({ credential } = {}) => robot(credential ? { robots: { 调度群: WRONG } } : {}),
    say: () => Promise.reject(new Error('nobody writes to a group robot')),
    kill: () => server.kill(),
    revive: () => server.revive(),
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    close: () => server.kill(),
  }
}
