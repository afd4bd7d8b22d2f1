/**
 * Calls to 企业微信 in the name of a self-built app: with an access token that is kept until shortly before it ends,
 * fetched by one caller for all, and renewed once where the platform has dropped it.
 * https://developer.work.weixin.qq.com/document/path/91039
 */
import type { Clock } from '../base/clock.ts'
import { type Called, call } from './wecom-api.ts'

export interface AppCredentials {
  readonly api: string
  readonly corpId: string
  readonly secret: string
}

/** 40014 不合法的access_token, 41001 缺少, 42001 已过期. */
const TOKEN_GONE = new Set([40014, 41001, 42001])
const MARGIN_MS = 5 * 60_000

type Fetched = { readonly token: string } | Called

export class AppApi {
  readonly #credentials: AppCredentials
  readonly #clock: Clock
  readonly #deadlineMs: number
  #kept: { readonly token: string; readonly until: number } | null = null
  #fetching: Promise<Fetched> | null = null

  constructor(credentials: AppCredentials, clock: Clock, deadlineMs: number) {
    this.#credentials = credentials
    this.#clock = clock
    this.#deadlineMs = deadlineMs
  }

  /** A token, or what hindered: then nothing was sent. */
  token(): Promise<Fetched> {
    const { token, until } = this.#kept ?? { token: '', until: 0 }
    if (until > this.#clock.now().getTime()) return Promise.resolve({ token })
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null
    })
    return this.#fetching
  }

  /** `at` gives the request for an address that has the token in it. */
  async with<T extends object>(
    path: string,
    query: Query,
    at: (url: URL) => Promise<T | Called>,
  ): Promise<T | Called> {
    for (let renewed = false; ; renewed = true) {
      const fetched = await this.token()
      if (!('token' in fetched)) return fetched
      const called = await at(this.#url(path, { access_token: fetched.token, ...query }))
      const gone = isCalled(called) && 'answer' in called && TOKEN_GONE.has(called.answer.errcode)
      if (!gone || renewed) return called
      if (this.#kept?.token === fetched.token) this.#kept = null
    }
  }

  async #fetch(): Promise<Fetched> {
    const { corpId, secret } = this.#credentials
    const called = await call(this.#url('gettoken', { corpid: corpId, corpsecret: secret }), this.#deadlineMs)
    if (!('answer' in called)) return { sent: 'no', why: called.why }
    const { errcode, access_token: token, expires_in: seconds } = called.answer
    if (errcode !== 0) return called
    if (typeof token !== 'string' || typeof seconds !== 'number')
      return { sent: 'no', why: '没有得到访问令牌' }
    const lasts = Math.max(seconds * 1000 - MARGIN_MS, (seconds * 1000) / 2)
    this.#kept = { token, until: this.#clock.now().getTime() + lasts }
    return { token }
  }

  #url(path: string, query: Query): URL {
    const url = new URL(`/cgi-bin/${path}`, this.#credentials.api)
    url.search = new URLSearchParams(query).toString()
    return url
  }
}

type Query = Readonly<Record<string, string>>

function isCalled(value: object): value is Called {
  return 'answer' in value || 'sent' in value
}
