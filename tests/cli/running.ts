/** The real process with channels, as an operator starts it, and everything that it says. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export class Processes {
  readonly #running = new Set<ChildProcess>()

  /** `settings` as in `.env`; health on a port of its own unless they say otherwise. */
  async start(settings: Readonly<Record<string, string>>) {
    const port = await freePort()
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
      env: { ...process.env, HEALTH_PORT: `${port}`, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#running.add(child)
    const lines: string[] = []
    createInterface({ input: child.stderr }).on('line', (it) => lines.push(it))
    let printed = ''
    child.stdout.on('data', (data) => {
      printed += data
    })
    const exit = once(child, 'exit').finally(() => this.#running.delete(child))
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      return { status: response.status, text: await response.text() }
    }
    return { child, lines, exit, get, printed: () => printed }
  }

  async killAll(): Promise<void> {
    for (const child of this.#running) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
}

export const noted = (lines: readonly string[], what: string) => () => lines.some((it) => it.includes(what))
