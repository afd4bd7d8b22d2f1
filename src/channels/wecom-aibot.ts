/**
 * 企业微信智能机器人 by its long connection, which needs no public address: direct chats, and groups where it is
 * mentioned. https://developer.work.weixin.qq.com/document/path/101463. It may write first only to people and groups
 * that have written to it. Two processes with one bot kick each other: never run two.
 */
import { decryptFile, type WeComMediaType, type WSClient } from '@wecom/aibot-node-sdk'
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
import { within } from './deadline.ts'
import { fetchAll } from './fetching.ts'
import { Intake } from './intake.ts'
import { Lanes } from './lanes.ts'
import { neutral, neutralised } from './markup.ts'
import { numbered, split } from './plain.ts'
import { inMemory, onShelf, Rate, type RateShelf, rateKey } from './rate.ts'
import {
  type Decoded,
  decodedEvent,
  decodedMessage,
  type FileToFetch,
  filesToFetch,
} from './wecom-aibot-decode.ts'
import { AibotLine, type AibotLineOptions, unreachable, WECOM_AIBOT } from './wecom-aibot-line.ts'
import { Requests, sentBy } from './wecom-aibot-send.ts'
import { fetchBytes } from './wecom-api.ts'
import { Cards, cardAfter, cardOf, fitsCard } from './wecom-card.ts'

export interface WecomAibotOptions extends AibotLineOptions {
  /** What people write behind the @, see Receiver. */
  readonly names?: readonly string[]
  readonly clock: Clock
  /** For a message to be acknowledged; the SDK itself waits 5 s. */
  readonly deadlineMs?: number
  /** For a file to be sent or fetched. */
  readonly fileMs?: number
  /** How soon to offer again what did not leave. */
  readonly againMs?: number
  /** How long stop waits for what is in work, and then for what is being sent. */
  readonly graceMs?: number
  /** What the platform takes for one conversation in a minute, answers and pushes together: 30, and 1000 an hour. */
  readonly perMinute?: number
  /** What was sent before a restart counts too; without a shelf it does not. */
  readonly rates?: RateShelf
}

const FILE_BYTES = 20 * 1024 * 1024

export class WecomAibot implements Channel {
  readonly name = WECOM_AIBOT
  readonly single = true
  readonly abilities: Abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 20_480,
  }
  readonly #options: Required<Omit<WecomAibotOptions, keyof AibotLineOptions>> & AibotLineOptions
  readonly #line: AibotLine
  readonly #intake: Intake
  readonly #sends = new Lanes()
  readonly #requests = new Requests()
  readonly #cards = new Cards()
  readonly #rate: Rate
  #open = false

  constructor(options: WecomAibotOptions) {
    const defaults = {
      names: [],
      deadlineMs: 6_000,
      fileMs: 30_000,
      againMs: 2_000,
      graceMs: 2_000,
      perMinute: 30,
      rates: inMemory(),
    }
    this.#options = { ...defaults, ...options }
    this.#line = new AibotLine(options)
    this.#intake = new Intake(options.log, (it) => this.fetch(it))
    const { perMinute, clock, log } = this.#options
    const limits = [
      { count: perMinute, ms: 60_000 },
      { count: perMinute * 33, ms: 3_600_000 },
    ]
    const rates = onShelf(this.#options.rates, (error) =>
      log(`${WECOM_AIBOT}: the count was not kept`, error),
    )
    this.#rate = new Rate(limits, clock, rates)
  }

  get state(): ChannelState {
    return this.#line.state
  }

  async start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void> {
    this.#intake.open(handler, keep)
    this.#open = true
    await this.#line.open({
      message: (frame) => this.#take(decodedMessage(frame, this.#receiver())),
      event: (frame) => this.#take(decodedEvent(frame, this.#receiver())),
    })
  }

  async stop(): Promise<void> {
    await this.#intake.close(this.#options.graceMs)
    this.#open = false
    await this.#sends.idle(this.#options.graceMs)
    this.#line.close()
  }

  #receiver() {
    return { channel: this.name, names: this.#options.names, now: this.#options.clock.now() }
  }

  #take(decoded: Decoded | null): void {
    if (!decoded) return
    const { incoming, request } = decoded
    if (request !== null && incoming.card !== undefined) this.#showChosen(incoming, incoming.card, request)
    else if (request !== null) this.#requests.keep(incoming.id, request)
    // The platform takes no receipt: a message that is not kept is handled all the same, and told in the log.
    this.#intake
      .take(incoming)
      .catch((error) => this.#options.log(`${this.name}: message ${incoming.id} was not taken`, error))
  }

  /** Within 5 s of the click; a card that stays as it was does no harm. To others in a group it stays open. */
  #showChosen({ from, text }: Incoming, card: string, request: string): void {
    const after = cardAfter(card, this.#cards.chosen(card, text))
    const frame = { headers: { req_id: request } }
    void this.#sends.run(`card ${card}`, async () => {
      const update = this.#line.client?.updateTemplateCard(frame, after, [from.person])
      const sent = await this.#settled(Promise.resolve(update))
      if ('problem' in sent) this.#options.log(`${this.name}: a card was not updated`, sent.problem)
    })
  }

  fetch({ enclosed = [] }: Incoming): Promise<readonly IncomingFile[]> {
    return fetchAll(filesToFetch(enclosed), (it) => this.#fetched(it))
  }

  async #fetched({ url, key, name, type }: FileToFetch): Promise<IncomingFile> {
    const fetched = await fetchBytes(new URL(url), this.#options.fileMs, FILE_BYTES)
    try {
      if (!('bytes' in fetched)) throw unreachable('why' in fetched ? fetched.why : '文件已过期')
      const bytes = key === null ? fetched.bytes : decryptFile(Buffer.from(fetched.bytes), key)
      return { name, type, bytes }
    } catch (error) {
      this.#options.log(`${this.name}: a file was not fetched`, error)
      return { name, type, bytes: null }
    }
  }

  send(outgoing: Outgoing): Promise<Sent> {
    const { person, room } = outgoing.to
    return this.#sends.run(room ?? person, () => this.#send(neutralised(outgoing, this.name)))
  }

  async #send(outgoing: Outgoing): Promise<Sent> {
    const { to, answers, choices = [] } = outgoing
    const client = this.#line.client
    if (!this.#open || !client) {
      const problem = this.state.problem ?? (this.#open ? unreachable('正在连接') : stopped())
      return { retryAt: this.#later(), problem }
    }
    const chat = { chatid: to.room ?? to.person, chat_type: to.room === undefined ? 1 : 2 }
    const parts: Part[] = []
    // Uploads come first: they are seen by nobody, and may always be made again.
    for (const { kind, name, bytes } of attachments(outgoing)) {
      const uploaded = await this.#uploaded(client, kind, name, bytes)
      if (!('media' in uploaded)) return uploaded
      parts.push(() =>
        client.sendMessage(chat.chatid, { ...chat, msgtype: kind, [kind]: { media_id: uploaded.media } }),
      )
    }
    const texts = textsOf(outgoing)
    const request = answers === undefined ? undefined : this.#requests.of(answers)
    parts.unshift(
      ...texts.map((text, index) => this.#text(client, chat, text, index === 0 ? request : undefined)),
    )
    if (fitsCard(choices)) {
      const template_card = cardOf(choices)
      this.#cards.keep(template_card.task_id, choices)
      const card = { ...chat, msgtype: 'template_card' as const, template_card }
      parts.push(() => client.sendMessage(chat.chatid, card))
    }

    if (parts.length > this.#rate.most) return { refused: true, problem: tooLong() }
    const full = await this.#rate.take(rateKey(this.name, chat.chatid), parts.length)
    if (full) return { retryAt: full, problem: tooOften() }
    for (const [index, part] of parts.entries()) {
      const sent = await this.#settled(part())
      if (answers !== undefined && !('retryAt' in sent)) this.#requests.drop(answers)
      if ('ok' in sent) continue
      // A part that went out cannot be called back, and the whole would repeat it.
      return index === 0 ? sent : { unknown: true, problem: sent.problem }
    }
    return { ok: true }
  }

  /** Shown as the answer to the message where the platform still takes one for it, else as a message of our own. */
  #text(
    client: WSClient,
    chat: { chatid: string; chat_type: number },
    content: string,
    request?: string,
  ): Part {
    const body = { ...chat, msgtype: 'markdown' as const, markdown: { content } }
    const push = () => client.sendMessage(chat.chatid, body)
    if (request === undefined) return push
    const frame = { headers: { req_id: request } }
    return () =>
      client.replyStream(frame, `s-${request}`.slice(0, 256), content, true).catch((refusal: unknown) => {
        if (Requests.isGone(refusal)) return push()
        throw refusal
      })
  }

  async #uploaded(
    client: WSClient,
    type: WeComMediaType,
    filename: string,
    bytes: Uint8Array,
  ): Promise<{ readonly media: string } | Sent> {
    try {
      const { fileMs } = this.#options
      const { media_id } = await within(fileMs, client.uploadMedia(Buffer.from(bytes), { type, filename }))
      return { media: media_id }
    } catch (error) {
      const sent = sentBy(error, this.#later())
      return 'unknown' in sent ? { retryAt: this.#later(), problem: sent.problem } : sent
    }
  }

  async #settled(acknowledged: Promise<unknown>): Promise<Sent> {
    try {
      await within(this.#options.deadlineMs, acknowledged)
      return { ok: true }
    } catch (error) {
      return sentBy(error, this.#later())
    }
  }

  #later(): Date {
    return new Date(this.#options.clock.now().getTime() + this.#options.againMs)
  }
}

/** One message to the platform, which acknowledges it. */
type Part = () => Promise<unknown>

function textsOf({ text, choices = [] }: Outgoing): string[] {
  // The numbers of the lines are no list for the platform to count anew.
  const whole = fitsCard(choices) ? text : neutral(numbered(text, choices), WECOM_AIBOT, 'words')
  return split(whole, 20_480)
}

function attachments({ picture, file }: Outgoing) {
  const image = picture && { kind: 'image' as const, name: picture.name ?? '图.png', bytes: picture.png }
  const document = file && { kind: 'file' as const, name: file.name, bytes: file.bytes }
  return [image, document].filter((it) => it !== undefined)
}

function tooOften(): Problem {
  return new Problem(`${WECOM_AIBOT}.rate`, '该会话一分钟内的消息已满', '稍后会自动再发,无须处理。')
}

function tooLong(): Problem {
  return new Problem(`${WECOM_AIBOT}.too_long`, '消息太长,超过一分钟可发的条数', '请改发文件。')
}

function stopped(): Problem {
  return new Problem(`${WECOM_AIBOT}.stopped`, '渠道没有启动', '启动后会自动再发。')
}
