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
  /** Where several processes may work on it at once, by its own clock; absent: one has it alone. */
  readonly members?: Members
  /** Rejects with the Problem that keeps data from being written now: the last write failed, the file is gone. */
  check(): Promise<void>
  /** Whole files, kept beside the records and not among them. */
  readonly files: Files
  close(): Promise<void>
}

/**
 * The processes at work on one store. Each is a member for as long as it renews that; what a member writes is written as
 * such, and refused with `store.fenced` once the others have gone on without it. One of them leads: it does what only one
 * may do. Another takes its place when it has left, or was not heard of for the length of a membership.
 */
export interface Members {
  /** This process, as the others know it. */
  readonly id: string
  /** How long a membership lasts that is not renewed. */
  readonly forMs: number
  /** Comes in, or renews. Rejects with `store.fenced` where the others have gone on without this process. */
  beat(): Promise<Attendance>
  leave(): Promise<void>
  /** Whether anybody is in. */
  isAnybody(): Promise<boolean>
  /** Tells the others at once that there is something new. It may be lost: whoever waits for it must also look by itself. */
  hint(topic: string): void
  /** Whom to tell of what others hint; never of one's own. */
  listen(hear: (topic: string) => void): void
}

export interface Attendance {
  /** Whether this process leads. */
  readonly leads: boolean
  /** All that are in, this one among them. */
  readonly present: ReadonlySet<string>
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
