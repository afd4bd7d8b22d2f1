/** The tables, in plain SQL that other engines of PostgreSQL's protocol know as well: no trigger, no advisory lock. */

/** Raised when the tables change; a database of a later version is left alone. */
export const SCHEMA_VERSION = '1'

/** Keys are ordered by their bytes, whatever the database's own order is. */
export const TABLES = [
  `CREATE TABLE IF NOT EXISTS entry (
     shelf TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, value TEXT NOT NULL, PRIMARY KEY (shelf, key))`,
  'CREATE TABLE IF NOT EXISTS highest (shelf TEXT COLLATE "C" NOT NULL PRIMARY KEY, key TEXT COLLATE "C" NOT NULL)',
  'CREATE TABLE IF NOT EXISTS about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
  // Each process that writes has a row, whose number rises with each transaction: by it one is found again.
  'CREATE TABLE IF NOT EXISTS writer (id TEXT NOT NULL PRIMARY KEY, serial BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL)',
  `CREATE TABLE IF NOT EXISTS lease (
     name TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL, fence BIGINT NOT NULL, until TIMESTAMPTZ NOT NULL)`,
  'CREATE TABLE IF NOT EXISTS file (name TEXT NOT NULL PRIMARY KEY, bytes BYTEA NOT NULL, at TIMESTAMPTZ NOT NULL)',
  `INSERT INTO about (name, value) VALUES ('schemaVersion', '${SCHEMA_VERSION}') ON CONFLICT (name) DO NOTHING`,
]

const GIVEN = 'SELECT * FROM unnest($1::text[], $2::text[])'

export const READ = {
  some: `SELECT shelf, key, value FROM entry WHERE (shelf, key) IN (${GIVEN})`,
  page: 'SELECT key, value FROM entry WHERE shelf = $1 AND key > $2 ORDER BY key LIMIT $3',
  highest: 'SELECT key FROM highest WHERE shelf = $1',
  shelves: 'SELECT DISTINCT shelf FROM entry ORDER BY shelf',
}

export const WRITE = {
  /** The membership must still stand; it cannot be struck off until the transaction is over. */
  member: 'SELECT fence FROM lease WHERE name = $1 FOR SHARE',
  look: `SELECT shelf, key, value FROM entry WHERE (shelf, key) IN (${GIVEN}) ORDER BY shelf, key FOR UPDATE`,
  /**
   * Everything that a transaction writes, in one question: the writer's number, rows where nothing stood, other rows, what
   * is deleted, and the greatest keys. No row is in two of them.
   */
  all: `WITH
    numbered AS (UPDATE writer SET serial = $2, at = now() WHERE id = $1 RETURNING 1),
    added AS (INSERT INTO entry (shelf, key, value)
      SELECT * FROM unnest($3::text[], $4::text[], $5::text[]) ON CONFLICT (shelf, key) DO NOTHING RETURNING 1),
    put AS (INSERT INTO entry (shelf, key, value)
      SELECT * FROM unnest($6::text[], $7::text[], $8::text[])
      ON CONFLICT (shelf, key) DO UPDATE SET value = excluded.value RETURNING 1),
    removed AS (DELETE FROM entry WHERE (shelf, key) IN (SELECT * FROM unnest($9::text[], $10::text[])) RETURNING 1),
    marked AS (INSERT INTO highest (shelf, key) SELECT * FROM unnest($11::text[], $12::text[])
      ON CONFLICT (shelf) DO UPDATE SET key = excluded.key WHERE highest.key < excluded.key RETURNING 1)
    SELECT (SELECT count(*) FROM numbered) AS numbered, (SELECT count(*) FROM added) AS added,
      (SELECT count(*) FROM put) + (SELECT count(*) FROM removed) + (SELECT count(*) FROM marked) AS others`,
}
