/**
 * Keyv's storage adapter over our table, https://keyv.org/docs/storage-adapters/custom/. One object serves one
 * namespace: Keyv writes its own namespace into the object, so a second Keyv on the same object would answer for
 * the first. Expiry is Keyv's affair (it stands in the envelope); there is no `has`, because Keyv's own honours it.
 */
import { EventEmitter } from 'node:events'
import type { KeyvStoreAdapter } from 'keyv'
import type { Table } from './table.ts'

export class TableAdapter extends EventEmitter implements KeyvStoreAdapter {
  /** Keyv offers iterator() only for dialects that it knows by name. */
  readonly opts = { dialect: 'sqlite', url: '' }
  namespace: string | undefined
  readonly #table: Table

  constructor(table: Table) {
    super()
    this.#table = table
  }

  get #shelf(): string {
    return this.namespace ?? ''
  }

  // Keyv's types say that a store returns Value; it takes the serialised text as well, and decodes it.
  async get<Value>(key: string): Promise<Value | undefined> {
    return (await this.#table.get(this.#shelf, key)) as Value | undefined
  }

  /** Of our own, since Keyv's stand-in turns a failed read into undefined. */
  async getMany<Value>(keys: string[]): Promise<Array<Value | undefined>> {
    const values: Array<Value | undefined> = []
    for (const key of keys) values.push(await this.get<Value>(key))
    return values
  }

  async set(key: string, value: string): Promise<boolean> {
    await this.#table.put(this.#shelf, key, value)
    return true
  }

  async delete(key: string): Promise<boolean> {
    return this.#table.remove(this.#shelf, key)
  }

  async clear(): Promise<void> {
    await this.#table.clear(this.#shelf)
  }

  async *iterator<Value>(
    namespace?: string,
  ): AsyncGenerator<Array<string | Awaited<Value> | undefined>, void> {
    for await (const [key, value] of this.#table.walk(namespace ?? this.#shelf)) yield [key, value]
  }
}
