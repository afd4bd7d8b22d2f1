/**
 * Rows of shelf, key and value as an engine keeps them, where value is Keyv's envelope (`{"value":…}`) as text: what
 * stands below our Keyv adapter, whatever the engine. Every failure rejects with a Problem that names the place.
 */

/** One row to be written, deleted (null), or only looked at (undefined). `when`: where nothing stands, or what fits. */
export interface RowWrite {
  readonly shelf: string
  readonly key: string
  readonly value: string | null | undefined
  readonly when?: 'absent' | { readonly fits: (text: string) => boolean }
}

export interface Rows {
  /** The file, or the database without its password: for messages. */
  readonly place: string
  get(shelf: string, key: string): Promise<string | undefined>
  put(shelf: string, key: string, value: string): Promise<void>
  /** All rows or none: false where a condition did not hold. In the order in which they were asked for. */
  apply(rows: readonly RowWrite[]): Promise<boolean>
  /** Whether there was one. */
  remove(shelf: string, key: string): Promise<boolean>
  /** Only Keyv's own suite asks for this; no shelf offers it. */
  clear(shelf: string): Promise<void>
  /** By the last key, never by offset: a row written or deleted meanwhile moves no other. */
  walk(shelf: string, after?: string): AsyncGenerator<[key: string, value: string]>
  highest(shelf: string): Promise<string | undefined>
  /** The shelves on which something stands. */
  shelves(): Promise<string[]>
  /** Rejects with the Problem that is in the way of writing. */
  check(): Promise<void>
  close(): Promise<void>
}
