/** 企业微信 as a self-built app meets it, on loopback: its interface, and the callbacks that it makes. */
import { randomBytes } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import { z } from 'zod'
import { systemClock } from '../../../src/base/clock.ts'
import { WecomApp, type WecomAppOptions } from '../../../src/channels/wecom-app.ts'
import { type Peer, type Received, type Said, type Updated, WRONG } from '../peer.ts'
import { until } from '../until.ts'
import { HttpStandIn, type Request, uploaded } from './http-stand-in.ts'

export const CORP = 'wx5823bf96d3bd56c7'
export const TOKEN = 'QDG6eK'
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
export const SECRET = 'app-secret'

const media = z.strictObject({ media_id: z.string() })
const common = { touser: z.string(), agentid: z.literal(218) }
const bodySchema = z.discriminatedUnion('msgtype', [
  z.strictObject({
    ...common,
    msgtype: z.literal('text'),
    text: z.strictObject({ content: z.string().min(1) }),
  }),
  z.strictObject({ ...common, msgtype: z.literal('image'), image: media }),
  z.strictObject({ ...common, msgtype: z.literal('file'), file: media }),
  z.strictObject({
    ...common,
    msgtype: z.literal('template_card'),
    template_card: z.strictObject({
      card_type: z.literal('button_interaction'),
      main_title: z.strictObject({ title: z.string() }),
      button_list: z
        .array(z.strictObject({ text: z.string(), style: z.number(), key: z.string() }))
        .min(1)
        .max(6),
      task_id: z.string().regex(/^[\w@-]{1,128}$/),
    }),
  }),
])

const updateSchema = z.strictObject({
  userids: z.array(z.string()).min(1),
  agentid: z.literal(218),
  response_code: z.string(),
  button: z.strictObject({ replace_name: z.string() }),
})

/** As the page on 网页授权 has it; its fragment never leaves the browser. */
const authorizeSchema = z.strictObject({
  appid: z.literal(CORP),
  redirect_uri: z.url(),
  response_type: z.literal('code'),
  scope: z.literal('snsapi_base'),
  state: z.string().regex(/^[a-zA-Z0-9]{1,128}$/),
  agentid: z.literal('218'),
})

const OK = { errcode: 0, errmsg: 'ok' }

export interface AppPeer extends Peer {
  readonly api: string
  /** Null: to the channel that was made last. */
  callsGoTo(port: number | null): void
  app(given?: Partial<WecomAppOptions>): WecomApp
  /** Answers the next calls to send with these codes, one after another. */
  refuseNext(...codes: number[]): void
  /** Refuses every message for now, as a platform that has too much to do, or takes them again. */
  busy(isBusy: boolean): void
  /** How often a token was asked for, and a message sent. */
  readonly counts: { tokens: number; sends: number }
  /** Cards that were shown anew. */
  readonly updates: readonly Updated[]
  /** Who reads in the platform's browser: a member's id, or an openid of somebody from outside. */
  reader: { readonly userid: string } | { readonly openid: string }
  /** Whom the platform leaves out of a message although it says ok. */
  readonly unknown: Set<string>
  /** Posts or gets a callback as it is given; the status and the text of the answer. */
  callback(given: {
    method?: string
    query?: object
    body?: string
  }): Promise<{ status: number; text: string }>
  /** A callback's query and body, signed and encrypted. */
  sealed(xml: string, given?: { timestamp?: string; receiver?: string }): { query: object; body: string }
}

export async function appPeer(): Promise<AppPeer> {
  const received: Received[] = []
  const uploads = new Map<string, { name: string; bytes: Buffer }>()
  const counts = { tokens: 0, sends: 0 }
  const unknown = new Set<string>()
  const refusals: number[] = []
  const updates: Updated[] = []
  const responses = new Set<string>()
  let clicks = 0
  let current: WecomApp | null = null
  let killed = false
  let busy = false
  let reader: AppPeer['reader'] = { userid: 'liwei' }
  const codes = new Map<string, AppPeer['reader']>()
  let port: number | null = null

  const respond = async (request: Request): Promise<object> => {
    const { pathname, searchParams } = request.url
    if (pathname === '/connect/oauth2/authorize') {
      const { redirect_uri, state } = authorizeSchema.parse(Object.fromEntries(searchParams))
      const back = new URL(redirect_uri)
      const code = randomBytes(16).toString('base64url')
      codes.set(code, reader)
      back.search = new URLSearchParams({ code, state }).toString()
      return back
    }
    if (pathname === '/cgi-bin/gettoken') {
      counts.tokens += 1
      const secret = searchParams.get('corpsecret')
      if (secret !== SECRET) return { errcode: 40001, errmsg: `invalid credential ${secret}` }
      return { ...OK, access_token: `token${counts.tokens}`, expires_in: 7200 }
    }
    if (!searchParams.get('access_token')) return { errcode: 41001, errmsg: 'access_token missing' }
    if (pathname === '/cgi-bin/getcallbackip') return { ...OK, ip_list: ['101.226.103.0/25'] }
    if (pathname === '/cgi-bin/auth/getuserinfo') {
      const refused = refusals.shift()
      if (refused) return { errcode: refused, errmsg: 'refused' }
      const code = searchParams.get('code') ?? ''
      const known = codes.get(code)
      // A code serves once.
      codes.delete(code)
      return known ? { ...OK, ...known } : { errcode: 40029, errmsg: 'invalid code' }
    }
    if (pathname === '/cgi-bin/message/update_template_card') {
      const { response_code, userids, button } = updateSchema.parse(JSON.parse(request.body.toString()))
      // A code serves once.
      if (!responses.delete(response_code)) return { errcode: 42039, errmsg: 'invalid response_code' }
      updates.push({ title: button.replace_name, people: userids })
      return { ...OK, invaliduser: [] }
    }
    if (pathname === '/cgi-bin/media/upload') {
      const id = `media${uploads.size}`
      uploads.set(id, await uploaded(request))
      return { ...OK, type: searchParams.get('type'), media_id: id, created_at: '1380000000' }
    }
    if (pathname === '/cgi-bin/media/get') {
      const file = uploads.get(searchParams.get('media_id') ?? '')
      return file ? file.bytes : { errcode: 40007, errmsg: 'invalid media_id' }
    }
    return take(bodySchema.parse(JSON.parse(request.body.toString())))
  }

  const take = (body: z.infer<typeof bodySchema>) => {
    counts.sends += 1
    const refused = refusals.shift() ?? (busy ? 45033 : 0)
    if (refused) return { errcode: refused, errmsg: 'refused' }
    if (unknown.has(body.touser)) return { ...OK, invaliduser: body.touser }
    received.push({ person: body.touser, ...shownBy(body) })
    return OK
  }
  const shownBy = (body: z.infer<typeof bodySchema>): Received => {
    if (body.msgtype === 'text') return { text: body.text.content }
    if (body.msgtype === 'template_card') {
      const { button_list: buttons, task_id: card } = body.template_card
      return { text: '', choices: buttons.map((it) => it.text), card: { card, buttons } }
    }
    const file = uploads.get(body.msgtype === 'image' ? body.image.media_id : body.file.media_id)
    if (!file) throw new Error('an unknown file')
    return body.msgtype === 'image' ? { text: '', picture: file.bytes } : { text: '', file }
  }

  const server = new HttpStandIn(respond)
  await server.revive()

  const app = (given: Partial<WecomAppOptions> = {}) => {
    current = new WecomApp({
      api: server.url,
      corpId: CORP,
      secret: SECRET,
      agentId: 218,
      token: TOKEN,
      aesKey: AES_KEY,
      listen: { host: '127.0.0.1', port: 0, path: '/wecom' },
      clock: systemClock,
      log: () => {},
      deadlineMs: 1_000,
      watchMs: 30,
      againMs: 30,
      graceMs: 500,
      perMinute: 1_000,
      ...given,
    })
    return current
  }

  const sealed: AppPeer['sealed'] = (xml, given = {}) => {
    const timestamp = given.timestamp ?? String(Math.floor(Date.now() / 1000))
    const nonce = randomBytes(8).toString('hex')
    const enc = encrypt(AES_KEY, xml, given.receiver ?? CORP)
    const query = { msg_signature: getSignature(TOKEN, timestamp, nonce, enc), timestamp, nonce }
    return {
      query,
      body: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${enc}]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>`,
    }
  }
  const callback: AppPeer['callback'] = async ({ method = 'POST', query = {}, body }) => {
    const url = new URL(`http://127.0.0.1:${port ?? current?.port}/wecom`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
    const response = await fetch(url, { method, ...(body === undefined ? {} : { body }) })
    return { status: response.status, text: await response.text() }
  }
  const call = async (xml: string) => {
    await until(() => !killed)
    const { status, text } = await callback(sealed(xml))
    if (status !== 200 || text !== '') throw new Error(`a callback was answered ${status} ${text}`)
  }

  return {
    received,
    counts,
    updates,
    unknown,
    refuseNext: (...codes) => void refusals.push(...codes),
    busy: (given) => {
      busy = given
    },
    get reader() {
      return reader
    },
    set reader(given) {
      reader = given
    },
    target: { person: 'liwei' },
    lacks: {
      rooms: '自建应用收不到群消息',
      quoted: '回调中没有引用',
      mention: '不能向群发消息',
    },
    api: server.url,
    callsGoTo: (given) => {
      port = given
    },
    app,
    sealed,
    callback,
    channel: ({ credential } = {}) => app(credential ? { secret: WRONG } : {}),
    async say(said) {
      if (said.file) uploads.set(`of-${said.id}`, said.file)
      await call(messageXml(said))
    },
    async choose({ person, card }, label) {
      const { card: task, buttons } = card as { card: string; buttons: Array<{ text: string; key: string }> }
      const key = buttons.find((it) => it.text === label)?.key
      clicks += 1
      const code = `response-${clicks}`
      responses.add(code)
      await call(
        `<xml><FromUserName><![CDATA[${person}]]></FromUserName><CreateTime>${1744420800 + clicks}</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
          `<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[${key}]]></EventKey><TaskId><![CDATA[${task}]]></TaskId><ResponseCode><![CDATA[${code}]]></ResponseCode>` +
          '<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey></SelectedItem></SelectedItems><AgentID>218</AgentID></xml>',
      )
    },
    kill: async () => {
      killed = true
      await server.kill()
    },
    revive: async () => {
      killed = false
      await server.revive()
    },
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    close: () => server.kill(),
  }
}

export function messageXml({
  id,
  person,
  text,
  file,
}: Pick<Said, 'id' | 'person' | 'text' | 'file'>): string {
  const what = file
    ? `<MsgType><![CDATA[image]]></MsgType><PicUrl><![CDATA[http://x.test/p]]></PicUrl><MediaId><![CDATA[of-${id}]]></MediaId>`
    : `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content>`
  return (
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[${person}]]></FromUserName>` +
    `<CreateTime>1744420800</CreateTime>${what}<MsgId>${id}</MsgId><AgentID>218</AgentID></xml>`
  )
}
