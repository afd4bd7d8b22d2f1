/**
 * One call to 企业微信's HTTP interface, and what its answer means for a message. Addresses carry keys and tokens,
 * therefore nothing here ever tells one.
 */
import { z } from 'zod'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Sent } from './channel.ts'
import { NEVER_LEFT } from './unsent.ts'

const answerSchema = z.looseObject({ errcode: z.number().default(0), errmsg: z.string().default('') })

export type Answer = z.infer<typeof answerSchema>

/** `sent`: whether the request may have reached the platform although there is no answer. */
export type Called = { readonly answer: Answer } | { readonly sent: 'no' | 'perhaps'; readonly why: string }

interface Request {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | FormData
}

export async function call(url: URL, deadlineMs: number, init: Request = {}): Promise<Called> {
  try {
    // A connection of its own: on a kept one that has died meanwhile, nobody could tell whether a request left.
    const headers = { ...init.headers, connection: 'close' }
    const signal = AbortSignal.timeout(deadlineMs)
    const response = await fetch(url, { ...init, headers, redirect: 'error', signal })
    const text = await response.text()
    if (!response.ok) return { sent: 'perhaps', why: `HTTP ${response.status}` }
    const parsed = answerSchema.safeParse(JSON.parse(text))
    return parsed.success ? { answer: parsed.data } : { sent: 'perhaps', why: '回应的格式不对' }
  } catch (error) {
    const why = reasonOf(error)
    return { sent: NEVER_LEFT.has(why) ? 'no' : 'perhaps', why }
  }
}

export function post(url: URL, deadlineMs: number, body: unknown): Promise<Called> {
  return call(url, deadlineMs, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Uploads a file as `media`, the field that both the app's and the robot's interface read. */
export function upload(
  url: URL,
  deadlineMs: number,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
): Promise<Called> {
  const form = new FormData()
  form.set('media', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name)
  return call(url, deadlineMs, { method: 'POST', body: form })
}

/** The bytes at an address, or the platform's refusal; never more than `most`. */
export async function fetchBytes(
  url: URL,
  deadlineMs: number,
  most: number,
): Promise<{ readonly bytes: Uint8Array } | Called> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(deadlineMs) })
    if (!response.ok || !response.body) return { sent: 'perhaps', why: `HTTP ${response.status}` }
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body) {
      size += chunk.length
      if (size > most) return { sent: 'perhaps', why: '文件太大' }
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    if (!response.headers.get('content-type')?.includes('json')) return { bytes }
    const refused = answerSchema.safeParse(JSON.parse(bytes.toString()))
    return refused.success && refused.data.errcode !== 0 ? { answer: refused.data } : { bytes }
  } catch (error) {
    return { sent: 'perhaps', why: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return '超时'
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : error.name
}

const MINUTE_MS = 60_000

/** Second-hand, https://developer.work.weixin.qq.com/document/path/90313: what to wait after which code. */
const WAIT_MS: Readonly<Record<number, number>> = { 45009: MINUTE_MS, 45033: 2_000, '-1': 2_000, 6000: 2_000 }

const REMEDIES: Readonly<Record<number, string>> = {
  40001: '请在管理后台核对 Secret。',
  40013: '请在管理后台“我的企业”核对企业 ID。',
  40056: '请在管理后台核对应用的 AgentId。',
  48002: '请在管理后台给应用开通该接口的权限。',
  60020: '请在管理后台把本机的公网 IP 加入应用的企业可信 IP。',
  81013: '收件人都不在应用的可见范围内,请在管理后台调整可见范围。',
  93000: '请在群里核对机器人的 Webhook 地址中的 key。',
}

/** Waits, and reads `state` from, the settings of a channel. */
export interface Verdict {
  readonly channel: string
  readonly clock: Clock
  /** How soon to offer again what did not leave. */
  readonly againMs: number
}

export function sentBy(called: Called, { channel, clock, againMs }: Verdict): Sent {
  const later = (ms: number) => new Date(clock.now().getTime() + ms)
  if (!('answer' in called)) {
    const problem = unreachable(channel, called.why)
    return called.sent === 'no' ? { retryAt: later(againMs), problem } : { unknown: true, problem }
  }
  const { errcode } = called.answer
  if (errcode === 0) return { ok: true }
  const problem = refusal(channel, called.answer)
  const wait = WAIT_MS[errcode]
  return wait === undefined ? { refused: true, problem } : { retryAt: later(wait), problem }
}

export function unreachable(channel: string, why: string): Problem {
  return new Problem(
    `${channel}.unreachable`,
    `企业微信没有应答(${why})`,
    '请检查网络和接口地址;恢复后会自动继续。',
  )
}

/** The platform's own words may repeat what was sent to it, therefore only its code is told. */
export function refusal(channel: string, { errcode }: Pick<Answer, 'errcode'>): Problem {
  return new Problem(
    `${channel}.refused`,
    `企业微信拒绝了请求(错误码 ${errcode})`,
    REMEDIES[errcode] ?? '请在企业微信开发者中心的“全局错误码”中查询该错误码。',
  )
}
