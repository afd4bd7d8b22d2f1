/** The same contracts on PostgreSQL: the port's, and Keyv's own for a storage adapter. */
import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite'
import { Keyv } from 'keyv'
import * as vitest from 'vitest'
import { afterAll, describe } from 'vitest'
import { TableAdapter } from '../../src/storage/adapter.ts'
import { openStore } from '../../src/storage/open.ts'
import { addressOf } from '../../src/storage/postgres/address.ts'
import { DatabaseTable } from '../../src/storage/postgres/table.ts'
import { storeContract } from '../contracts/store.contract.ts'
import { inSchema, isThere, Schemas } from './database.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

vitest.it.skipIf(!isThere)('is made by whoever comes first, where many begin at once.', async () => {
  const url = schemas.fresh()
  const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(url)))
  await stores[0]?.close()
  for (const store of stores.slice(1)) await store.close()
})

vitest.it.skipIf(!isThere)(
  'is made whole by the next, where whoever began was ended on the way.',
  async () => {
    const url = schemas.fresh()
    await (await openStore(url)).close()
    await inSchema(url, "DELETE FROM about WHERE name = 'schemaVersion'; DROP TABLE lease")
    const store = await openStore(url)
    vitest.expect(await store.members?.beat()).toMatchObject({ leads: true })
    await store.close()
  },
)

describe.skipIf(!isThere)('on a PostgreSQL that answers', () => {
  storeContract('PostgreSQL', () => openStore(schemas.fresh()))

  if (!isThere) return
  const table = new DatabaseTable(addressOf(schemas.fresh()), 5_000)
  vitest.beforeAll(() => table.prepare())
  afterAll(() => table.close())
  keyvTestSuite(vitest, Keyv, () => new TableAdapter(table))
  keyvIteratorTests(vitest, Keyv, () => new TableAdapter(table))
})
