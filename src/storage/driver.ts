/**
 * SQLite in a few functions, so that another driver of it (the built-in one of Node 22, say) can take libsql's
 * place here and nowhere else. The calls are synchronous: what has returned is on disk, at about a millisecond a
 * write. Errors are SQLite's own, with `code` and `rawCode`; `faults.ts` puts them into words.
 */
import Database from 'libsql'

export type Parameter = string | number | null
export type Row = Readonly<Record<string, Parameter>>

export interface Driver {
  /** All rows of a query, read to the end: a statement left half read would hold the lock that writers wait for. */
  read(sql: string, parameters?: readonly Parameter[]): Row[]
  /** One statement is one transaction; returns how many rows it changed. */
  write(sql: string, parameters?: readonly Parameter[]): number
  /** What `work` writes is one transaction; where it returns false or throws, nothing of it is kept. */
  atomically(work: () => boolean): boolean
  /** The same for a part of a transaction that is open. */
  partly(work: () => boolean): boolean
  close(): void
}

/**
 * How long SQLite itself waits for another process. It blocks the event loop while it does, so it is short, and
 * `table.ts` tries again with the loop free between.
 */
const BUSY_MS = 200

/** Opens a file (an absolute path: libsql takes `http://…` for a server) or `:memory:`; makes the file if missing. */
export function openDriver(path: string): Driver {
  const database = new Database(path)
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    // The rollback journal, since SQLite before 3.51.3 can, rarely, damage a WAL that two processes share.
    database.exec('PRAGMA journal_mode = DELETE')
    database.exec('PRAGMA synchronous = FULL')
    // What is deleted (a person's words) is overwritten in the file too.
    database.exec('PRAGMA secure_delete = ON')
  } catch (error) {
    database.close()
    throw error
  }

  // Kept, because a statement is only finalised when the garbage collector comes by.
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const made = database.prepare(sql)
    statements.set(sql, made)
    return made
  }

  return {
    read: (sql, parameters = []) => prepared(sql).all(...parameters) as Row[],
    write: (sql, parameters = []) => prepared(sql).run(...parameters).changes,
    atomically(work) {
      // The lock is taken at once: a reader that becomes a writer could be told busy in the middle.
      database.exec('BEGIN IMMEDIATE')
      try {
        const done = work()
        database.exec(done ? 'COMMIT' : 'ROLLBACK')
        return done
      } catch (error) {
        // After a full disk SQLite has rolled back by itself.
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    partly(work) {
      database.exec('SAVEPOINT part')
      const done = work()
      database.exec(done ? 'RELEASE part' : 'ROLLBACK TO part; RELEASE part')
      return done
    },
    close() {
      statements.clear()
      database.close()
    },
  }
}
