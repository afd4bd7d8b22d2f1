/** The address of the pages. It is listened on at once, and what answers is loaded with the first request. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '../base/problem.ts'

export type Answering = (request: IncomingMessage, response: ServerResponse) => unknown

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

const REQUEST_MS = 10_000

/** `port` 0: any free one. Rejects with `page.listen` where the port is taken. */
export async function listening(
  { host, port }: { readonly host: string; readonly port: number },
  load: () => Promise<Answering>,
  log: (what: string, error: unknown) => void,
): Promise<Listening> {
  let loaded: Promise<Answering> | undefined
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    async (request, response) => {
      try {
        loaded ??= load()
        await (await loaded)(request, response)
      } catch (error) {
        loaded = undefined
        log('page', error)
        if (response.headersSent) response.destroy()
        else response.writeHead(500).end()
      }
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(taken(host, port, error)))
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function taken(host: string, port: number, cause: Error): Problem {
  return new Problem(
    'page.listen',
    `无法在 ${host}:${port} 上提供网页`,
    '请在 .env 的 PAGE_LISTEN 中换一个没有被占用的地址，或写 off 关闭。',
    cause,
  )
}
