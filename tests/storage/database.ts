/**
 * A PostgreSQL to test with: `DIAODU_TEST_POSTGRES`, or the one on this machine. Each store has a schema of its own, which
 * is dropped afterwards. Where no server answers, what needs one is skipped by name.
 */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import pg from 'pg'
import { openStore } from '../../src/storage/open.ts'

export const SERVER = process.env.DIAODU_TEST_POSTGRES ?? 'postgres://127.0.0.1:5432/test'

async function connected(): Promise<pg.Client> {
  const url = new URL(SERVER)
  if (url.username === '') url.username = userInfo().username
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function asked(text: string): Promise<void> {
  const client = await connected()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

export const isThere = await asked('SELECT 1').then(
  () => true,
  () => false,
)

export class Schemas {
  readonly #made: string[] = []
  #emptied: string | null = null

  /** The URL of a store that nobody has opened. */
  fresh(): string {
    const schema = `diaodu_test_${randomUUID().replaceAll('-', '')}`
    this.#made.push(schema)
    const url = new URL(SERVER)
    url.searchParams.set('schema', schema)
    return url.href
  }

  /** A store without anything in it, in one schema: cheaper than a new one each time. */
  async emptied(): Promise<string> {
    if (this.#emptied === null) {
      this.#emptied = this.fresh()
      await (await openStore(this.#emptied)).close()
    }
    await inSchema(
      this.#emptied,
      'DELETE FROM entry; DELETE FROM highest; DELETE FROM lease; DELETE FROM file',
    )
    return this.#emptied
  }

  async drop(): Promise<void> {
    for (const schema of this.#made.splice(0)) await asked(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  }
}

/** Done in the schema of a store, beside whoever uses it. */
export async function inSchema(url: string, text: string): Promise<void> {
  await asked(`SET search_path TO ${schemaOf(url)}; ${text}`)
}

/** Somebody who holds what this locks, and says nothing more until they are woken. */
export async function asleepUnder(url: string, text: string): Promise<() => Promise<void>> {
  const client = await connected()
  await client.query(`SET search_path TO ${schemaOf(url)}; BEGIN; ${text}`)
  return () => client.end()
}

function schemaOf(url: string): string {
  return new URL(url).searchParams.get('schema') ?? 'diaodu'
}
