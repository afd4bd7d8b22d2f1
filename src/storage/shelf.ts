/**
 * One namespace of the store as the port `Shelf`: plain reads and writes go through Keyv, the conditional ones
 * beside it as conditional SQL, both with the same envelope.
 */
import { Keyv } from 'keyv'
import { canonical } from '../base/canonical.ts'
import { Problem } from '../base/problem.ts'
import type { Shelf } from '../base/store.ts'
import { TableAdapter } from './adapter.ts'
import type { Table } from './table.ts'

const MAX_KEY_BYTES = 200

/** A wrong key is a programmer's error: two keys that the engine cannot tell apart would be one record. */
function checked(key: string): string {
  const bytes = Buffer.from(key)
  if (bytes.length === 0 || bytes.length > MAX_KEY_BYTES || key.includes('\0') || bytes.toString() !== key) {
    throw new RangeError(`a key is 1 to ${MAX_KEY_BYTES} bytes of well-formed UTF-8: ${JSON.stringify(key)}`)
  }
  return key
}

export function openShelf<T>(table: Table, name: string): Shelf<T> {
  if (!/^[a-z0-9-]+$/.test(name)) throw new RangeError(`a shelf is named [a-z0-9-]+: ${name}`)

  const keyv = new Keyv<T>({
    store: new TableAdapter(table),
    namespace: name,
    // The table has a column for the namespace. Keyv's prefix would leave out keys that look prefixed already.
    useKeyPrefix: false,
    throwOnErrors: true,
    // Plain JSON: Keyv's default doubles a leading colon, which other readers of the file would see.
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  })

  const envelope = (value: T) => JSON.stringify({ value })
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
      `数据文件中 ${name} 的记录 ${key} 已损坏：${table.file}`,
      '请停止程序，先把该文件另存一份，再用最近的备份恢复；不要删除原文件。',
      cause,
    )

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
    async putIfAbsent(key, value) {
      return table.putIfAbsent(name, checked(key), envelope(value))
    },
    async compareAndSet(key, expected, value) {
      const text = await table.get(name, checked(key))
      // The order of keys is no difference; the text read is what the engine then compares, in one statement.
      if (text === undefined || canonical(open(key, text)) !== canonical(expected)) return false
      return table.replace(name, key, text, envelope(value))
    },
    async *entries(after) {
      for await (const [key, text] of table.walk(name, after)) yield [key, open(key, text)] as const
    },
    highest: () => table.highest(name),
  }
}
