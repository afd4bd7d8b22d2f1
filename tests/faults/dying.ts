/** A process that dies at the n-th thing that it does to the world, before it or just after it was done. */
import type { Shelf, Store } from '../../src/base/store.ts'

export class Crash extends Error {}

/** What comes after the n-th call fails too: a dead process does nothing more. */
export function dyingAt(n: number, when: 'before' | 'after') {
  let calls = 0
  const call = async <R>(act: () => Promise<R>): Promise<R> => {
    calls++
    if (calls > n || (calls === n && when === 'before')) throw new Crash()
    const result = await act()
    if (calls >= n) throw new Crash()
    return result
  }
  const store = (inner: Store): Store => ({
    shelf<T>(name: string): Shelf<T> {
      const shelf = inner.shelf<T>(name)
      return {
        get: (key) => call(() => shelf.get(key)),
        set: (key, value) => call(() => shelf.set(key, value)),
        delete: (key) => call(() => shelf.delete(key)),
        putIfAbsent: (key, value) => call(() => shelf.putIfAbsent(key, value)),
        compareAndSet: (key, expected, value) => call(() => shelf.compareAndSet(key, expected, value)),
        highest: () => call(() => shelf.highest()),
        async *entries(after) {
          const walk = shelf.entries(after)[Symbol.asyncIterator]()
          for (;;) {
            const step = await call(() => walk.next())
            if (step.done) return
            yield step.value
          }
        },
      }
    },
    commit: (writes) => call(() => inner.commit(writes)),
    shelves: () => call(() => inner.shelves()),
    check: () => call(() => inner.check()),
    files: inner.files,
    close: () => inner.close(),
  })
  return { call, store, isDead: () => calls >= n }
}
