/** An address of this machine that a platform calls, and what it posts there. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listen {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly path: string
}

export class Listener {
  readonly #listen: Listen
  readonly #requestMs: number
  #server: Server | null = null

  /** `requestMs`: how long a request may take to arrive. */
  constructor(listen: Listen, requestMs: number) {
    this.#listen = listen
    this.#requestMs = requestMs
  }

  /** Where it listens. */
  get port(): number {
    const address = this.#server?.address() as AddressInfo | null | undefined
    return address?.port ?? this.#listen.port
  }

  /** Rejects with the system's error where the port is taken. */
  async open(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<void> {
    const { host, port } = this.#listen
    const server = createServer({ requestTimeout: this.#requestMs, headersTimeout: this.#requestMs }, answer)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    this.#server = server
  }

  /** Resolves when what was asked is answered. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await closed
  }
}

/** Null: more than `most` bytes. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
