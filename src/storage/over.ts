/** The port over an engine's rows: every shelf and every commit through Keyv's adapter. */
import type { Store } from '../base/store.ts'
import { TableAdapter } from './adapter.ts'
import type { Rows } from './rows.ts'
import { openShelf, type RowShelf } from './shelf.ts'

export function storeOver(rows: Rows): Omit<Store, 'files' | 'members'> {
  const adapter = new TableAdapter(rows)
  const opened = new Map<string, Pick<RowShelf<unknown>, 'row'>>()
  const rowsOf = (name: string) => {
    const known = opened.get(name) ?? openShelf<unknown>(rows, name)
    opened.set(name, known)
    return known
  }
  return {
    shelf: (name) => openShelf(rows, name),
    async commit(writes) {
      // At once, so that what is asked for first comes first.
      return adapter.commit(writes.map((it) => rowsOf(it.shelf).row(it)))
    },
    shelves: () => rows.shelves(),
    check: () => rows.check(),
    close: () => rows.close(),
  }
}
