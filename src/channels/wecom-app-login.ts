/**
 * Who reads a page, as 企业微信 tells it: its OAuth with `snsapi_base`, which asks the reader nothing,
 * https://developer.work.weixin.qq.com/document/path/91022, and the member whose code came back, 91023.
 *
 * @example
 * login.address('9f86…') // https://open.weixin.qq.com/connect/oauth2/authorize?appid=…&state=9f86…#wechat_redirect
 * await login.accountOf(code) // { person: 'zhangsan' }
 */
import type { Clock } from '../base/clock.ts'
import type { Log } from './intake.ts'
import { call, refusal, unreachable } from './wecom-api.ts'
import { WECOM_APP } from './wecom-app.ts'
import { AppApi, type AppCredentials } from './wecom-app-token.ts'

export interface WecomLoginOptions extends AppCredentials {
  readonly agentId: number
  /** Where the platform asks who somebody is: another host than its interface. */
  readonly oauth: string
  /** The address that it sends the reader back to; its domain is entered with the app. */
  readonly back: string
  readonly clock: Clock
  readonly log: Log
  readonly deadlineMs?: number
}

/** Why there is no account: the code is used or over, it is no member's, or nobody answered. */
export type NoAccount = 'over' | 'foreign' | 'silent'

/** 40029 不合法的oauth_code: used, or older than five minutes. */
const CODE_OVER = 40029

export class WecomLogin {
  readonly name = '企业微信'
  readonly channel = WECOM_APP
  readonly #options: WecomLoginOptions
  readonly #api: AppApi

  constructor(options: WecomLoginOptions) {
    this.#options = options
    this.#api = new AppApi(options, options.clock, this.#deadlineMs)
  }

  get #deadlineMs(): number {
    return this.#options.deadlineMs ?? 10_000
  }

  /** Its own browser, in which nothing has to be scanned or typed. */
  isOwn(agent: string): boolean {
    return /\bwxwork\//i.test(agent)
  }

  /** `state`: letters and digits, at most 128 bytes. */
  address(state: string): URL {
    const { corpId, agentId, oauth, back } = this.#options
    const url = new URL('/connect/oauth2/authorize', oauth)
    url.search = new URLSearchParams({
      appid: corpId,
      redirect_uri: back,
      response_type: 'code',
      scope: 'snsapi_base',
      state,
      agentid: String(agentId),
    }).toString()
    url.hash = 'wechat_redirect'
    return url
  }

  async accountOf(code: string): Promise<{ readonly person: string } | NoAccount> {
    const called = await this.#api.with('auth/getuserinfo', { code }, (url) => call(url, this.#deadlineMs))
    if (!('answer' in called)) {
      this.#options.log(`${WECOM_APP}: nobody told who reads`, unreachable(WECOM_APP, called.why))
      return 'silent'
    }
    const { errcode, userid } = called.answer
    if (errcode === CODE_OVER) return 'over'
    if (errcode !== 0) {
      this.#options.log(`${WECOM_APP}: nobody told who reads`, refusal(WECOM_APP, called.answer))
      return 'silent'
    }
    // Somebody of outside the enterprise comes with an openid instead.
    return typeof userid === 'string' && userid !== '' ? { person: userid } : 'foreign'
  }
}
