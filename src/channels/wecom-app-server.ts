/**
 * The address that 企业微信 calls for a self-built app: https://developer.work.weixin.qq.com/document/path/90238.
 * It answers empty as soon as what was said is on disk: the platform waits 5 s, calls again where it is not told that the
 * message arrived, and never again where it is.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Log } from './intake.ts'
import { bodyOf, type Listen, Listener } from './listener.ts'
import { type CallbackKeys, opened, queryOf, Seen } from './wecom-app-callback.ts'
import { fieldsOf } from './wecom-app-xml.ts'

export type Said = (fields: Readonly<Record<string, string>>) => Promise<void>

const BODY_BYTES = 256 * 1024
const REQUEST_MS = 5_000

export class CallbackServer {
  readonly #listen: Listen
  readonly #keys: CallbackKeys
  readonly #clock: Clock
  readonly #log: Log
  readonly #seen = new Seen()
  readonly #listener: Listener

  constructor(listen: Listen, keys: CallbackKeys, clock: Clock, log: Log) {
    this.#listen = listen
    this.#listener = new Listener(listen, REQUEST_MS)
    this.#keys = keys
    this.#clock = clock
    this.#log = log
  }

  /** Where it listens. */
  get port(): number {
    return this.#listener.port
  }

  /** Rejects where the port is taken. `said`: the elements of each callback; resolves when they are on disk. */
  async open(said: Said): Promise<void> {
    await this.#listener
      .open((request, response) => {
        this.#answer(request, response, said).catch(() => response.destroy())
      })
      .catch((error) => {
        throw taken(this.#listen, error)
      })
  }

  close(): Promise<void> {
    return this.#listener.close()
  }

  async #answer(request: IncomingMessage, response: ServerResponse, said: Said): Promise<void> {
    const end = (status: number, text = '') => {
      response
        .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end(text)
    }
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname !== this.#listen.path) return end(404)
    const query = queryOf(url)
    if (!query) return end(403)

    if (request.method === 'GET') {
      const echo = opened(query.echostr ?? '', query, this.#keys)
      return echo === null ? end(403) : end(200, echo)
    }
    if (request.method !== 'POST') return end(405)
    const body = await bodyOf(request, BODY_BYTES)
    if (body === null) return end(413)
    const message = opened(fieldsOf(body)?.Encrypt ?? '', query, this.#keys)
    if (message === null) return end(403)
    const fields = fieldsOf(message)
    if (fields === null) {
      this.#log('wecom-app: a callback was refused', malformed())
      return end(400)
    }
    const known = this.#seen.check(query, this.#clock.now().getTime())
    if (known === 'stale') {
      this.#log('wecom-app: a callback was refused', otherTime())
      return end(403)
    }
    // One that comes again waits for the same: the first may not be on disk yet.
    const taken = known === 'new' ? said(fields) : known
    this.#seen.keep(query, taken)
    try {
      await taken
    } catch (error) {
      this.#seen.forget(query)
      this.#log('wecom-app: a callback was not taken', error)
      return end(503)
    }
    end(200)
  }
}

function malformed(): Problem {
  return new Problem(
    'wecom-app.malformed',
    '企业微信回调的内容不是约定的 XML，或有重复的字段',
    '签名无误而内容如此，可能有人利用消息内容冒充他人；请向企业微信反映。该消息没有处理。',
  )
}

function otherTime(): Problem {
  return new Problem(
    'wecom-app.clock',
    '企业微信回调的时间与本机相差十分钟以上',
    '请校准本机时间;时间无误时,是有人重放旧的回调,无须处理。',
  )
}

function taken({ host, port }: Listen, cause: Error): Problem {
  return new Problem(
    'wecom-app.listen',
    `无法在 ${host}:${port} 上接收企业微信的回调`,
    '请在 .env 的 WECOM_APP_LISTEN 中换一个没有被占用的端口。',
    cause,
  )
}
