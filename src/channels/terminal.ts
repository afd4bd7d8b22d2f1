/**
 * A person at a keyboard, or lines from a pipe: each line is one message, answered before the next is read.
 * Ends at the end of input (Ctrl-D) or with 退出. A prompt stands only where somebody sees it.
 */
import { randomUUID } from 'node:crypto'
import { createInterface, type Interface } from 'node:readline'
import type { Address } from '../base/address.ts'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Abilities, Channel, ChannelState, IncomingHandler, Outgoing, Sent } from './channel.ts'
import { neutralised } from './markup.ts'
import { numbered } from './plain.ts'

export const TERMINAL = 'terminal'

const FAREWELL = new Set(['退出', '再见', 'exit', 'quit'])

export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** Who sits at the keyboard, and in which room. */
  readonly from: Omit<Address, 'channel'>
  readonly name: string
  readonly clock: Clock
  /** Whether somebody types here: with a prompt and line editing. */
  readonly interactive: boolean
  /** Keeps a file and says where; none: a file is only named. */
  readonly save?: (name: string, bytes: Uint8Array) => string
}

export class Terminal implements Channel {
  readonly name = TERMINAL
  readonly abilities: Abilities = {
    receives: true,
    direct: true,
    rooms: true,
    pictures: false,
    files: false,
    choices: false,
    longestText: Number.POSITIVE_INFINITY,
  }
  readonly state: ChannelState = { live: true, problem: null }
  readonly #options: TerminalOptions
  #lines: Interface | undefined
  #finished: Promise<void> = Promise.resolve()

  constructor(options: TerminalOptions) {
    this.#options = options
  }

  async start(handler: IncomingHandler): Promise<void> {
    const { input, output, interactive } = this.#options
    const lines = createInterface({
      input,
      terminal: interactive,
      ...(interactive ? { output, prompt: '> ' } : {}),
    })
    lines.on('SIGINT', () => lines.close())
    this.#lines = lines
    this.#finished = this.#converse(lines, handler)
  }

  async #converse(lines: Interface, handler: IncomingHandler): Promise<void> {
    const { from, name, clock, interactive } = this.#options
    if (interactive) lines.prompt()
    for await (const line of lines) {
      const text = line.trim()
      if (FAREWELL.has(text)) break
      if (text !== '') {
        const sender = { channel: TERMINAL, ...from }
        const message = { id: randomUUID(), at: clock.now(), addressed: true, quoted: null }
        await handler({ ...message, from: sender, name, text })
      }
      if (interactive) lines.prompt()
    }
    lines.close()
  }

  /** Resolves when the input has come to its end, everything in it answered. */
  finished(): Promise<void> {
    return this.#finished
  }

  send(outgoing: Outgoing): Promise<Sent> {
    const { to, text, picture, file, choices = [] } = neutralised(outgoing, TERMINAL)
    const kept = (name: string, bytes: Uint8Array) => this.#options.save?.(name, bytes) ?? name
    const pictureKept = ({ png, name = '图.png' }: { png: Uint8Array; name?: string }) => {
      const place = this.#options.save?.(name, png)
      return place === undefined ? '' : `（已存为 ${place}）`
    }
    const lines = [
      // Whoever sits here sees what others would be told: a terminal is for trying things out.
      ...(to.person === this.#options.from.person ? [] : [`[发给 ${to.person}]`]),
      numbered(text, choices),
      ...(picture ? [`[图]${picture.alt}${pictureKept(picture)}`] : []),
      ...(file ? [`[文件]${kept(file.name, file.bytes)}`] : []),
    ]
    return new Promise((resolve) => {
      this.#options.output.write(`${lines.join('\n')}\n\n`, (error) =>
        resolve(error ? { refused: true, problem: closed(error) } : { ok: true }),
      )
    })
  }

  async stop(): Promise<void> {
    this.#lines?.close()
    await this.#finished
  }
}

function closed(cause: Error): Problem {
  return new Problem('terminal.closed', '终端的输出已关闭', '请重新打开终端后再启动。', cause)
}
