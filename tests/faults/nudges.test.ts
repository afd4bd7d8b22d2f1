import { afterAll, it } from 'vitest'
import { isThere, Schemas } from '../storage/database.ts'
import { sentOnce } from './killed-senders.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

// With 300 reminders and eight kills: nudges.long.test.ts.
it('sends 40 reminders from two processes that are killed, none of them twice', { timeout: 180_000 }, () =>
  sentOnce(40, [[7], [5]], 1),
)

it.skipIf(!isThere)('does the same on PostgreSQL', { timeout: 180_000 }, () =>
  sentOnce(40, [[7], [5]], 1, schemas.fresh()),
)
