/**
 * What the channels' SDKs throw where nobody can catch it. A rejection is told and no more; after an exception nothing
 * is certain, so the process ends, and whoever started it starts it again.
 */
import { Problem } from '../base/problem.ts'
import type { Journal } from '../operations/journal.ts'

export class Faults {
  readonly fatal: Promise<never>
  readonly #stray: (error: unknown) => void
  #fatal: (error: unknown) => void = () => {}

  constructor(journal: Pick<Journal, 'log'>) {
    this.#stray = (error) => journal.log('a rejection that nobody took', error)
    this.fatal = new Promise((_, reject) => {
      this.#fatal = (error) => {
        journal.log('an exception that nobody caught', error)
        reject(new Problem('start.fault', '程序出错，已停止', '会由系统服务重新启动；原因见日志。'))
      }
    })
    this.fatal.catch(() => {})
    process.on('unhandledRejection', this.#stray).on('uncaughtException', this.#fatal)
  }

  close(): void {
    process.off('unhandledRejection', this.#stray).off('uncaughtException', this.#fatal)
  }
}
