import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite'
import { Keyv } from 'keyv'
import * as vitest from 'vitest'
import { TableAdapter } from '../../src/storage/adapter.ts'
import { openDriver } from '../../src/storage/driver.ts'
import { Table } from '../../src/storage/table.ts'

const table = new Table(openDriver(':memory:'), ':memory:', 1)
await table.prepare()

// One adapter object to a namespace, as the shelves have it.
keyvTestSuite(vitest, Keyv, () => new TableAdapter(table))
keyvIteratorTests(vitest, Keyv, () => new TableAdapter(table))
