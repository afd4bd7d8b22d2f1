/**
 * Keyv's storage adapter over our rows, https://keyv.org/docs/storage-adapters/custom/. One object serves one
 * namespace: Keyv writes its own namespace into the object, so a second Keyv on the same object would answer for
 * the first. Every write of a store goes through here, the conditional ones and `commit` too, which Keyv has no call
 * for: its own envelope, its own adapter, so that `new Keyv({ store, namespace: 'ledger' })` reads whatever is kept.
 * Expiry is Keyv's affair (it stands in the envelope); there is no `has`, because Keyv's own honours it.
 */
import { EventEmitter } from 'node:events'
import type { KeyvStoreAdapter } from 'keyv'
import type { Rows, RowWrite } from './rows.ts'

export interface AdapterOptions {
  /** Whether Keyv writes the namespace before each key, as it does unless told otherwise; the table has a column for it. */
  readonly prefixed?: boolean
}

export class TableAdapter extends EventEmitter implements KeyvStoreAdapter {
  /** Keyv offers iterator() only for dialects that it knows by name. */
  readonly opts = { dialect: 'sqlite', url: '' }
  namespace: string | undefined
  readonly #table: Rows
  readonly #prefixed: boolean

  constructor(table: Rows, { prefixed = true }: AdapterOptions = {}) {
    super()
    this.#table = table
    this.#prefixed = prefixed
  }

  get #shelf(): string {
    return this.namespace ?? ''
  }

  get #prefix(): string {
    return this.#prefixed && this.namespace !== undefined ? `${this.namespace}:` : ''
  }

  #bare(key: string): string {
    return key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : key
  }

  // Keyv's types say that a store returns Value; it takes the serialised text as well, and decodes it.
  async get<Value>(key: string): Promise<Value | undefined> {
    return (await this.#table.get(this.#shelf, this.#bare(key))) as Value | undefined
  }

  /** Of our own, since Keyv's stand-in turns a failed read into undefined. */
  async getMany<Value>(keys: string[]): Promise<Array<Value | undefined>> {
    const values: Array<Value | undefined> = []
    for (const key of keys) values.push(await this.get<Value>(key))
    return values
  }

  async set(key: string, value: string): Promise<boolean> {
    await this.#table.put(this.#shelf, this.#bare(key), value)
    return true
  }

  /** All rows or none, of this and of other namespaces, each row's value in Keyv's envelope. */
  async commit(rows: readonly RowWrite[]): Promise<boolean> {
    return this.#table.apply(rows)
  }

  async delete(key: string): Promise<boolean> {
    return this.#table.remove(this.#shelf, this.#bare(key))
  }

  async clear(): Promise<void> {
    await this.#table.clear(this.#shelf)
  }

  async *iterator<Value>(
    namespace?: string,
  ): AsyncGenerator<Array<string | Awaited<Value> | undefined>, void> {
    for await (const [key, value] of this.#table.walk(namespace ?? this.#shelf))
      yield [`${this.#prefix}${key}`, value]
  }
}
