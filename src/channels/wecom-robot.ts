/**
 * 企业微信群机器人: pushes into the groups where somebody added the robot, https://developer.work.weixin.qq.com/document/path/91770.
 * Nothing comes in. A robot takes 20 messages a minute, counted on a shelf, so that a restart does not exceed it.
 *
 *     new WecomRobot({ robots: { 调度群: '693a91f6-…' }, … }).send({ to: { channel: 'wecom-robot', room: '调度群', person: '' }, text })
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Abilities, Channel, ChannelState, Outgoing, Sent } from './channel.ts'
import { Lanes } from './lanes.ts'
import { neutralised } from './markup.ts'
import { numbered, split } from './plain.ts'
import { Rate, type RateShelf } from './rate.ts'
import { Watch } from './watch.ts'
import { post, refusal, sentBy, unreachable, upload } from './wecom-api.ts'

export const WECOM_ROBOT = 'wecom-robot'

export interface WecomRobotOptions {
  /** The key of each group's robot, by the name that addresses use for the group. */
  readonly robots: Readonly<Record<string, string>>
  /** `https://qyapi.weixin.qq.com`, or the host of 政务微信. */
  readonly api: string
  readonly rates: RateShelf
  readonly clock: Clock
  readonly perMinute?: number
  readonly deadlineMs?: number
  /** How soon to offer again what did not leave. */
  readonly againMs?: number
  /** How long stop waits for what is being sent. */
  readonly graceMs?: number
  /** How often it is asked whether the platform is back. */
  readonly watchMs?: number
}

const PICTURE_BYTES = 2 * 1024 * 1024
/** https://developer.work.weixin.qq.com/document/path/91770: the webhook address is wrong. */
const BAD_KEY = 93000

export class WecomRobot implements Channel {
  readonly name = WECOM_ROBOT
  readonly abilities: Abilities = {
    receives: false,
    direct: false,
    rooms: true,
    pictures: true,
    files: true,
    choices: false,
    longestText: 2048,
  }
  readonly #options: Required<WecomRobotOptions>
  readonly #rate: Rate
  readonly #lanes = new Lanes()
  readonly #watch: Watch
  #state: ChannelState = { live: false, problem: null }
  #open = false

  constructor(options: WecomRobotOptions) {
    this.#options = {
      perMinute: 20,
      deadlineMs: 10_000,
      againMs: 5_000,
      graceMs: 2_000,
      watchMs: 30_000,
      ...options,
    }
    this.#watch = new Watch(() => this.#isBack(), this.#options.watchMs)
    this.#rate = new Rate([{ count: this.#options.perMinute, ms: 60_000 }], options.clock, options.rates)
  }

  get state(): ChannelState {
    return this.#state
  }

  /** Asks for each key whether the platform knows it, by a message without content, which nobody is shown. */
  async start(): Promise<void> {
    const problem = await this.#hindrance()
    if (problem?.code === CREDENTIAL) throw problem
    this.#open = true
    if (problem) this.#failed(problem)
    else this.#state = LIVE
  }

  async #hindrance(): Promise<Problem | null> {
    for (const [room, key] of Object.entries(this.#options.robots)) {
      const body = { msgtype: 'text', text: { content: '' } }
      const called = await post(this.#url('send', key), this.#options.deadlineMs, body)
      if (!('answer' in called)) return unreachable(this.name, called.why)
      if (called.answer.errcode === BAD_KEY) return badKey(room)
    }
    return null
  }

  async #isBack(): Promise<boolean> {
    const problem = await this.#hindrance()
    if (this.#open) this.#state = problem ? { live: false, problem } : LIVE
    return problem === null
  }

  send(outgoing: Outgoing): Promise<Sent> {
    const { room = '' } = outgoing.to
    return this.#lanes.run(room, async () => {
      const sent = await this.#send(room, neutralised(outgoing, this.name))
      if ('ok' in sent) this.#state = LIVE
      else this.#failed(sent.problem)
      return sent
    })
  }

  async stop(): Promise<void> {
    this.#open = false
    this.#watch.end()
    await this.#lanes.idle(this.#options.graceMs)
    this.#state = { live: false, problem: null }
  }

  async #send(room: string, outgoing: Outgoing): Promise<Sent> {
    const { robots, clock, againMs } = this.#options
    const key = Object.hasOwn(robots, room) ? robots[room] : undefined
    if (!this.#open) return { retryAt: this.#later(againMs), problem: stopped() }
    if (key === undefined) return { refused: true, problem: noRobot(room) }

    const verdict = { channel: this.name, clock, againMs }
    const bodies: object[] = texts(outgoing)
    const { picture, file } = outgoing
    if (picture && picture.png.length <= PICTURE_BYTES) bodies.push(image(picture.png))
    if (file) {
      const called = await upload(
        this.#url('upload_media', key, { type: 'file' }),
        this.#options.deadlineMs,
        file,
      )
      const media = 'answer' in called ? called.answer.media_id : undefined
      // An upload is seen by nobody, therefore it may always be made again.
      if (typeof media !== 'string') return again(sentBy(called, verdict), this.#later(againMs))
      bodies.push({ msgtype: 'file', file: { media_id: media } })
    }
    if (bodies.length > this.#rate.most) return { refused: true, problem: tooLong() }
    try {
      const full = await this.#rate.take(createHash('sha256').update(key).digest('hex'), bodies.length)
      if (full) return { retryAt: full, problem: tooOften() }
    } catch (error) {
      // Without the count the limit could be passed: rather later.
      if (error instanceof Problem) return { retryAt: this.#later(againMs), problem: error }
      throw error
    }

    for (const [index, body] of bodies.entries()) {
      const sent = sentBy(await post(this.#url('send', key), this.#options.deadlineMs, body), verdict)
      if ('ok' in sent) continue
      // A part that went out cannot be called back, and the whole would repeat it.
      return index === 0 ? sent : { unknown: true, problem: sent.problem }
    }
    return { ok: true }
  }

  #url(what: string, key: string, more: Readonly<Record<string, string>> = {}): URL {
    const url = new URL(`/cgi-bin/webhook/${what}`, this.#options.api)
    url.search = new URLSearchParams({ key, ...more }).toString()
    return url
  }

  #later(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms)
  }

  #failed(problem: Problem): void {
    // Too many messages, or one that is refused, is no fault of the line.
    if (problem.code === `${WECOM_ROBOT}.unreachable`) {
      this.#state = { live: false, problem }
      if (this.#open) this.#watch.begin()
    } else this.#state = { ...this.#state, problem }
  }
}

function texts({ text, picture, choices = [], mention }: Outgoing): object[] {
  const missing = picture && picture.png.length > PICTURE_BYTES ? `\n[图]${picture.alt}` : ''
  const parts = split(numbered(text, choices) + missing, 2048)
  return parts.map((content, index) => ({
    msgtype: 'text',
    text: { content, ...(mention && index === 0 ? { mentioned_list: [mention] } : {}) },
  }))
}

function image(png: Uint8Array): object {
  const bytes = Buffer.from(png)
  const md5 = createHash('md5').update(bytes).digest('hex')
  return { msgtype: 'image', image: { base64: bytes.toString('base64'), md5 } }
}

function again(sent: Sent, retryAt: Date): Sent {
  if ('ok' in sent) return { retryAt, problem: unreachable(WECOM_ROBOT, '上传后没有得到文件编号') }
  return 'unknown' in sent ? { retryAt, problem: sent.problem } : sent
}

const CREDENTIAL = `${WECOM_ROBOT}.credential`
const LIVE: ChannelState = { live: true, problem: null }

function badKey(room: string): Problem {
  return new Problem(
    CREDENTIAL,
    `企业微信不认识群“${room}”的机器人`,
    refusal(WECOM_ROBOT, { errcode: BAD_KEY }).remedy,
  )
}

function noRobot(room: string): Problem {
  return new Problem(
    `${WECOM_ROBOT}.no_robot`,
    `没有配置群“${room}”的机器人`,
    '请在 .env 的 WECOM_ROBOT_KEYS 中加上该群。',
  )
}

function tooOften(): Problem {
  return new Problem(`${WECOM_ROBOT}.rate`, '群机器人每分钟的条数已满', '稍后会自动再发,无须处理。')
}

function tooLong(): Problem {
  return new Problem(`${WECOM_ROBOT}.too_long`, '消息太长,超过群机器人一分钟可发的条数', '请改发文件。')
}

function stopped(): Problem {
  return new Problem(`${WECOM_ROBOT}.stopped`, '渠道没有启动', '启动后会自动再发。')
}
