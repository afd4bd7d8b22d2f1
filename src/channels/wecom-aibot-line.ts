/**
 * The long connection of 企业微信智能机器人, kept up from outside: https://developer.work.weixin.qq.com/document/path/101463.
 * The SDK's own reconnecting gives up after some minutes, and hangs where a subscription is not answered; so each
 * attempt is a client of its own, dropped at the first sign of trouble, and the next comes after a pause.
 *
 *     closed → connecting → live → (trouble, a pause) → connecting → …
 *                         ↘ refused: a long pause          ↘ kicked: stays down, somebody must look
 */
import { WSClient } from '@wecom/aibot-node-sdk'
import { Problem } from '../base/problem.ts'
import type { ChannelState } from './channel.ts'
import type { Log } from './intake.ts'

export const WECOM_AIBOT = 'wecom-aibot'

export interface AibotLineOptions {
  readonly botId: string
  readonly secret: string
  /** `wss://openws.work.weixin.qq.com`, or the host of 政务微信. */
  readonly url: string
  readonly log: Log
  /** For a connection and its subscription; 10 s. */
  readonly connectMs?: number
  readonly heartbeatMs?: number
  /** Pause before the first new attempt and the longest; 0.5 s and 30 s. */
  readonly pauseMs?: number
  readonly longestPauseMs?: number
  /** Pause after a refused credential, which the platform counts; 5 minutes. */
  readonly refusedPauseMs?: number
}

export interface LineListener {
  message(frame: unknown): void
  event(frame: unknown): void
}

/** Refusals that pass: too often, busy. Any other refusal of a subscription is of the credential. */
const PASSING = new Set(['45009', '45033', '-1', '6000'])

/** The SDK logs message bodies and connection details; what matters is told by its events. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

export class AibotLine {
  readonly #options: Required<AibotLineOptions>
  #client: WSClient | null = null
  #drop: ((trouble: Trouble | null) => void) | null = null
  #listener: LineListener | null = null
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #state: ChannelState = { live: false, problem: null }
  #first: ((outcome: Problem | null) => void) | null = null

  constructor(options: AibotLineOptions) {
    this.#options = {
      connectMs: 10_000,
      heartbeatMs: 30_000,
      pauseMs: 500,
      longestPauseMs: 30_000,
      refusedPauseMs: 300_000,
      ...options,
    }
  }

  get state(): ChannelState {
    return this.#state
  }

  /** The client that is subscribed; null where messages do not pass just now. */
  get client(): WSClient | null {
    return this.#state.live ? this.#client : null
  }

  /** Resolves after the first attempt, successful or not; rejects where the credential is refused. */
  async open(listener: LineListener): Promise<void> {
    this.#listener = listener
    const outcome = await new Promise<Problem | null>((resolve) => {
      this.#first = resolve
      this.#attempt()
    })
    if (outcome?.code !== CREDENTIAL) return
    this.close()
    throw outcome
  }

  close(): void {
    this.#listener = null
    clearTimeout(this.#timer)
    this.#drop?.(null)
    this.#state = { live: false, problem: null }
  }

  #attempt(): void {
    const { botId, secret, url, connectMs, heartbeatMs } = this.#options
    const client = new WSClient({
      botId,
      secret,
      wsUrl: url,
      wsOptions: { handshakeTimeout: connectMs },
      heartbeatInterval: heartbeatMs,
      // None of its own: a client that has lost its line is not used again.
      maxReconnectAttempts: 0,
      maxAuthFailureAttempts: 0,
      logger: SILENT,
    })
    this.#client = client
    const late = setTimeout(() => drop({ kind: 'lost', problem: unreachable('超时') }), connectMs)
    const drop = (trouble: Trouble | null) => {
      if (this.#client !== client) return
      clearTimeout(late)
      this.#client = null
      this.#drop = null
      client.removeAllListeners()
      client.disconnect()
      if (trouble) this.#dropped(trouble)
    }
    this.#drop = drop

    client.on('authenticated', () => {
      clearTimeout(late)
      this.#failures = 0
      this.#state = { live: true, problem: null }
      this.#told(null)
    })
    client.on('message', (frame) => this.#listener?.message(frame))
    client.on('event', (frame) => this.#listener?.event(frame))
    // Another connection took our place, and would be kicked in turn by a new one of ours.
    client.on('event.disconnected_event', () => drop({ kind: 'kicked', problem: kicked() }))
    client.on('disconnected', () => drop({ kind: 'lost', problem: unreachable('连接中断') }))
    client.on('error', (error) => drop(troubleOf(error)))
    client.connect()
  }

  #dropped({ kind, problem }: Trouble): void {
    const { log, pauseMs, longestPauseMs, refusedPauseMs } = this.#options
    if (this.#state.live || kind !== 'lost') log(`${WECOM_AIBOT}: the line is down`, problem)
    this.#state = { live: false, problem }
    this.#told(problem)
    if (kind === 'kicked' || !this.#listener) return
    const pause = Math.min(pauseMs * 2 ** this.#failures, longestPauseMs)
    this.#failures = Math.min(this.#failures + 1, 16)
    const jittered = pause * (0.5 + Math.random() / 2)
    this.#timer = setTimeout(() => this.#attempt(), kind === 'refused' ? refusedPauseMs : jittered)
  }

  #told(outcome: Problem | null): void {
    this.#first?.(outcome)
    this.#first = null
  }
}

interface Trouble {
  readonly kind: 'lost' | 'refused' | 'kicked'
  readonly problem: Problem
}

const CREDENTIAL = `${WECOM_AIBOT}.credential`

/** The SDK tells a refused subscription by its text only: `Authentication failed: … (code: 853000)`. */
function troubleOf(error: unknown): Trouble {
  const text = error instanceof Error ? error.message : ''
  const [, code] = /^Authentication failed: .*\(code: (-?\d+)\)$/s.exec(text) ?? []
  if (code !== undefined && !PASSING.has(code)) return { kind: 'refused', problem: refused(code) }
  const why = error instanceof Error && 'code' in error ? String(error.code) : '连接中断'
  return { kind: 'lost', problem: unreachable(code === undefined ? why : `错误码 ${code}`) }
}

export function unreachable(why: string): Problem {
  return new Problem(
    `${WECOM_AIBOT}.unreachable`,
    `智能机器人与企业微信的连接不通(${why})`,
    '请检查网络和 WECOM_AIBOT_URL;恢复后会自动继续。',
  )
}

function refused(code: string): Problem {
  return new Problem(
    CREDENTIAL,
    `企业微信不接受智能机器人的 BotID 或 Secret(错误码 ${code})`,
    '请在管理后台该机器人的“API 模式—长连接”中核对 BotID 和 Secret,改正 .env 后重新启动。',
  )
}

function kicked(): Problem {
  return new Problem(
    `${WECOM_AIBOT}.kicked`,
    '同一个智能机器人在别处建立了连接,本机的连接已被断开',
    '请确认只有一处在运行,停掉另一处,再重新启动本机。',
  )
}
