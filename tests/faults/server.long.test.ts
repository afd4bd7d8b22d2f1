import { afterAll, describe, it } from 'vitest'
import { isThere, Schemas } from '../storage/database.ts'
import { missing, OwnServer } from './own-server.ts'
import { cutOff, killed } from './server.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.skipIf(missing() !== null)('a PostgreSQL of its own', () => {
  it('that is killed a hundred times, as are those who write, loses, doubles and moves no message', {
    timeout: 1_800_000,
  }, async () => {
    const server = await OwnServer.start()
    try {
      await killed(server, 200)
    } finally {
      await server.close()
    }
  })
})

it.skipIf(!isThere)(
  'a leader that is cut off twenty times writes nothing that the next one has not seen',
  { timeout: 600_000 },
  () => cutOff(schemas.fresh(), 20),
)
