/** Work in order within one lane (a conversation), and side by side in different ones. */
import { setTimeout as sleep } from 'node:timers/promises'

export class Lanes {
  readonly #last = new Map<string, Promise<void>>()

  run<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#last.get(lane) ?? Promise.resolve()).then(work)
    const done = result.then(
      () => {},
      () => {},
    )
    this.#last.set(lane, done)
    void done.then(() => this.#last.get(lane) === done && this.#last.delete(lane))
    return result
  }

  /** Resolves when nothing is in work, or after `graceMs`. */
  async idle(graceMs: number): Promise<void> {
    const timer = new AbortController()
    const late = sleep(graceMs, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const)
    while (this.#last.size > 0) {
      const done = Promise.all(this.#last.values()).then(() => 'done' as const)
      if ((await Promise.race([done, late])) === 'late') break
    }
    timer.abort()
  }
}
