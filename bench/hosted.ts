/** The parent's side of host.ts: what is measured runs in a process of its own, and is told by orders what to do. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BotFrameworkOptions } from '../src/channels/bot-framework.ts'
import type { WechatyOptions } from '../src/channels/wechaty.ts'
import type { WecomAibotOptions } from '../src/channels/wecom-aibot.ts'
import type { WecomAppOptions } from '../src/channels/wecom-app.ts'
import type { WecomRobotOptions } from '../src/channels/wecom-robot.ts'

/** A channel and its options, without what the process makes for itself. */
export type Settings =
  | { readonly name: 'wecom-aibot'; readonly settings: Omit<WecomAibotOptions, 'clock' | 'log'> }
  | { readonly name: 'wecom-app'; readonly settings: Omit<WecomAppOptions, 'clock' | 'log'> }
  | { readonly name: 'wecom-robot'; readonly settings: Omit<WecomRobotOptions, 'clock' | 'rates'> }
  | { readonly name: 'wechaty'; readonly settings: Omit<WechatyOptions, 'clock' | 'log' | 'leases'> }
  | {
      readonly name: 'bot-framework'
      readonly settings: Omit<BotFrameworkOptions, 'clock' | 'log' | 'conversations'>
    }

export type Answering = 'bot' | 'echo' | 'bare'

export type Order =
  | { readonly do: 'open'; readonly answering: Answering; readonly channels: readonly Settings[] }
  | { readonly do: 'push'; readonly text: string }
  | { readonly do: 'memory'; readonly snapshot?: string }
  | { readonly do: 'close' }

export interface Memory {
  readonly rss: number
  readonly heapUsed: number
  readonly external: number
  readonly arrayBuffers: number
  /** What keeps the process busy: timers, sockets and the like, by kind. */
  readonly held: Readonly<Record<string, number>>
}

export interface Made {
  readonly ports?: Readonly<Record<string, number>>
  readonly sent?: unknown
  readonly memory?: Memory
}

export type Told =
  | { readonly ready: true }
  | { readonly unsent: string }
  | { readonly number: number; readonly made: Made }
  | { readonly number: number; readonly failed: string }

const FILE = fileURLToPath(new URL('host.ts', import.meta.url))

export class Hosted {
  /** Messages whose answer was not sent, or may not have arrived, as the bot says itself. */
  readonly unsent = new Set<string>()
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { resolve(made: Made): void; reject(error: Error): void }>()
  #number = 0

  private constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (told: Told) => this.#told(told))
  }

  static async start(): Promise<Hosted> {
    const child = fork(FILE, { execArgv: ['--expose-gc', '--import', 'tsx'] })
    const hosted = new Hosted(child)
    await once(child, 'message')
    child.once('exit', (code, signal) => {
      for (const { reject } of hosted.#waiting.values())
        reject(new Error(`the host ended: ${signal ?? code}`))
    })
    return hosted
  }

  /** The ports of what takes calls. */
  async open(answering: Answering, channels: readonly Settings[]): Promise<Readonly<Record<string, number>>> {
    return (await this.#do({ do: 'open', answering, channels })).ports ?? {}
  }

  async push(text: string): Promise<unknown> {
    return (await this.#do({ do: 'push', text })).sent
  }

  async memory(snapshot?: string): Promise<Memory> {
    const { memory } = await this.#do({ do: 'memory', ...(snapshot === undefined ? {} : { snapshot }) })
    if (!memory) throw new Error('no memory')
    return memory
  }

  async close(): Promise<void> {
    await this.#do({ do: 'close' })
  }

  async end(): Promise<void> {
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }

  #do(order: Order): Promise<Made> {
    this.#number += 1
    const number = this.#number
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject })
      this.#child.send({ number, order })
    })
  }

  #told(told: Told): void {
    if ('unsent' in told) this.unsent.add(told.unsent)
    if (!('number' in told)) return
    const waiting = this.#waiting.get(told.number)
    this.#waiting.delete(told.number)
    if ('failed' in told) waiting?.reject(new Error(told.failed))
    else waiting?.resolve(told.made)
  }
}
