/** Whole files in a table of their own, so that they are where the records are, and in the same backup. */
import type { Files } from '../../base/store.ts'
import type { DatabaseTable } from './table.ts'

const NAME = /^[0-9a-f]{8,64}$/

export function databaseFiles(table: DatabaseTable): Files {
  const checked = (name: string) => {
    if (!NAME.test(name)) throw new RangeError(`no name of a file: ${name}`)
    return name
  }
  return {
    async put(name, bytes) {
      // The same name is the same file: written twice it is as it was.
      await table.ask(
        'INSERT INTO file (name, bytes, at) VALUES ($1, $2, now()) ON CONFLICT (name) DO UPDATE SET at = now()',
        [checked(name), Buffer.from(bytes)],
      )
    },
    async get(name) {
      const { rows } = await table.ask('SELECT bytes FROM file WHERE name = $1', [checked(name)])
      return rows[0] === undefined ? null : (rows[0].bytes as Buffer)
    },
    async delete(name) {
      await table.ask('DELETE FROM file WHERE name = $1', [checked(name)])
    },
    async *list() {
      const { rows } = await table.ask('SELECT name, length(bytes) AS bytes, at FROM file ORDER BY name')
      for (const { name, bytes, at } of rows)
        yield { name: String(name), bytes: Number(bytes), at: at as Date }
    },
  }
}
