/**
 * A wire between a store and its PostgreSQL that can be cut at the commit: before it reaches the server, or after it did
 * and before its answer comes back. What stands behind it is the real server.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A commit as a simple query: `Q`, its length, the text, a zero. */
const COMMIT = Buffer.from([0x51, 0, 0, 0, 11, ...Buffer.from('COMMIT'), 0])

export type Cut = 'before' | 'after' | null

export class CuttingLine {
  /** What becomes of the next commits, in their order; none left: they go through. */
  readonly cuts: Cut[] = []
  /** Nobody is let through. */
  isDown = false
  /** Nothing gets through, either way, and nobody is told: a network that is cut. */
  isSilent = false
  done = 0
  readonly #server = createServer((client) => this.#joined(client))
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  #url = ''

  private constructor(url: string) {
    this.#target = new URL(url)
  }

  static async to(url: string): Promise<CuttingLine> {
    const line = new CuttingLine(url)
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    const through = new URL(url)
    through.host = `127.0.0.1:${(line.#server.address() as AddressInfo).port}`
    line.#url = through.href
    return line
  }

  get url(): string {
    return this.#url
  }

  /** All that is connected loses its connection. */
  cutAll(): void {
    for (const it of this.#sockets) it.destroy()
  }

  async close(): Promise<void> {
    this.cutAll()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #joined(client: Socket): void {
    const ignore = () => {}
    client.on('error', ignore)
    if (this.isDown) return void client.destroy()
    const server = connect(Number(this.#target.port || 5432), this.#target.hostname)
    server.on('error', ignore)
    for (const it of [client, server]) {
      this.#sockets.add(it)
      it.on('close', () => this.#sockets.delete(it))
    }
    client.on('data', (bytes) => {
      if (this.isSilent) return
      const cut = bytes.includes(COMMIT) ? (this.cuts.shift() ?? null) : null
      if (cut === 'before') {
        client.destroy()
        server.destroy()
        return
      }
      server.write(bytes)
      if (cut === null) return
      this.done += 1
      client.destroy()
      // The server reads what was sent before it learns that nobody is there.
      server.end()
    })
    server.on('data', (bytes) => !this.isSilent && client.writable && client.write(bytes))
    // What stands on either side of a cut is not told that the other has gone.
    client.on('close', () => this.isSilent || server.end())
    server.on('close', () => this.isSilent || client.destroy())
  }
}
