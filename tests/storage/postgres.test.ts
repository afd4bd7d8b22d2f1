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
import { isThere, Schemas } from './database.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.skipIf(!isThere)('on a PostgreSQL that answers', () => {
  storeContract('PostgreSQL', () => openStore(schemas.fresh()))

  if (!isThere) return
  const table = new DatabaseTable(addressOf(schemas.fresh()), 5_000)
  vitest.beforeAll(() => table.prepare())
  afterAll(() => table.close())
  keyvTestSuite(vitest, Keyv, () => new TableAdapter(table))
  keyvIteratorTests(vitest, Keyv, () => new TableAdapter(table))
})
