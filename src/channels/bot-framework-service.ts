/**
 * Calls to the service that an activity came from, made for the SDK: one attempt each, with a deadline, to allowed
 * addresses only. The SDK by itself tries again after errors that may have come after the message.
 */
import { z } from 'zod'
import { Problem } from '../base/problem.ts'
import { isAllowed } from './bot-framework-hosts.ts'
import { NEVER_LEFT } from './unsent.ts'

export const BOT_FRAMEWORK = 'bot-framework'

/** Not an error that the SDK knows, so that it passes through untouched. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault'
  /** Whether the message may have arrived. */
  readonly sent: 'no' | 'perhaps' | 'refused'
  readonly status: number | null
  readonly waitMs: number | null

  constructor(
    why: string,
    sent: 'no' | 'perhaps' | 'refused',
    status: number | null = null,
    waitMs: number | null = null,
  ) {
    super(why)
    this.sent = sent
    this.status = status
    this.waitMs = waitMs
  }
}

export interface Call {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export async function callService(
  { url, method, headers, body }: Call,
  hosts: readonly string[],
  deadlineMs: number,
): Promise<{ status: number; text: string }> {
  if (!isAllowed(url, hosts)) throw new ServiceFault('the address is not allowed', 'refused')
  try {
    const response = await fetch(url, {
      method,
      // On a kept connection that has died meanwhile, nobody could tell whether the message left.
      headers: { ...headers, connection: 'close' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMs),
    })
    const text = await response.text()
    if (response.ok) return { status: response.status, text }
    throw faultOf(response.status, Number(response.headers.get('retry-after')))
  } catch (error) {
    if (error instanceof ServiceFault) throw error
    const cause = error instanceof Error ? error.cause : undefined
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '超时'
    throw new ServiceFault(code, NEVER_LEFT.has(code) ? 'no' : 'perhaps')
  }
}

function faultOf(status: number, seconds: number): ServiceFault {
  const waitMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null
  if (status === 429) return new ServiceFault('HTTP 429', 'no', status, waitMs)
  return new ServiceFault(`HTTP ${status}`, status < 500 ? 'refused' : 'perhaps', status, waitMs)
}

export interface AppIdentity {
  readonly appId: string
  readonly password: string
  /** Single-tenant bots have one; others are known at `botframework.com`. */
  readonly tenant: string
  /** `https://login.microsoftonline.com` */
  readonly login: string
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })
const SCOPE = 'https://api.botframework.com/.default'
const MARGIN_MS = 5 * 60_000

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export class AppToken {
  readonly #identity: AppIdentity
  readonly #deadlineMs: number
  #token: { readonly value: string; readonly until: number } | null = null
  #fetching: Promise<string> | null = null

  constructor(identity: AppIdentity, deadlineMs: number) {
    this.#identity = identity
    this.#deadlineMs = deadlineMs
  }

  /** One request at a time. Rejects with a Problem, `credential` where the platform does not accept it. */
  get(now: number): Promise<string> {
    if (this.#token && this.#token.until > now) return Promise.resolve(this.#token.value)
    this.#fetching ??= this.#fetch(now).finally(() => {
      this.#fetching = null
    })
    return this.#fetching
  }

  async #fetch(now: number): Promise<string> {
    const { appId, password, tenant, login } = this.#identity
    const form = { grant_type: 'client_credentials', client_id: appId, client_secret: password, scope: SCOPE }
    const url = new URL(`/${tenant}/oauth2/v2.0/token`, login)
    const signal = AbortSignal.timeout(this.#deadlineMs)
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
      signal,
    }).catch(() => null)
    if (!response || response.status >= 500) throw unreachable('登录服务没有应答')
    if (!response.ok) throw wrongCredential()
    const { data } = tokenSchema.safeParse(await response.json().catch(() => null))
    if (!data) throw unreachable('登录服务的回应格式不对')
    this.#token = { value: data.access_token, until: now + Math.max(0, data.expires_in * 1000 - MARGIN_MS) }
    return data.access_token
  }
}

export function wrongCredential(): Problem {
  return new Problem(
    `${BOT_FRAMEWORK}.credential`,
    '微软不认这个应用 ID 和密码',
    '请在 Azure 门户—机器人—配置中核对应用 ID 和租户，在“管理密码”中新建一个客户端密码。',
  )
}

export function unreachable(why: string): Problem {
  return new Problem(
    `${BOT_FRAMEWORK}.unreachable`,
    `Bot Framework 的服务连不上（${why}）`,
    '请检查本机能否访问微软的服务；恢复后会自动继续。',
  )
}

/** Without an app id anybody could post in anybody's name. */
export function exposed() {
  return problem(
    'exposed',
    'Bot Framework 没有应用 ID，却在本机以外的地址上接收',
    '请填写 BOT_FRAMEWORK_APP_ID 和 BOT_FRAMEWORK_APP_PASSWORD，或把 BOT_FRAMEWORK_LISTEN 改为 127.0.0.1。',
  )
}

export function problem(code: string, message: string, remedy: string, cause?: unknown): Problem {
  return new Problem(`${BOT_FRAMEWORK}.${code}`, message, remedy, cause)
}
