/**
 * Two addresses for whoever watches over the bot, on this machine only unless told otherwise:
 *
 *     GET /healthz   200 or 503, and JSON that says what is down
 *     GET /metrics   for Prometheus
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '../base/problem.ts'
import type { Health } from './health.ts'
import type { Meters } from './meters.ts'

export interface Watch {
  readonly health: () => Promise<Pick<Health, 'ok'>>
  readonly meters: Pick<Meters, 'text' | 'type'>
}

export interface WatchServer {
  readonly port: number
  close(): Promise<void>
}

/** `port` 0: any free one. Rejects with `health.listen` where the port is taken. */
export async function serveWatch(
  { health, meters }: Watch,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<WatchServer> {
  const server = createServer({ requestTimeout: 5_000 }, (request, response) => {
    const end = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    const answer = async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, TEXT, '')
      if (pathname === '/healthz') {
        const found = await health()
        return end(found.ok ? 200 : 503, 'application/json; charset=utf-8', `${JSON.stringify(found)}\n`)
      }
      if (pathname === '/metrics') return end(200, meters.type, await meters.text())
      return end(404, TEXT, '')
    }
    answer().catch(() => (response.headersSent ? response.destroy() : end(500, TEXT, '')))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(taken(host, port, error)))
    server.listen(port, host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) }
}

const TEXT = 'text/plain; charset=utf-8'

async function closed(server: Server): Promise<void> {
  const done = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await done
}

function taken(host: string, port: number, cause: Error): Problem {
  return new Problem(
    'health.listen',
    `无法在 ${host}:${port} 上提供运行状态`,
    '请在 .env 的 HEALTH_PORT 中换一个没有被占用的端口，或写 off 关闭。',
    cause,
  )
}
