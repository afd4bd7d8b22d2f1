/**
 * The port to whatever keeps our data. A store has shelves (namespaces) of JSON values under short keys.
 * The conditional writes are what makes appending and claiming safe between processes; what belongs together is
 * written together, by `commit`.
 * Every call that resolves has reached the disk; every call that cannot be carried out rejects with a Problem.
 */
export interface Store {
  /** A shelf by name (`[a-z0-9-]+`). Asking twice for one name gives the same data. */
  shelf<T>(name: string): Shelf<T>
  /**
   * All of these or none, on however many shelves. False: an expectation did not hold, and nothing was written.
   * Commits take effect in the order in which they were asked for; several may share a transaction.
   */
  commit(writes: readonly Write[]): Promise<boolean>
  /** The shelves on which something stands. */
  shelves(): Promise<readonly string[]>
  /**
   * A lease by the store's own clock, where it has one that several machines share: what is written while it is held is
   * written under its number, and refused with `store.fenced` once somebody else has taken it.
   */
  lead?(name: string, forMs: number): Leadership
  /** Rejects with the Problem that keeps data from being written now: the last write failed, the file is gone. */
  check(): Promise<void>
  /** Whole files, kept beside the records and not among them. */
  readonly files: Files
  close(): Promise<void>
}

export interface Leadership {
  /** False: somebody else holds it. Taking what is held already renews it. */
  take(): Promise<boolean>
  /** False: it has gone to somebody else. */
  renew(): Promise<boolean>
  release(): Promise<void>
  /** Whether anybody holds it. */
  isHeld(): Promise<boolean>
}

/** Files by a name of hexadecimal digits; what resolves has reached the disk, what fails rejects with a Problem. */
export interface Files {
  /** The same name again is the same file, kept from now on. */
  put(name: string, bytes: Uint8Array): Promise<void>
  get(name: string): Promise<Uint8Array | null>
  delete(name: string): Promise<void>
  list(): AsyncIterable<{ readonly name: string; readonly bytes: number; readonly at: Date }>
}

/** One of several writes. `when`: only where nothing stands, or where this very value does (compared as JSON). */
export type Write =
  | {
      readonly shelf: string
      readonly key: string
      readonly set: unknown
      readonly when?: 'absent' | { readonly stands: unknown }
    }
  | { readonly shelf: string; readonly key: string; readonly delete: true }
  /** Writes nothing: this very value must stand, or nothing of the rest is written. */
  | { readonly shelf: string; readonly key: string; readonly stands: unknown }

/** Keys are 1 to 200 bytes of UTF-8; values are plain JSON. */
export interface Shelf<T> {
  get(key: string): Promise<T | undefined>
  set(key: string, value: T): Promise<void>
  delete(key: string): Promise<void>
  /** Writes only where nothing stands; false if the key was taken. */
  putIfAbsent(key: string, value: T): Promise<boolean>
  /** Writes only where `expected` stands (compared as JSON); false otherwise. */
  compareAndSet(key: string, expected: T, value: T): Promise<boolean>
  /** All entries whose key is greater than `after`, in key order (by bytes of UTF-8), paged by the last key. */
  entries(after?: string): AsyncIterable<readonly [key: string, value: T]>
  /** The greatest key that ever stood here, deleted since or not: it tells a lost tail from one never written. */
  highest(): Promise<string | undefined>
}
