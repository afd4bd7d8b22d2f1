import { afterAll, beforeAll, describe, it } from 'vitest'
import { isThere, Schemas } from '../storage/database.ts'
import { missing, OwnServer } from './own-server.ts'
import { cutOff, frozen, killed } from './server.ts'

const schemas = new Schemas()
afterAll(() => schemas.drop())

describe.skipIf(missing() !== null)('a PostgreSQL of its own', { timeout: 180_000 }, () => {
  let server: OwnServer
  beforeAll(async () => {
    server = await OwnServer.start()
  })
  afterAll(() => server.close())

  it('that freezes keeps nobody waiting for ever, and writes nothing twice when it thaws', () =>
    frozen(server))

  it('that is killed, as are those who write, has every message once and in its order', () =>
    killed(server, 6))
})

it.skipIf(!isThere)(
  'a leader that is cut off and goes on running writes nothing that the next one has not seen',
  { timeout: 120_000 },
  () => cutOff(schemas.fresh(), 2),
)
