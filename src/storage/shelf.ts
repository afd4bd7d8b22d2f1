/**
 * One namespace of the store as the port `Shelf`: plain reads and writes go through Keyv, the conditional ones through
 * the same adapter, in the envelope that Keyv itself makes.
 */
import { Keyv } from 'keyv'
import { canonical } from '../base/canonical.ts'
import { Problem } from '../base/problem.ts'
import type { Shelf, Write } from '../base/store.ts'
import { TableAdapter } from './adapter.ts'
import type { Rows, RowWrite } from './rows.ts'

const MAX_KEY_BYTES = 200

/** A wrong key is a programmer's error: two keys that the engine cannot tell apart would be one record. */
function checked(key: string): string {
  const bytes = Buffer.from(key)
  if (bytes.length === 0 || bytes.length > MAX_KEY_BYTES || key.includes('\0') || bytes.toString() !== key) {
    throw new RangeError(`a key is 1 to ${MAX_KEY_BYTES} bytes of well-formed UTF-8: ${JSON.stringify(key)}`)
  }
  return key
}

/** A shelf, and the row that one of its writes is. */
export interface RowShelf<T> extends Shelf<T> {
  row(write: Write): RowWrite
}

export function openShelf<T>(table: Rows, name: string): RowShelf<T> {
  if (!/^[a-z0-9-]+$/.test(name)) throw new RangeError(`a shelf is named [a-z0-9-]+: ${name}`)

  const adapter = new TableAdapter(table, { prefixed: false })
  const keyv = new Keyv<T>({
    store: adapter,
    namespace: name,
    // The table has a column for the namespace. Keyv's prefix would leave out keys that look prefixed already.
    useKeyPrefix: false,
    throwOnErrors: true,
    // Plain JSON: Keyv's default doubles a leading colon, which other readers of the file would see.
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  })

  // As Keyv makes it: its `serializeData` is this very function on this very envelope, but only asynchronously.
  const envelope = (value: unknown) => JSON.stringify({ value })
  const fits = (key: string, value: unknown) => {
    const same = envelope(value)
    // The order of keys is no difference.
    return (text: string) => text === same || canonical(open(key, text)) === canonical(value)
  }
  const open = (key: string, text: string): T => {
    try {
      return (JSON.parse(text) as { value: T }).value
    } catch (error) {
      throw unreadable(key, error)
    }
  }
  const unreadable = (key: string, cause: unknown) =>
    new Problem(
      'store.damaged',
      `数据中 ${name} 的记录 ${key} 已损坏：${table.place}`,
      '请停止程序，先把该文件另存一份，再用最近的备份恢复；不要删除原文件。',
      cause,
    )

  const rowOf = (write: Write): RowWrite => {
    const key = checked(write.key)
    if ('delete' in write) return { shelf: name, key, value: null }
    if ('stands' in write)
      return { shelf: name, key, value: undefined, when: { fits: fits(key, write.stands) } }
    const value = envelope(write.set)
    const { when } = write
    if (when === undefined || when === 'absent')
      return { shelf: name, key, value, ...(when === undefined ? {} : { when }) }
    return { shelf: name, key, value, when: { fits: fits(key, when.stands) } }
  }
  const committed = async (write: Write) => adapter.commit([rowOf(write)])

  return {
    async get(key) {
      try {
        return await keyv.get<T>(checked(key))
      } catch (error) {
        throw error instanceof SyntaxError ? unreadable(key, error) : error
      }
    },
    async set(key, value) {
      await keyv.set(checked(key), value)
    },
    async delete(key) {
      await keyv.delete(checked(key))
    },
    putIfAbsent: (key, value) => committed({ shelf: name, key, set: value, when: 'absent' }),
    compareAndSet: (key, expected, value) =>
      committed({ shelf: name, key, set: value, when: { stands: expected } }),
    row: rowOf,
    async *entries(after) {
      for await (const [key, text] of table.walk(name, after)) yield [key, open(key, text)] as const
    },
    highest: () => table.highest(name),
  }
}
