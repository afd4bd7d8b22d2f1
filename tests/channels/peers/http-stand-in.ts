/** An HTTP server on loopback that can be killed, brought back on the same port, frozen and thawed. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Request {
  readonly method: string
  readonly url: URL
  readonly body: Buffer
  readonly type: string
}

/** What is answered: JSON, bytes as they are, or where to go instead. */
export type Respond = (request: Request) => object | Promise<object>

export class HttpStandIn {
  readonly #respond: Respond
  #server: Server | null = null
  #port = 0
  #frozen: Promise<void> | null = null
  #thaw = () => {}

  constructor(respond: Respond) {
    this.#respond = respond
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async revive(): Promise<void> {
    if (this.#server) return
    const server = createServer(async (request, response) => {
      const body = await bodyOf(request)
      await this.#frozen
      // What was killed while it froze has seen nothing.
      if (request.socket.destroyed) return
      const url = new URL(request.url ?? '/', this.url)
      const type = request.headers['content-type'] ?? ''
      const answer = await this.#respond({ method: request.method ?? '', url, body, type })
      if (answer instanceof URL) {
        response.writeHead(302, { location: String(answer) }).end()
        return
      }
      const bytes = Buffer.isBuffer(answer)
      response.setHeader('content-type', bytes ? 'application/octet-stream' : 'application/json')
      response.end(bytes ? answer : JSON.stringify(answer))
    })
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.address() as AddressInfo).port
  }

  async kill(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = null
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }

  async freeze(): Promise<void> {
    this.#frozen ??= new Promise((resolve) => {
      this.#thaw = resolve
    })
  }

  async thaw(): Promise<void> {
    this.#frozen = null
    this.#thaw()
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The one file in an upload, read the way the platform does. */
export async function uploaded({ body, type }: Request): Promise<{ name: string; bytes: Buffer }> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const file = form.get('media')
  if (!(file instanceof Blob)) throw new Error('an upload without a file')
  return { name: 'name' in file ? String(file.name) : '', bytes: Buffer.from(await file.arrayBuffer()) }
}
