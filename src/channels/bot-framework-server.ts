/** The address that a service posts activities to: what is no activity, or names an address of its own, ends here. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Activity, activitySchema } from './bot-framework-decode.ts'
import { isAllowed } from './bot-framework-hosts.ts'
import { problem } from './bot-framework-service.ts'

export interface Listen {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly path: string
}

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
  #server: Server | null = null

  /** `hosts`: the service addresses that are allowed. */
  constructor(listen: Listen, hosts: readonly string[]) {
    this.#listen = listen
    this.#hosts = hosts
  }

  get port(): number {
    const address = this.#server?.address() as AddressInfo | null | undefined
    return address?.port ?? this.#listen.port
  }

  async open(receive: Receive): Promise<void> {
    const { host, port } = this.#listen
    const server = createServer(
      { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
      (request, response) => {
        this.#answer(request, receive)
          .catch(() => 500)
          .then((status) => response.writeHead(status, { connection: 'close' }).end())
      },
    )
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(taken(this.#listen, error)))
      server.listen(port, host, resolve)
    })
    this.#server = server
  }

  async close(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await closed
  }

  async #answer(request: IncomingMessage, receive: Receive): Promise<number> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname !== this.#listen.path) return 404
    if (request.method !== 'POST') return 405
    // A web page may post anything else to this machine without asking.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return 415
    const text = await bodyOf(request)
    if (text === null) return 413
    const body = jsonIn(text)
    const { data: activity } = activitySchema.safeParse(body)
    if (!activity) return 400
    if (!isAllowed(activity.serviceUrl, this.#hosts)) return 403
    return receive(body as Record<string, unknown>, activity, request.headers.authorization ?? '')
  }
}

/** Null: too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
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
