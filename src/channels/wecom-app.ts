/**
 * 企业微信自建应用: people write to the app, the platform calls us (wecom-app-server.ts), and answers go out by its
 * interface, https://developer.work.weixin.qq.com/document/path/90236. Direct chats only. With another `api` it is
 * 政务微信.
 */
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type {
  Abilities,
  Channel,
  ChannelState,
  Incoming,
  IncomingFile,
  IncomingHandler,
  IncomingKeeper,
  Outgoing,
  Sent,
} from './channel.ts'
import { fetchAll } from './fetching.ts'
import { Intake, type Log } from './intake.ts'
import { Lanes } from './lanes.ts'
import type { Listen } from './listener.ts'
import { neutralised } from './markup.ts'
import { numbered, split } from './plain.ts'
import { inMemory, onShelf, Rate, type RateShelf, rateKey } from './rate.ts'
import { Watch } from './watch.ts'
import { type Called, call, fetchBytes, post, refusal, sentBy, unreachable, upload } from './wecom-api.ts'
import { decoded, type Media, mediaIn } from './wecom-app-decode.ts'
import { CallbackServer } from './wecom-app-server.ts'
import { AppApi, type AppCredentials } from './wecom-app-token.ts'
import { Cards, cardOf, fitsCard } from './wecom-card.ts'

export const WECOM_APP = 'wecom-app'

export interface WecomAppOptions extends AppCredentials {
  readonly agentId: number
  readonly token: string
  readonly aesKey: string
  readonly listen: Listen
  readonly clock: Clock
  readonly log: Log
  readonly deadlineMs?: number
  /** How soon to offer again what did not leave. */
  readonly againMs?: number
  /** How often it is asked whether the platform is back. */
  readonly watchMs?: number
  /** How long stop waits for what is in work, and then for what is being sent. */
  readonly graceMs?: number
  /** What one member is sent in a minute; the platform silently drops more than 30. */
  readonly perMinute?: number
  /** What was sent before a restart counts too; without a shelf it does not. */
  readonly rates?: RateShelf
}

const FILE_BYTES = 20 * 1024 * 1024
const CREDENTIAL = new Set([40001, 40013, 41002, 41004])

export class WecomApp implements Channel {
  readonly name = WECOM_APP
  readonly abilities: Abilities = {
    receives: true,
    direct: true,
    rooms: false,
    pictures: true,
    files: true,
    choices: true,
    longestText: 2048,
  }
  readonly #options: Required<WecomAppOptions>
  readonly #api: AppApi
  readonly #server: CallbackServer
  readonly #intake: Intake
  readonly #sends = new Lanes()
  readonly #cards = new Cards()
  readonly #rate: Rate
  readonly #watch: Watch
  #state: ChannelState = { live: false, problem: null }
  #open = false

  constructor(options: WecomAppOptions) {
    this.#options = {
      deadlineMs: 10_000,
      againMs: 5_000,
      graceMs: 2_000,
      watchMs: 30_000,
      perMinute: 30,
      rates: inMemory(),
      ...options,
    }
    const { clock, deadlineMs, corpId, token, aesKey, perMinute, log } = this.#options
    const rates = onShelf(this.#options.rates, (error) => log(`${WECOM_APP}: the count was not kept`, error))
    this.#api = new AppApi(options, clock, deadlineMs)
    this.#server = new CallbackServer(options.listen, { token, aesKey, receiver: corpId }, clock, options.log)
    this.#intake = new Intake(options.log, (it) => this.fetch(it))
    this.#watch = new Watch(() => this.#isBack(), this.#options.watchMs)
    this.#rate = new Rate(
      [
        { count: perMinute, ms: 60_000 },
        { count: perMinute * 33, ms: 3_600_000 },
      ],
      clock,
      rates,
    )
  }

  get state(): ChannelState {
    return this.#state
  }

  /** Where callbacks are taken. */
  get port(): number {
    return this.#server.port
  }

  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    const fetched = await this.#api.token()
    if ('answer' in fetched && CREDENTIAL.has(fetched.answer.errcode)) throw wrong(fetched.answer)
    this.#intake.open(handler, keep)
    await this.#server.open((fields) => this.#said(fields))
    this.#open = true
    this.#state = 'token' in fetched ? LIVE : { live: false, problem: hindrance(fetched) }
    if (!this.#state.live) this.#watch.begin()
  }

  /** Asked by a call that changes nothing, https://developer.work.weixin.qq.com/document/path/92520. */
  async #isBack(): Promise<boolean> {
    const called = await this.#api.with('getcallbackip', {}, (url) => call(url, this.#options.deadlineMs))
    const back = 'answer' in called && called.answer.errcode === 0
    if (this.#open) this.#state = back ? LIVE : { live: false, problem: hindrance(called) }
    return back
  }

  async stop(): Promise<void> {
    this.#watch.end()
    await this.#server.close()
    await this.#intake.close(this.#options.graceMs)
    this.#open = false
    await this.#sends.idle(this.#options.graceMs)
    this.#state = { live: false, problem: null }
  }

  async #said(fields: Readonly<Record<string, string>>): Promise<void> {
    const said = decoded(fields, this.name, this.#options.clock.now())
    if (!said) return
    const { incoming, response } = said
    await this.#intake.take(incoming)
    if (incoming.card !== undefined && response !== undefined)
      this.#showChosen(incoming, incoming.card, response)
  }

  /** https://developer.work.weixin.qq.com/document/path/94888 (更新模版卡片消息): the buttons turn into one that is grey. */
  #showChosen({ from, text }: Incoming, card: string, response_code: string): void {
    const button = { replace_name: `已选择：${this.#cards.chosen(card, text).label}` }
    const body = { userids: [from.person], agentid: this.#options.agentId, response_code, button }
    void this.#sends.run(`card ${card}`, async () => {
      const called = await this.#api.with('message/update_template_card', {}, (url) =>
        post(url, this.#options.deadlineMs, body),
      )
      const shown = 'answer' in called && called.answer.errcode === 0
      if (!shown) this.#options.log(`${this.name}: a card was not updated`, hindrance(called))
    })
  }

  fetch({ enclosed = [] }: Incoming): Promise<readonly IncomingFile[]> {
    return fetchAll(mediaIn(enclosed), (it) => this.#fetched(it))
  }

  /** https://developer.work.weixin.qq.com/document/path/90254 (获取临时素材) */
  async #fetched({ id, name, type }: Media): Promise<IncomingFile> {
    const fetched = await this.#api.with('media/get', { media_id: id }, (url) =>
      fetchBytes(url, this.#options.deadlineMs, FILE_BYTES),
    )
    if (!('bytes' in fetched)) this.#options.log(`${this.name}: a file was not fetched`, hindrance(fetched))
    return { name, type, bytes: 'bytes' in fetched ? fetched.bytes : null }
  }

  send(outgoing: Outgoing): Promise<Sent> {
    return this.#sends.run(outgoing.to.person, async () => {
      const sent = await this.#send(neutralised(outgoing, this.name))
      if ('ok' in sent) this.#state = LIVE
      else if (sent.problem.code === `${this.name}.unreachable`) {
        this.#state = { live: false, problem: sent.problem }
        if (this.#open) this.#watch.begin()
      } else this.#state = { ...this.#state, problem: sent.problem }
      return sent
    })
  }

  async #send(outgoing: Outgoing): Promise<Sent> {
    const { againMs, agentId } = this.#options
    const { person, room } = outgoing.to
    if (!this.#open) return { retryAt: this.#later(againMs), problem: stopped() }
    if (room !== undefined) return { refused: true, problem: noRooms() }

    // Uploads come first: they are seen by nobody, and may always be made again.
    const bodies = texts(outgoing)
    for (const { kind, file } of attachments(outgoing)) {
      const uploaded = await this.#upload(kind, file)
      if (!('media' in uploaded)) return uploaded
      bodies.push({ msgtype: kind, [kind]: { media_id: uploaded.media } })
    }
    const { choices = [] } = outgoing
    if (fitsCard(choices)) {
      const card = cardOf(choices)
      this.#cards.keep(card.task_id, choices)
      bodies.push({ msgtype: 'template_card', template_card: card })
    }

    if (bodies.length > this.#rate.most) return { refused: true, problem: tooLong() }
    const full = await this.#rate.take(rateKey(this.name, person), bodies.length)
    if (full) return { retryAt: full, problem: tooOften() }
    for (const [index, body] of bodies.entries()) {
      const sent = await this.#post({ touser: person, agentid: agentId, ...body })
      if ('ok' in sent) continue
      // A part that went out cannot be called back, and the whole would repeat it.
      return index === 0 ? sent : { unknown: true, problem: sent.problem }
    }
    return { ok: true }
  }

  async #post(body: object): Promise<Sent> {
    const called = await this.#api.with('message/send', {}, (url) =>
      post(url, this.#options.deadlineMs, body),
    )
    // Code 0 also says that somebody was left out; there is only one receiver.
    const missed = 'answer' in called && (called.answer.invaliduser || called.answer.unlicenseduser)
    if (missed) return { refused: true, problem: refusal(this.name, { errcode: 81013 }) }
    return sentBy(called, this.#verdict())
  }

  /** https://developer.work.weixin.qq.com/document/path/90253 (上传临时素材) */
  async #upload(type: string, file: Upload): Promise<{ readonly media: string } | Sent> {
    const called = await this.#api.with('media/upload', { type }, (url) =>
      upload(url, this.#options.deadlineMs, file),
    )
    const media = 'answer' in called ? called.answer.media_id : undefined
    if (typeof media === 'string') return { media }
    const sent = sentBy(called, this.#verdict())
    const refused = 'refused' in sent || 'retryAt' in sent
    return refused ? sent : { retryAt: this.#later(this.#options.againMs), problem: hindrance(called) }
  }

  #verdict() {
    return { channel: this.name, clock: this.#options.clock, againMs: this.#options.againMs }
  }

  #later(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms)
  }
}

const LIVE: ChannelState = { live: true, problem: null }

type Upload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

function texts({ text, choices = [] }: Outgoing): Array<Record<string, unknown>> {
  const whole = fitsCard(choices) ? text : numbered(text, choices)
  return split(whole, 2048).map((content) => ({ msgtype: 'text', text: { content } }))
}

function attachments({ picture, file }: Outgoing): Array<{ kind: string; file: Upload }> {
  const png = picture && { name: picture.name ?? '图.png', type: 'image/png', bytes: picture.png }
  return [...(png ? [{ kind: 'image', file: png }] : []), ...(file ? [{ kind: 'file', file }] : [])]
}

function hindrance(called: Called): Problem {
  return 'answer' in called ? refusal(WECOM_APP, called.answer) : unreachable(WECOM_APP, called.why)
}

function wrong(answer: { readonly errcode: number }): Problem {
  const { message, remedy } = refusal(WECOM_APP, answer)
  return new Problem(`${WECOM_APP}.credential`, message, remedy)
}

function noRooms(): Problem {
  return new Problem(`${WECOM_APP}.no_rooms`, '自建应用不能向群发消息', '请改用群机器人或智能机器人。')
}

function tooOften(): Problem {
  return new Problem(`${WECOM_APP}.rate`, '该成员一分钟内的消息已满', '稍后会自动再发,无须处理。')
}

function tooLong(): Problem {
  return new Problem(`${WECOM_APP}.too_long`, '消息太长,超过一分钟可发的条数', '请改发文件。')
}

function stopped(): Problem {
  return new Problem(`${WECOM_APP}.stopped`, '渠道没有启动', '启动后会自动再发。')
}
