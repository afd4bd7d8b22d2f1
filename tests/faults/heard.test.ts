import { openStore } from '../../src/storage/open.ts'
import { heardSuite } from './heard.ts'

// On PostgreSQL: heard.long.test.ts.
heardSuite(() => openStore('memory:'))
