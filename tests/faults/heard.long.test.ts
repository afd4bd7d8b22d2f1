import { afterAll, describe } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import { isThere, Schemas } from '../storage/database.ts'
import { heardSuite } from './heard.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.skipIf(!isThere)('on PostgreSQL', () => heardSuite(async () => openStore(await schemas.emptied())))
