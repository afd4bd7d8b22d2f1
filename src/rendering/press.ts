/**
 * Documents and charts from a thread of their own: drawing takes a second and 150 MB, in which nobody else should wait,
 * and which the process is rid of again when the thread has had nothing to do for a minute. Nothing of it is loaded
 * before the first job.
 *
 * @example
 * const press = new Press()
 * const png = await press.print({ type: 'png', chart }) // rejects with Problem `press.failed`
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Problem } from '../base/problem.ts'
import type { Job, Order, Printed } from './printer.ts'

interface Waiting {
  readonly done: (bytes: Uint8Array) => void
  readonly failed: (cause: unknown) => void
}

export interface PressOptions {
  /** How long the thread is kept without work; a minute. */
  readonly idleMs?: number
  /** How long a job may take; a minute. */
  readonly patienceMs?: number
}

export class Press {
  readonly #options: Required<PressOptions>
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #jobs = 0

  constructor({ idleMs = 60_000, patienceMs = 60_000 }: PressOptions = {}) {
    this.#options = { idleMs, patienceMs }
  }

  async print(job: Job): Promise<Uint8Array> {
    clearTimeout(this.#idle)
    const id = ++this.#jobs
    const worker = this.#started()
    worker.ref()
    try {
      return await new Promise<Uint8Array>((done, failed) => {
        const late = setTimeout(() => {
          failed(new Error(`not done in ${this.#options.patienceMs} ms`))
          this.#drop(worker, new Error('the thread was stopped'))
        }, this.#options.patienceMs)
        const settled = <T>(then: (value: T) => void) => {
          return (value: T) => {
            clearTimeout(late)
            this.#waiting.delete(id)
            then(value)
          }
        }
        this.#waiting.set(id, { done: settled(done), failed: settled(failed) })
        worker.postMessage({ id, job } satisfies Order)
      })
    } catch (cause) {
      throw new Problem('press.failed', '文件或图表未能生成', '请查看日志中的原因；文字答复不受影响。', cause)
    } finally {
      if (this.#waiting.size === 0) this.#rest(worker)
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    if (worker !== null) await this.#drop(worker, new Error('the press was closed'))
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(entryOf(import.meta.url))
    worker.on('message', (printed: Printed) => {
      const waiting = this.#waiting.get(printed.id)
      if ('bytes' in printed) waiting?.done(printed.bytes)
      else waiting?.failed(new Error(printed.fault))
    })
    worker.on('error', (error) => this.#drop(worker, error))
    worker.on('exit', () => this.#drop(worker, new Error('the thread ended')))
    this.#worker = worker
    return worker
  }

  /** Without work it keeps no process alive. */
  #rest(worker: Worker): void {
    worker.unref()
    this.#idle = setTimeout(() => this.#drop(worker, new Error('idle')), this.#options.idleMs)
    this.#idle.unref()
  }

  async #drop(worker: Worker, why: Error): Promise<void> {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const { failed } of [...this.#waiting.values()]) failed(why)
    await worker.terminate()
  }
}

/** A thread does not take over the loader of TypeScript that main was started with: from source it registers its own. */
function entryOf(here: string): URL {
  if (!here.endsWith('.ts')) return new URL('./printer.cjs', here)
  const loader = pathToFileURL(
    createRequire(here)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  ).href
  const printer = new URL('./printer.ts', here).href
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(printer)})`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}
