/** The address that a service posts activities to: what is no activity, or names an address of its own, ends here. */
import type { IncomingMessage } from 'node:http'
import { type Activity, activitySchema } from './bot-framework-decode.ts'
import { isAllowed } from './bot-framework-hosts.ts'
import { problem } from './bot-framework-service.ts'
import { bodyOf, type Listen, Listener } from './listener.ts'

/** The activity as it came and as it was checked; resolves to the status to answer with. */
export type Receive = (
  body: Record<string, unknown>,
  activity: Activity,
  authorization: string,
) => Promise<number>

const BODY_BYTES = 1024 * 1024
const REQUEST_MS = 10_000

export class ActivityServer {
  readonly #listen: Listen
  readonly #hosts: readonly string[]
  readonly #listener: Listener

  /** `hosts`: the service addresses that are allowed. */
  constructor(listen: Listen, hosts: readonly string[]) {
    this.#listen = listen
    this.#listener = new Listener(listen, REQUEST_MS)
    this.#hosts = hosts
  }

  get port(): number {
    return this.#listener.port
  }

  async open(receive: Receive): Promise<void> {
    await this.#listener
      .open((request, response) => {
        this.#answer(request, receive)
          .catch(() => 500)
          .then((status) => response.writeHead(status, { connection: 'close' }).end())
      })
      .catch((error) => {
        throw taken(this.#listen, error)
      })
  }

  close(): Promise<void> {
    return this.#listener.close()
  }

  async #answer(request: IncomingMessage, receive: Receive): Promise<number> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname !== this.#listen.path) return 404
    if (request.method !== 'POST') return 405
    // A web page may post anything else to this machine without asking.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return 415
    const text = await bodyOf(request, BODY_BYTES)
    if (text === null) return 413
    const body = jsonIn(text)
    const { data: activity } = activitySchema.safeParse(body)
    if (!activity) return 400
    if (!isAllowed(activity.serviceUrl, this.#hosts)) return 403
    return receive(body as Record<string, unknown>, activity, request.headers.authorization ?? '')
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function taken({ host, port }: Listen, cause: Error) {
  return problem(
    'listen',
    `无法在 ${host}:${port} 上接收 Bot Framework 的消息`,
    '请在 .env 的 BOT_FRAMEWORK_LISTEN 中换一个没有被占用的端口。',
    cause,
  )
}
