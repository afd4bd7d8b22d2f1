/** 企业微信's long-connection gateway for AI bots on loopback: a WebSocket server that speaks its frames. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { z } from 'zod'
import { systemClock } from '../../../src/base/clock.ts'
import { WecomAibot, type WecomAibotOptions } from '../../../src/channels/wecom-aibot.ts'
import { type Peer, type Received, type Said, type Updated, WRONG } from '../peer.ts'
import { until } from '../until.ts'
import { HttpStandIn } from './http-stand-in.ts'
import { bodies, frameSchema, type Shown } from './wecom-aibot-frames.ts'

export const BOT = '督办助手'
export const SECRET = 'bot-secret'

interface Upload {
  readonly name: string
  readonly md5: string
  readonly chunks: Buffer[]
}

export interface AibotPeer extends Peer {
  readonly url: string
  bot(given?: Partial<WecomAibotOptions>): WecomAibot
  /** Refuses the next messages with these codes, one after another; 0 takes one. */
  refuseNext(...codes: number[]): void
  /** Refuses every message for now, as a platform that has too much to do, or takes them again. */
  busy(isBusy: boolean): void
  /** Cards that were shown anew. */
  readonly updates: readonly Updated[]
  /** Frames of each command so far. */
  readonly counts: Map<string, number>
  /** Answers no subscription from now on, or does again. */
  mute(muted: boolean): void
}

export async function aibotPeer(): Promise<AibotPeer> {
  const received: Received[] = []
  const uploads = new Map<string, Upload>()
  const counts = new Map<string, number>()
  const updates: Updated[] = []
  const clicks = new Map<string, string>()
  const refusals: number[] = []
  const requests = new Map<string, Said>()
  const files = new Map<string, Buffer>()
  const downloads = new HttpStandIn(({ url }) => files.get(url.pathname) ?? { errcode: 1 })
  await downloads.revive()
  let server: WebSocketServer | null = null
  let port = 0
  let subscribed: WebSocket | null = null
  let muted = false
  let busy = false
  let frozen: Promise<void> | null = null
  let melt = () => {}
  let serial = 0

  const revive = async () => {
    if (server) return
    const opened = new WebSocketServer({ port, host: '127.0.0.1' })
    server = opened
    await new Promise((resolve) => opened.once('listening', resolve))
    port = (opened.address() as AddressInfo).port
    opened.on('connection', (socket) => {
      socket.on('message', async (data) => {
        await frozen
        const answer = answered(socket, frameSchema.parse(JSON.parse(String(data))))
        if (answer) socket.send(JSON.stringify(answer))
      })
      socket.on('close', () => {
        if (subscribed === socket) subscribed = null
      })
    })
  }
  const kill = async () => {
    const closing = server
    if (!closing) return
    server = null
    subscribed = null
    for (const socket of closing.clients) socket.terminate()
    await new Promise((resolve) => closing.close(resolve))
  }

  const answered = (
    socket: WebSocket,
    { cmd, headers, body }: z.infer<typeof frameSchema>,
  ): object | null => {
    counts.set(cmd, (counts.get(cmd) ?? 0) + 1)
    const ack = (errcode = 0, more: object = {}) => ({
      headers,
      errcode,
      errmsg: errcode ? 'refused' : 'ok',
      ...more,
    })
    switch (cmd) {
      case 'ping':
        return ack()
      case 'aibot_subscribe': {
        if (muted) return null
        const { secret } = bodies[cmd].parse(body)
        if (secret !== SECRET) return { ...ack(853000), errmsg: `invalid secret ${secret}` }
        if (subscribed)
          send(subscribed, 'aibot_event_callback', { event: { eventtype: 'disconnected_event' } })
        subscribed = socket
        return ack()
      }
      case 'aibot_upload_media_init': {
        const { filename, md5 } = bodies[cmd].parse(body)
        uploads.set(`upload${uploads.size}`, { name: filename, md5, chunks: [] })
        return ack(0, { body: { upload_id: `upload${uploads.size - 1}` } })
      }
      case 'aibot_upload_media_chunk': {
        const { upload_id, chunk_index, base64_data } = bodies[cmd].parse(body)
        const upload = uploads.get(upload_id)
        if (upload) upload.chunks[chunk_index] = Buffer.from(base64_data, 'base64')
        return ack(upload ? 0 : 40007)
      }
      case 'aibot_upload_media_finish': {
        const { upload_id } = bodies[cmd].parse(body)
        const upload = uploads.get(upload_id)
        const md5 = createHash('md5')
          .update(Buffer.concat(upload?.chunks ?? []))
          .digest('hex')
        if (md5 !== upload?.md5) return ack(40007)
        return ack(0, { body: { type: 'file', media_id: upload_id, created_at: 1 } })
      }
      case 'aibot_respond_msg': {
        const said = requests.get(headers.req_id)
        const refused = refusals.shift() ?? (busy ? 45033 : 0)
        if (refused || !said) return ack(refused || 846605)
        show(said.room === undefined ? { person: said.person } : { room: said.room }, bodies[cmd].parse(body))
        return ack()
      }
      case 'aibot_respond_update_msg': {
        const { template_card, userids } = bodies[cmd].parse(body)
        // Only by the click on that very card.
        if (clicks.get(headers.req_id) !== template_card.task_id) return ack(846605)
        updates.push({ title: template_card.main_title.title, people: userids })
        return ack()
      }
      case 'aibot_send_msg': {
        const { chatid, chat_type, ...rest } = bodies[cmd].parse(body)
        const refused = refusals.shift() ?? (busy ? 45033 : 0)
        if (refused) return ack(refused)
        show(chat_type === 1 ? { person: chatid } : { room: chatid }, rest)
        return ack()
      }
      default:
        return ack(40008)
    }
  }

  const show = (to: { person: string } | { room: string }, body: Shown) => {
    const { stream, markdown, image, file, template_card } = body
    if (stream ?? markdown) received.push({ ...to, text: (stream ?? markdown)?.content ?? '' })
    const upload = uploads.get((image ?? file)?.media_id ?? '')
    const bytes = Buffer.concat(upload?.chunks ?? [])
    if (image) received.push({ ...to, text: '', picture: bytes })
    if (file) received.push({ ...to, text: '', file: { name: upload?.name ?? '', bytes } })
    if (template_card) {
      const { button_list: buttons, task_id } = template_card
      received.push({ ...to, text: '', choices: buttons.map((it) => it.text), card: { task_id, buttons } })
    }
  }

  const send = (socket: WebSocket, cmd: string, body: object) => {
    serial += 1
    const req_id = `r${serial}-${randomBytes(4).toString('hex')}`
    const more = {
      msgid: `e${serial}`,
      aibotid: 'bot',
      msgtype: 'event',
      from: { userid: '' },
      create_time: 1744420800,
    }
    socket.send(JSON.stringify({ cmd, headers: { req_id }, body: { ...more, ...body } }))
    return req_id
  }
  const deliver = async (cmd: string, body: object) => {
    await until(() => subscribed !== null)
    return subscribed ? send(subscribed, cmd, body) : ''
  }

  const bot = (given: Partial<WecomAibotOptions> = {}) =>
    new WecomAibot({
      botId: 'bot',
      secret: SECRET,
      url: `ws://127.0.0.1:${port}`,
      names: [BOT],
      clock: systemClock,
      log: () => {},
      connectMs: 2_000,
      heartbeatMs: 200,
      pauseMs: 20,
      longestPauseMs: 100,
      deadlineMs: 1_000,
      fileMs: 1_000,
      againMs: 30,
      graceMs: 500,
      perMinute: 1_000,
      ...given,
    })

  await revive()
  return {
    received,
    counts,
    updates,
    url: `ws://127.0.0.1:${port}`,
    bot,
    mute: (given) => {
      muted = given
    },
    refuseNext: (...codes) => void refusals.push(...codes),
    busy: (given) => {
      busy = given
    },
    target: { person: 'liwei' },
    standing: true,
    lacks: {
      unaddressed: '平台只转来提到机器人的消息',
      mention: '接口没有提及某人',
    },
    channel: ({ credential } = {}) => bot(credential ? { secret: WRONG } : {}),
    async say(said) {
      const { id, person, room, text, quoted, file } = said
      const chat = room === undefined ? { chattype: 'single' } : { chattype: 'group', chatid: room }
      const content = room === undefined ? text : `@${BOT}\u2005${text}`
      const what = file
        ? { msgtype: 'image', image: sealed(file.bytes) }
        : { msgtype: 'text', text: { content } }
      const quote = quoted === undefined ? {} : { quote: { msgtype: 'text', text: { content: quoted } } }
      const request = await deliver('aibot_msg_callback', {
        msgid: id,
        from: { userid: person },
        ...chat,
        ...what,
        ...quote,
      })
      requests.set(request, said)
    },
    async choose({ person, card }, label) {
      const { task_id, buttons } = card as { task_id: string; buttons: Array<{ text: string; key: string }> }
      const event_key = buttons.find((it) => it.text === label)?.key
      const request = await deliver('aibot_event_callback', {
        from: { userid: person },
        chattype: 'single',
        event: { eventtype: 'template_card_event', template_card_event: { event_key, task_id } },
      })
      clicks.set(request, task_id)
    },
    kill,
    revive,
    freeze: async () => {
      frozen ??= new Promise((resolve) => {
        melt = resolve
      })
    },
    thaw: async () => {
      frozen = null
      melt()
    },
    close: async () => {
      await kill()
      await downloads.kill()
    },
  }

  /** A file as the platform offers it: enciphered under a key of its own, padded to 32. */
  function sealed(bytes: Buffer) {
    const key = randomBytes(32)
    const pad = 32 - (bytes.length % 32)
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const path = `/file${files.size}`
    files.set(
      path,
      Buffer.concat([cipher.update(Buffer.concat([bytes, Buffer.alloc(pad, pad)])), cipher.final()]),
    )
    return { url: `${downloads.url}${path}`, aeskey: key.toString('base64') }
  }
}
